// Reads what is asked for, and draws it.
#include "server/app/map_picture.hpp"

#include "server/app/date_said.hpp"
#include "server/room/word_on_page.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>
#include <array>

namespace spacebetween {
namespace {

/// The place of the query's word among these; the first when it is left out, nothing when it is
/// none of them.
template <std::size_t count>
std::optional<std::size_t> choice_of(
    const HttpRequest& request,
    std::string_view name,
    const std::array<std::string_view, count>& words
) {
    const auto said = request.query_value(name);
    if (!said) return 0;
    const auto found = std::ranges::find(words, *said);
    if (found == words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

}  // namespace

std::optional<PictureAsked> picture_asked(const HttpRequest& request, Time now) {
    using Words = std::array<std::string_view, 2>;
    const auto view = choice_of(request, "view", Words{"genogram", "network"});
    const auto bonds =
        choice_of(request, "bonds", std::array<std::string_view, 3>{"all", "harm", "none"});
    const auto names = choice_of(
        request,
        "names",
        std::array<std::string_view, 4>{"first", "initials", "role", "alias"}
    );
    const auto page = request.query_value("page");
    const auto paper = page ? render::paper_named(*page) : std::nullopt;
    const auto guesses = choice_of(request, "guesses", Words{"0", "1"});
    const auto said = request.query_value("as_of");
    const auto date = said ? date_said(*said) : std::optional(day_of(now));
    if (!view || !bonds || !names || (page && !paper) || !guesses || !date) return std::nullopt;
    constexpr std::array filters = {
        render::BondFilter::all,
        render::BondFilter::harm,
        render::BondFilter::none,
    };
    constexpr std::array namings = {
        render::Naming::first,
        render::Naming::initials,
        render::Naming::part,
        render::Naming::alias,
    };
    PictureAsked asked;
    asked.leaving.seeing.view = *view == 0 ? render::View::genogram : render::View::network;
    asked.leaving.seeing.day = render::latest(*date);
    asked.leaving.seeing.bonds = filters[*bonds];
    asked.leaving.naming = namings[*names];
    asked.leaving.guesses = *guesses == 1;
    asked.as_of = render::date_words(*date);
    asked.paper = paper;
    return asked;
}

std::string picture_of(
    const render::Records& seen,
    const PictureAsked& asked,
    const std::string& alias,
    const std::string& taken
) {
    const render::Scene scene = render::scene_to_leave(seen, asked.leaving);
    const render::Caption caption{
        say("map.picture", {{"name", alias}}),
        say("map.as_of", {{"year", asked.as_of}}) + ". " + taken,
    };
    return asked.paper ? render::map_sheets(scene, caption, *asked.paper)
                       : render::map_svg(scene, caption);
}

}  // namespace spacebetween

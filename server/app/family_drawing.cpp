// The room's own question to the layout, and the room's own drawing, about a family's file.
#include "server/app/family_drawing.hpp"

#include "server/app/date_said.hpp"
#include "server/layout/picture.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/render/days.hpp"
#include "server/render/map_svg.hpp"
#include "server/room/map_shape.hpp"
#include "server/room/word_on_page.hpp"
#include "server/vocabulary/words.hpp"

#include <ctime>
#include <memory>
#include <utility>

namespace spacebetween {
namespace {

render::Scene
scene_of(const render::Records& records, const render::Stored& places, const Date& as_of) {
    render::Leaving leaving;
    leaving.seeing.day = render::latest(as_of);
    leaving.seeing.bonds = render::BondFilter::all;
    leaving.seeing.places = places;
    return render::scene_to_leave(records, leaving);
}

render::Caption caption_of(const Date& as_of) {
    return {
        std::string(word("map.picture_plain")),
        say("map.as_of", {{"year", render::date_words(as_of)}}),
    };
}

}  // namespace

FamilyDrawing::FamilyDrawing(const Family& family, Date as_of) : as_of_(std::move(as_of)) {
    std::vector<const Record*> seen;
    for (const Record& record : family.records()) {
        records_.push_back(std::make_shared<const Record>(record));
        seen.push_back(records_.back().get());
    }
    const MapShape shape = shape_of(seen, MapView::genogram, last_moment(as_of_));
    const std::clock_t begun = std::clock();
    const layout::Picture picture = layout::tidy(shape.family);
    layout_ms_ = (std::clock() - begun) * second_ms / CLOCKS_PER_SEC;
    metrics_ = picture.metrics;
    ancestor_loops_ = picture.broken.size();
    for (std::size_t at = 0; at < shape.things.size(); ++at) {
        const auto [x, y] = picture.people[at];
        places_[shape.things[at]] = {static_cast<double>(x), static_cast<double>(y)};
    }
}

std::string FamilyDrawing::metrics() const {
    std::string json;
    JsonWriter out(json);
    const auto whole = [&out](std::string_view key, auto value) {
        out.key(key).whole(static_cast<std::int64_t>(value));
    };
    out.open_object();
    whole("people", metrics_.people);
    whole("unions", metrics_.unions);
    whole("rows", metrics_.rows);
    whole("crossings", metrics_.crossings);
    whole("secondary_crossings", metrics_.secondary_crossings);
    whole("line_crossings", metrics_.line_crossings);
    whole("exceptions", metrics_.exceptions);
    whole("overlaps", metrics_.overlaps);
    whole("not_adjacent", metrics_.not_adjacent);
    whole("outside", metrics_.outside);
    whole("bends", metrics_.bends);
    whole("ancestor_loops", ancestor_loops_);
    whole("width", metrics_.width);
    whole("height", metrics_.height);
    whole("layout_ms", layout_ms_);
    out.close_object();
    return json;
}

std::string FamilyDrawing::svg() const {
    return render::map_svg(scene_of(records_, places_, as_of_), caption_of(as_of_));
}

std::string FamilyDrawing::sheets(render::Paper paper) const {
    return render::map_sheets(scene_of(records_, places_, as_of_), caption_of(as_of_), paper);
}

}  // namespace spacebetween

// Which handler answers which path, and who may ask.
#include "server/app/api_routes.hpp"

#include "server/app/api_handlers.hpp"

#include <array>

namespace spacebetween {
namespace {

using enum HttpMethod;

constexpr std::array routes{
    Route{get, "/health", Who::anybody, api::health},
    Route{post, "/api/sign-in", Who::anybody, api::sign_in},
    Route{post, "/api/sign-out", Who::anybody, api::sign_out},
    Route{get, "/api/me", Who::signed_in, api::me},
    Route{get, "/api/teams", Who::signed_in, api::teams},
    Route{get, "/api/teams/*/formats", Who::signed_in, api::team_formats},
    Route{post, "/api/teams/*/formats", Who::signed_in, api::save_format},
    Route{get, "/api/teams/*/formats/*/*", Who::signed_in, api::team_format},
    Route{get, "/api/rooms", Who::signed_in, api::my_rooms},
    Route{post, "/api/rooms", Who::signed_in, api::start_room},
    Route{get, "/api/rooms/*", Who::signed_in, api::door},
    Route{post, "/api/rooms/*/settings", Who::signed_in, api::change_settings},
    Route{post, "/api/rooms/*/roster", Who::signed_in, api::change_roster},
    Route{post, "/api/rooms/*/plan", Who::signed_in, api::plan_session},
    Route{get, "/api/rooms/*/plan.ics", Who::signed_in, api::calendar_entry},
    Route{post, "/api/rooms/*/tidy", Who::signed_in, api::tidy},
    Route{post, "/api/rooms/*/import", Who::signed_in, api::import_file, Takes::file},
    Route{get, "/api/rooms/*/map", Who::signed_in, api::copy_of_map},
    Route{get, "/api/paper/*", Who::signed_in, api::blank_paper},
    Route{post, "/api/rooms/*/ticket", Who::signed_in, api::new_ticket},
    Route{post, "/api/rooms/*/invitations", Who::signed_in, api::invite},
    Route{get, "/api/rooms/*/history", Who::signed_in, api::sessions_of_room},
    Route{get, "/api/rooms/*/history/*", Who::signed_in, api::look_back},
    Route{post, "/api/rooms/*/copies", Who::signed_in, api::copy_practice},
    Route{post, "/api/rooms/*/reset", Who::signed_in, api::reset_practice},
    Route{get, "/api/rooms/*/summaries", Who::signed_in, api::summaries_of_room},
    Route{post, "/api/rooms/*/conversations/*", Who::signed_in, api::came_back},
    Route{get, "/api/invitations/*", Who::anybody, api::invitation},
    Route{post, "/api/invitations/*", Who::anybody, api::accept_invitation},
    Route{get, "/api/conversations", Who::signed_in, api::conversations},
    Route{post, "/api/agendas", Who::signed_in, api::begin_agenda},
    Route{get, "/api/agendas/*", Who::signed_in, api::agenda},
    Route{get, "/api/drafts", Who::signed_in, api::drafts},
    Route{get, "/api/summaries/*", Who::signed_in, api::summary},
    Route{post, "/api/summaries/*/acknowledge", Who::signed_in, api::acknowledge_summary},
    Route{post, "/api/summaries/*/question", Who::signed_in, api::question_summary},
    Route{post, "/api/summaries/*/answer", Who::signed_in, api::answer_summary},
    Route{post, "/api/summaries/*/decide", Who::signed_in, api::decide_summary},
    Route{get, "/api/reviews", Who::signed_in, api::reviews},
};

}  // namespace

std::span<const Route> api_routes() { return routes; }

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    std::vector<std::string> parts;
    for (;;) {
        const auto pattern_end = pattern.find('/', 1);
        const auto path_end = path.find('/', 1);
        const auto wanted = pattern.substr(0, pattern_end);
        const auto given = path.substr(0, path_end);
        if (wanted == "/*" && given.size() > 1) {
            parts.emplace_back(given.substr(1));
        } else if (wanted != given) {
            return std::nullopt;
        }
        const bool pattern_over = pattern_end == std::string_view::npos;
        const bool path_over = path_end == std::string_view::npos;
        if (pattern_over != path_over) return std::nullopt;
        if (pattern_over) return parts;
        pattern.remove_prefix(pattern_end);
        path.remove_prefix(path_end);
    }
}

}  // namespace spacebetween

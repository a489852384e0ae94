// Which handler answers which path, and who may ask.
#include "server/app/api_routes.hpp"

#include "server/app/api_handlers.hpp"

#include <array>

namespace spacebetween {
namespace {

using enum HttpMethod;

constexpr std::array routes{
    Route{get, "/health", Who::anybody, health},
    Route{post, "/api/sign-in", Who::anybody, sign_in},
    Route{post, "/api/sign-out", Who::anybody, sign_out},
    Route{get, "/api/me", Who::signed_in, me},
    Route{get, "/api/teams", Who::signed_in, teams},
    Route{get, "/api/rooms", Who::signed_in, my_rooms},
    Route{post, "/api/rooms", Who::signed_in, start_room},
    Route{get, "/api/rooms/*", Who::signed_in, door},
    Route{post, "/api/rooms/*/settings", Who::signed_in, change_settings},
    Route{post, "/api/rooms/*/roster", Who::signed_in, change_roster},
    Route{post, "/api/rooms/*/plan", Who::signed_in, plan_session},
    Route{get, "/api/rooms/*/plan.ics", Who::signed_in, calendar_entry},
    Route{post, "/api/rooms/*/ticket", Who::signed_in, new_ticket},
    Route{post, "/api/rooms/*/invitations", Who::signed_in, invite},
    Route{get, "/api/rooms/*/summaries", Who::signed_in, summaries_of_room},
    Route{post, "/api/rooms/*/conversations/*", Who::signed_in, came_back},
    Route{get, "/api/invitations/*", Who::anybody, invitation},
    Route{post, "/api/invitations/*", Who::anybody, accept_invitation},
    Route{get, "/api/conversations", Who::signed_in, conversations},
    Route{get, "/api/summaries/*", Who::signed_in, summary},
    Route{post, "/api/summaries/*/acknowledge", Who::signed_in, acknowledge_summary},
    Route{post, "/api/summaries/*/question", Who::signed_in, question_summary},
    Route{post, "/api/summaries/*/answer", Who::signed_in, answer_summary},
    Route{post, "/api/summaries/*/decide", Who::signed_in, decide_summary},
    Route{get, "/api/reviews", Who::signed_in, reviews},
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

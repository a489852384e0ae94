// Which path is answered by which handler, and which by none.
#include "server/app/api_routes.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace spacebetween;

using Parts = std::vector<std::string>;

TEST_CASE("a pattern's stars match one segment each", "[app]") {
    CHECK(match("/health", "/health") == Parts{});
    CHECK(match("/api/rooms/*", "/api/rooms/room_1") == Parts{"room_1"});
    CHECK(match("/api/rooms/*/conversations/*", "/api/rooms/r/conversations/c") == Parts{"r", "c"});
}

TEST_CASE("a path that is longer, shorter or empty where a star stands does not match", "[app]") {
    CHECK_FALSE(match("/api/rooms/*", "/api/rooms"));
    CHECK_FALSE(match("/api/rooms/*", "/api/rooms/"));
    CHECK_FALSE(match("/api/rooms/*", "/api/rooms/r/plan"));
    CHECK_FALSE(match("/api/rooms/*/plan", "/api/rooms/r"));
    CHECK_FALSE(match("/api/rooms/*/plan", "/api/rooms//plan"));
    CHECK_FALSE(match("/api/me", "/api/me/"));
    CHECK_FALSE(match("/api/me", "/api/ME"));
    CHECK_FALSE(match("/api/me", ""));
}

TEST_CASE("no two routes answer the same request", "[app]") {
    std::set<std::pair<int, std::string>> seen;
    for (const Route& route : api_routes()) {
        INFO(route.pattern);
        CHECK(seen.emplace(static_cast<int>(route.method), std::string(route.pattern)).second);
        CHECK(route.handler != nullptr);
    }
}

TEST_CASE("strangers reach sign-in, sign-out, invitations and health, and nothing else", "[app]") {
    const std::set<std::string_view> open{
        "/health",
        "/api/sign-in",
        "/api/sign-out",
        "/api/invitations/*"
    };
    for (const Route& route : api_routes()) {
        INFO(route.pattern);
        CHECK((route.who == Who::anybody) == open.contains(route.pattern));
    }
}

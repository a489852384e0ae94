// Who is pinged, and who is silent for too long.
#include "server/app/lines.hpp"

#include "server/vocabulary/refusal.hpp"
#include "tests/app/heard_connection.hpp"
#include "tests/support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace spacebetween;

namespace {

struct OneLine {
    OneLine() {
        Line line;
        line.connection = connection;
        line.account = AccountId("a_beth");
        line.login_hash = "hash of a login";
        line.heard = noon;
        line.pinged = noon;
        lines.add(std::move(line));
    }

    Limits limits;
    Lines lines{limits};
    std::shared_ptr<HeardConnection> connection = std::make_shared<HeardConnection>();
};

}  // namespace

TEST_CASE("[R32] whoever says nothing is pinged in time, and once in that time", "[app]") {
    OneLine one;
    const auto ping = static_cast<Millis>(one.limits.ping_ms);

    one.lines.sweep(noon + (ping - 1));
    CHECK(one.connection->heard.empty());
    one.lines.sweep(noon + ping);
    CHECK(one.connection->heard == std::vector<std::string>{R"({"t":"ping"})"});
    one.lines.sweep(noon + (ping + 1));
    CHECK(one.connection->heard.size() == 1);
}

TEST_CASE("[R32] whoever says nothing for longer is closed as silent", "[app]") {
    OneLine one;
    const auto silent = static_cast<Millis>(one.limits.silent_ms);
    const auto number = static_cast<std::uint16_t>(number_of(CloseCode::silent));

    one.lines.sweep(noon + (silent - 1));
    CHECK(one.connection->code == 0);
    one.lines.heard(one.connection.get(), noon + 1);
    one.lines.sweep(noon + silent);
    CHECK(one.connection->code == 0);
    one.lines.sweep(noon + (silent + 1));
    CHECK(one.connection->code == number);
}

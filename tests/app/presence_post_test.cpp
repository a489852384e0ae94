// Presence is gathered: the latest word about each member, to each member, every 50 ms.
#include "server/app/presence_post.hpp"

#include "server/vocabulary/limits.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

const MemberId ana("m_ana");
const MemberId ben("m_ben");
const MemberId cleo("m_cleo");
constexpr Time first_moment{1'000'000};
const auto gathered = static_cast<Millis>(Limits{}.presence_coalesce_ms);

Presence typing(bool types) { return {true, std::nullopt, std::nullopt, types}; }

}  // namespace

TEST_CASE("R63: a later word about a member replaces an earlier one", "[app]") {
    PresencePost post(gathered);
    post.add({{ben, cleo}, {{ana, typing(true)}}}, first_moment);
    post.add({{ben}, {{ana, typing(false)}}}, first_moment + 10);
    const auto taken = post.take();
    REQUIRE(taken.size() == 2);
    CHECK_FALSE(taken.at(ben).at(ana).typing);
    CHECK(taken.at(cleo).at(ana).typing);
}

TEST_CASE("presence travels 50 ms after the first word, however many follow", "[app]") {
    PresencePost post(gathered);
    CHECK_FALSE(post.due());
    post.add({{ben}, {{ana, typing(true)}}}, first_moment);
    post.add({{ben}, {{ana, typing(false)}}}, first_moment + (gathered - 10));
    CHECK(post.due() == first_moment + gathered);
    post.take();
    CHECK_FALSE(post.due());
    CHECK(post.take().empty());
}

TEST_CASE("a word that nobody is to hear makes no post", "[app]") {
    PresencePost post(gathered);
    post.add({{}, {{ana, typing(true)}}}, first_moment);
    CHECK_FALSE(post.due());
}

// Invitation links: one person, one room, once.
#include "server/access/invitations.hpp"
#include "server/access/token.hpp"
#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

struct Inviting {
    People people;

    InvitationWish wish() { return {people.room, people.beth, Role::reflector, "", std::nullopt}; }

    InvitationWish guest_wish() {
        return {people.room, people.beth, std::nullopt, "Health", noon + 30 * day_ms};
    }

    Result<std::string, HttpRefusal> invite(const InvitationWish& wanted) {
        return spacebetween::invite(people.register_of, wanted, noon, people.limits, people.random);
    }

    Result<RoomId, HttpRefusal> accept(std::string_view token, const AccountId& who, Time now) {
        return accept_invitation(people.register_of, token, who, now, people.limits);
    }
};

}  // namespace

TEST_CASE("an invitation is kept as a hash and lets one colleague in", "[access]") {
    Inviting in;

    const auto token = in.invite(in.wish());

    REQUIRE(token.has_value());
    CHECK_FALSE(in.people.register_of.invitation(*token).has_value());
    REQUIRE(in.accept(*token, in.people.gill, noon + 1).has_value());
    const auto row = in.people.register_of.roster_entry(in.people.room, in.people.gill);
    REQUIRE(row.has_value());
    CHECK_FALSE(row->guest.has_value());
    CHECK(in.people.register_of.teams_of(in.people.gill).size() == 1);
}

TEST_CASE("an invitation is used once", "[access]") {
    Inviting in;
    const auto token = in.invite(in.wish());
    REQUIRE(token.has_value());
    REQUIRE(in.accept(*token, in.people.gill, noon).has_value());

    CHECK(in.accept(*token, in.people.carl, noon).error() == HttpRefusal::invitation_over);
    CHECK_FALSE(in.people.register_of.roster_entry(in.people.room, in.people.carl).has_value());
}

TEST_CASE("looking at an invitation does not use it up", "[access]") {
    Inviting in;
    const auto token = in.invite(in.wish());
    REQUIRE(token.has_value());

    for (int index = 0; index < 3; ++index) {
        CHECK(open_invitation(in.people.register_of, *token, noon).has_value());
    }

    CHECK(in.accept(*token, in.people.gill, noon).has_value());
    CHECK_FALSE(open_invitation(in.people.register_of, *token, noon).has_value());
}

TEST_CASE("an invitation is over after three days, and a guessed one never was", "[access]") {
    Inviting in;
    const auto token = in.invite(in.wish());
    REQUIRE(token.has_value());
    const Time end = noon + static_cast<Millis>(in.people.limits.invitation_ms);

    CHECK(open_invitation(in.people.register_of, *token, end - 1).has_value());
    CHECK(in.accept(*token, in.people.gill, end).error() == HttpRefusal::invitation_over);
    CHECK(
        in.accept(std::string(43, 'A'), in.people.gill, noon).error() ==
        HttpRefusal::invitation_over
    );
    CHECK(in.accept("", in.people.gill, noon).error() == HttpRefusal::invitation_over);
}

TEST_CASE("a guest joins the room until a date, and no team", "[access]") {
    Inviting in;
    const auto token = in.invite(in.guest_wish());
    REQUIRE(token.has_value());

    REQUIRE(in.accept(*token, in.people.gill, noon).has_value());

    const auto row = in.people.register_of.roster_entry(in.people.room, in.people.gill);
    REQUIRE(row.has_value());
    CHECK(row->guest == GuestOf{"Health", noon + 30 * day_ms});
    CHECK(in.people.register_of.teams_of(in.people.gill).empty());
}

TEST_CASE("nobody is invited as accountable manager, nor a guest without a date", "[access]") {
    Inviting in;
    auto as_manager = in.wish();
    as_manager.role = Role::accountable_manager;
    auto for_ever = in.guest_wish();
    for_ever.until.reset();
    auto until_now = in.guest_wish();
    until_now.until = noon;

    CHECK(in.invite(as_manager).error() == HttpRefusal::refused);
    CHECK(in.invite(for_ever).error() == HttpRefusal::refused);
    CHECK(in.invite(until_now).error() == HttpRefusal::refused);
}

TEST_CASE("guests and strangers invite nobody", "[access]") {
    Inviting in;
    auto by_stranger = in.wish();
    by_stranger.by = in.people.carl;
    CHECK(in.invite(by_stranger).error() == HttpRefusal::unknown);

    REQUIRE(in.accept(*in.invite(in.guest_wish()), in.people.gill, noon).has_value());
    auto by_guest = in.wish();
    by_guest.by = in.people.gill;
    CHECK(in.invite(by_guest).error() == HttpRefusal::forbidden);
}

TEST_CASE("whoever is there already stays as she is", "[access]") {
    Inviting in;
    const auto token = in.invite(in.guest_wish());
    REQUIRE(token.has_value());

    REQUIRE(in.accept(*token, in.people.beth, noon).has_value());

    CHECK_FALSE(
        in.people.register_of.roster_entry(in.people.room, in.people.beth)->guest.has_value()
    );
}

TEST_CASE("a guest whose time is over comes back by a new invitation", "[access]") {
    Inviting in;
    auto wish = in.guest_wish();
    wish.until = noon + hour_ms;
    REQUIRE(in.accept(*in.invite(wish), in.people.gill, noon).has_value());
    const auto again = in.invite(in.guest_wish());
    REQUIRE(again.has_value());

    REQUIRE(in.accept(*again, in.people.gill, noon + 2 * hour_ms).has_value());

    const auto row = in.people.register_of.roster_entry(in.people.room, in.people.gill);
    CHECK(row->guest->until == noon + 30 * day_ms);
}

TEST_CASE("[I-12] a room has so many open invitations and no more", "[access]") {
    Inviting in;
    REQUIRE(set_limit(in.people.limits, "invitations_per_room", 2));
    const auto first = in.invite(in.wish());
    REQUIRE(first.has_value());
    REQUIRE(in.invite(in.wish()).has_value());

    CHECK(in.invite(in.wish()).error() == HttpRefusal::refused);
    REQUIRE(in.accept(*first, in.people.gill, noon).has_value());
    CHECK(in.invite(in.wish()).has_value());
}

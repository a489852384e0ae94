// How many a roster and a team hold: up to the limit, at it, and one more.
#include "server/access/room_places.hpp"

#include "server/access/invitations.hpp"
#include "server/access/roster_rules.hpp"
#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

struct Places {
    People people;

    /// Everybody of the team but Beth, who is on the roster from the beginning.
    std::vector<AccountId> colleagues() const { return {people.carl, people.dana, people.mary}; }

    Result<Done, HttpRefusal> change(RosterAction action, const AccountId& target) {
        const RosterChange wanted{people.beth, target, action, std::optional(noon + day_ms)};
        return change_roster(people.register_of, people.room, wanted, noon, people.limits);
    }

    std::string invite(const std::string& agency = "") {
        InvitationWish wish{people.room, people.beth, std::nullopt, agency, std::nullopt};
        if (!agency.empty()) wish.until = noon + day_ms;
        const auto invited =
            spacebetween::invite(people.register_of, wish, noon, people.limits, people.random);
        REQUIRE(invited.has_value());
        return *invited;
    }

    Result<RoomId, HttpRefusal> accept(const std::string& invited, const AccountId& who) {
        return accept_invitation(people.register_of, invited, who, noon, people.limits);
    }

    std::size_t on_roster() { return people.register_of.roster(people.room).size(); }

    Result<Done, HttpRefusal> start(const std::string& room, const std::set<std::string>& wanted) {
        RoomEntry entry;
        entry.id = RoomId(room);
        entry.team = people.south;
        entry.alias = "Nia";
        entry.created = noon;
        return start_room(people.register_of, entry, people.beth, wanted, people.limits);
    }

    Team another_team(const std::string& name) {
        const Team team{TeamId("t_" + name), name};
        REQUIRE(people.register_of.add_team(team).has_value());
        return team;
    }
};

}  // namespace

TEST_CASE("a roster takes colleagues up to its last place, and nobody after that", "[access]") {
    Places in;
    in.people.limits.room_members = 3;
    CHECK(in.change(RosterAction::add, in.people.carl).has_value());
    CHECK(in.change(RosterAction::add, in.people.dana).has_value());

    CHECK(in.change(RosterAction::add, in.people.mary).error() == HttpRefusal::roster_full);
    CHECK(in.change(RosterAction::accountable, in.people.mary).error() == HttpRefusal::roster_full);
    CHECK(in.on_roster() == 3);
    CHECK(in.change(RosterAction::add, in.people.carl).has_value());
    REQUIRE(in.change(RosterAction::remove, in.people.carl).has_value());
    CHECK(in.change(RosterAction::accountable, in.people.mary).has_value());
    CHECK(in.change(RosterAction::add, in.people.carl).error() == HttpRefusal::roster_full);
}

TEST_CASE("a deputy who is on a full roster already may be named, a new one not", "[access]") {
    Places in;
    in.people.limits.room_members = 2;
    REQUIRE(in.change(RosterAction::accountable, in.people.mary).has_value());
    const auto name = [&in](const AccountId& deputy) {
        const RosterChange wanted{in.people.mary, deputy, RosterAction::deputy, noon + day_ms};
        return change_roster(in.people.register_of, in.people.room, wanted, noon, in.people.limits);
    };

    CHECK(name(in.people.beth).has_value());
    CHECK(name(in.people.carl).error() == HttpRefusal::roster_full);
    in.people.limits.room_members = 3;
    CHECK(name(in.people.carl).has_value());
}

TEST_CASE(
    "a guest whose time is over holds no place, and finds none on a full roster",
    "[access]"
) {
    Places in;
    in.people.limits.room_members = 2;
    RosterRow guest;
    guest.account = in.people.gill;
    guest.guest = GuestOf{"Health", noon};
    REQUIRE(in.people.register_of.put_on_roster(in.people.room, guest).has_value());
    const std::string again = in.invite("Health");

    CHECK(in.change(RosterAction::add, in.people.carl).has_value());
    CHECK(in.change(RosterAction::add, in.people.dana).error() == HttpRefusal::roster_full);
    CHECK(in.accept(again, in.people.gill).error() == HttpRefusal::roster_full);
}

TEST_CASE("a room is handed over to as many as a roster holds", "[access]") {
    Places in;
    REQUIRE(in.change(RosterAction::accountable, in.people.mary).has_value());
    const auto hand = [&in](std::size_t places) {
        in.people.limits.room_members = places;
        const HandOver to{in.people.mary, in.colleagues(), in.people.mary};
        return hand_over(in.people.register_of, in.people.room, to, noon, in.people.limits);
    };

    CHECK(hand(2).error() == HttpRefusal::roster_full);
    CHECK(in.on_roster() == 2);
    CHECK(hand(3).has_value());
    CHECK(hand(4).has_value());
}

TEST_CASE("a link to a full roster is not used up, and opens when there is a place", "[access]") {
    Places in;
    in.people.limits.room_members = 2;
    REQUIRE(in.change(RosterAction::add, in.people.carl).has_value());
    const std::string invited = in.invite();

    CHECK(in.accept(invited, in.people.gill).error() == HttpRefusal::roster_full);
    CHECK(in.people.register_of.teams_of(in.people.gill).empty());
    REQUIRE(in.change(RosterAction::remove, in.people.carl).has_value());
    CHECK(in.accept(invited, in.people.gill).has_value());
    CHECK(in.accept(in.invite(), in.people.gill).has_value());
}

TEST_CASE("a link into a full team lets in guests and nobody else", "[access]") {
    Places in;
    in.people.limits.members_per_team = 4;
    const std::string invited = in.invite();

    CHECK(in.accept(invited, in.people.gill).error() == HttpRefusal::team_full);
    CHECK(in.on_roster() == 1);
    CHECK(in.accept(in.invite("Health"), in.people.gill).has_value());
    CHECK(in.accept(invited, in.people.carl).has_value());
}

TEST_CASE("no account is made for a link that leads nowhere just now", "[access]") {
    Places in;
    const auto behind = [&in](const std::string& agency) {
        const auto open = open_invitation(in.people.register_of, in.invite(agency), noon);
        REQUIRE(open.has_value());
        return no_place_behind(in.people.register_of, *open, AccountId(), noon, in.people.limits);
    };
    CHECK_FALSE(behind("").has_value());
    in.people.limits.members_per_team = 4;
    CHECK(behind("") == HttpRefusal::team_full);
    CHECK_FALSE(behind("Health").has_value());
    in.people.limits.members_per_team = 5;
    CHECK_FALSE(behind("").has_value());
    in.people.limits.room_members = 1;
    CHECK(behind("Health") == HttpRefusal::roster_full);
}

TEST_CASE("a team takes accounts up to its last place, and nobody after that", "[access]") {
    Places in;
    const auto join = [&in](std::size_t places) {
        in.people.limits.members_per_team = places;
        return join_team(in.people.register_of, in.people.south, in.people.gill, in.people.limits);
    };

    CHECK(join(4).error() == HttpRefusal::team_full);
    CHECK(in.people.register_of.members_of(in.people.south).size() == 4);
    CHECK(join(5).has_value());
    CHECK(join(4).has_value());
    in.people.register_of.full = true;
    CHECK(
        join_team(in.people.register_of, TeamId("t_none"), in.people.gill, in.people.limits)
            .error() == HttpRefusal::server_readonly
    );
}

TEST_CASE("an account is of so many teams and no more", "[access]") {
    Places in;
    in.people.limits.teams_per_account = 2;
    const Team north = in.another_team("north");
    const Team west = in.another_team("west");
    const auto join = [&in](const Team& team) {
        return join_team(in.people.register_of, team.id, in.people.carl, in.people.limits);
    };

    CHECK(join(north).has_value());
    CHECK(join(west).error() == HttpRefusal::too_many_teams);
    CHECK(join(north).has_value());
    in.people.limits.teams_per_account = 3;
    CHECK(join(west).has_value());
}

TEST_CASE("a new room is for those who were named, as many as its roster holds", "[access]") {
    Places in;
    in.people.limits.room_members = 3;

    CHECK(in.start("two", {"a_carl"}).has_value());
    CHECK(in.people.register_of.roster(RoomId("two")).size() == 2);
    CHECK(in.start("three", {"a_carl", "a_dana"}).has_value());
    const auto four = in.start("four", {"a_carl", "a_dana", "a_mary"});
    CHECK(four.error() == HttpRefusal::roster_full);
    CHECK_FALSE(in.people.register_of.room(RoomId("four")).has_value());
}

TEST_CASE("a new room is for all of the team, or begins with two of a large one", "[access]") {
    Places in;
    in.people.limits.room_members = 4;
    REQUIRE(in.start("all", {}).has_value());
    CHECK(in.people.register_of.roster(RoomId("all")).size() == 4);
    CHECK(in.people.register_of.roster_entry(RoomId("all"), in.people.mary)->accountable_manager);

    in.people.limits.room_members = 3;
    REQUIRE(in.start("some", {}).has_value());

    const auto roster = in.people.register_of.roster(RoomId("some"));
    REQUIRE(roster.size() == 2);
    CHECK(in.people.register_of.roster_entry(RoomId("some"), in.people.beth).has_value());
    CHECK(in.people.register_of.roster_entry(RoomId("some"), in.people.mary)->accountable_manager);
}

TEST_CASE("nobody starts a room for a team that is not theirs", "[access]") {
    Places in;
    REQUIRE(in.people.register_of.leave_team(in.people.south, in.people.beth).has_value());
    CHECK(in.start("none", {}).error() == HttpRefusal::forbidden);
}

// Who may enter a room, and who may change that.
#include "server/access/roster_rules.hpp"
#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

struct Roster {
    People people;

    Result<Done, HttpRefusal> change(
        const AccountId& actor,
        RosterAction action,
        const AccountId& target,
        std::optional<Time> until = std::nullopt
    ) {
        const RosterChange wanted{actor, target, action, until};
        return change_roster(people.register_of, people.room, wanted, noon, people.limits);
    }

    std::optional<RosterRow> row(const AccountId& account) {
        return people.register_of.roster_entry(people.room, account);
    }

    void with_manager() {
        REQUIRE(change(people.beth, RosterAction::accountable, people.mary).has_value());
    }

    void with_guest() {
        RosterRow guest;
        guest.account = people.gill;
        guest.guest = GuestOf{"Health", noon + day_ms};
        REQUIRE(people.register_of.put_on_roster(people.room, guest).has_value());
    }
};

}  // namespace

TEST_CASE("whoever is on the roster adds colleagues of the room's team", "[access]") {
    Roster in;

    CHECK(in.change(in.people.beth, RosterAction::add, in.people.carl).has_value());
    CHECK(in.change(in.people.beth, RosterAction::add, in.people.carl).has_value());
    CHECK(in.row(in.people.carl).has_value());
}

TEST_CASE("strangers, and people of other teams, are not added", "[access]") {
    Roster in;

    CHECK(
        in.change(in.people.beth, RosterAction::add, in.people.gill).error() == HttpRefusal::unknown
    );
    CHECK(
        in.change(in.people.carl, RosterAction::add, in.people.dana).error() == HttpRefusal::unknown
    );
    CHECK(in.people.register_of.roster(in.people.room).size() == 1);
}

TEST_CASE("a guest changes nothing but may leave", "[access]") {
    Roster in;
    in.with_guest();

    CHECK(
        in.change(in.people.gill, RosterAction::add, in.people.carl).error() ==
        HttpRefusal::forbidden
    );
    CHECK(
        in.change(in.people.gill, RosterAction::remove, in.people.beth).error() ==
        HttpRefusal::forbidden
    );
    CHECK(in.change(in.people.gill, RosterAction::remove, in.people.gill).has_value());
    CHECK_FALSE(in.row(in.people.gill).has_value());
}

TEST_CASE("others are taken off by the accountable manager once there is one", "[access]") {
    Roster in;
    in.people.enrol(in.people.carl);
    in.with_manager();

    CHECK(
        in.change(in.people.carl, RosterAction::remove, in.people.beth).error() ==
        HttpRefusal::forbidden
    );
    CHECK(in.change(in.people.mary, RosterAction::remove, in.people.beth).has_value());
    CHECK_FALSE(in.row(in.people.beth).has_value());
    CHECK(
        in.change(in.people.mary, RosterAction::remove, in.people.mary).error() ==
        HttpRefusal::conflict
    );
}

TEST_CASE("only a manager is accountable, and she alone hands it on", "[access]") {
    Roster in;
    in.people.add(AccountId("a_nora"), "Nora", Mandate::manager);
    REQUIRE(in.people.register_of.join_team(in.people.south, AccountId("a_nora")).has_value());
    const AccountId nora("a_nora");

    for (const auto& not_one : {in.people.carl, in.people.dana}) {
        CHECK(
            in.change(in.people.beth, RosterAction::accountable, not_one).error() ==
            HttpRefusal::forbidden
        );
    }
    in.with_manager();
    CHECK(in.row(in.people.mary)->accountable_manager);
    CHECK(
        in.change(in.people.beth, RosterAction::accountable, nora).error() == HttpRefusal::forbidden
    );
    CHECK(in.change(in.people.mary, RosterAction::accountable, nora).has_value());
    CHECK(in.row(nora)->accountable_manager);
    CHECK_FALSE(in.row(in.people.mary)->accountable_manager);
}

TEST_CASE("a deputy stands in until her date", "[access]") {
    Roster in;
    in.people.enrol(in.people.carl);
    in.with_manager();
    const Time until = noon + day_ms;

    REQUIRE(in.change(in.people.mary, RosterAction::deputy, in.people.carl, until).has_value());

    const auto row = *in.row(in.people.carl);
    CHECK(is_accountable(row, until - 1));
    CHECK_FALSE(is_accountable(row, until));
    REQUIRE(in.change(in.people.mary, RosterAction::deputy, in.people.carl).has_value());
    CHECK_FALSE(is_accountable(*in.row(in.people.carl), noon));
}

TEST_CASE("no clinician deputises, and nobody but the accountable manager names one", "[access]") {
    Roster in;
    in.people.enrol(in.people.carl);
    in.people.enrol(in.people.dana);
    in.with_manager();
    const Time until = noon + day_ms;

    CHECK(
        in.change(in.people.mary, RosterAction::deputy, in.people.dana, until).error() ==
        HttpRefusal::forbidden
    );
    CHECK(
        in.change(in.people.carl, RosterAction::deputy, in.people.carl, until).error() ==
        HttpRefusal::forbidden
    );
    CHECK(
        in.change(in.people.mary, RosterAction::deputy, in.people.carl, noon).error() ==
        HttpRefusal::bad_request
    );
}

TEST_CASE("a guest is never accountable, whatever her row says", "[access]") {
    RosterRow row;
    row.guest = GuestOf{"Health", noon + day_ms};
    row.accountable_manager = true;
    row.deputy_until = noon + day_ms;

    CHECK_FALSE(is_accountable(row, noon));
}

TEST_CASE("the accountable manager hands a room over to other people in one step", "[access]") {
    Roster in;
    in.with_manager();
    in.with_guest();
    People& people = in.people;
    const auto hand = [&people](const AccountId& actor, std::vector<AccountId> to) {
        return hand_over(
            people.register_of,
            people.room,
            {actor, std::move(to), people.mary},
            noon + 1,
            people.limits
        );
    };

    CHECK(hand(people.beth, {people.mary, people.carl}).error() == HttpRefusal::forbidden);
    CHECK(hand(people.gill, {people.mary, people.carl}).error() == HttpRefusal::forbidden);
    CHECK(hand(people.dana, {people.mary, people.carl}).error() == HttpRefusal::unknown);
    CHECK(hand(people.mary, {people.mary, people.gill}).error() == HttpRefusal::unknown);
    CHECK(hand(people.mary, {people.carl}).error() == HttpRefusal::bad_request);
    CHECK(in.row(people.beth).has_value());
    REQUIRE(hand(people.mary, {people.mary, people.carl, people.dana}).has_value());

    const auto roster = people.register_of.roster(people.room);
    CHECK(roster.size() == 3);
    CHECK_FALSE(in.row(people.beth).has_value());
    CHECK_FALSE(in.row(people.gill).has_value());
    CHECK(in.row(people.mary)->accountable_manager);
    CHECK(in.row(people.carl)->since == noon + 1);
    in.people.register_of.full = true;
    CHECK(hand(people.mary, {people.mary}).error() == HttpRefusal::server_readonly);
    CHECK(people.register_of.roster(people.room).size() == 3);
}

TEST_CASE("a room is handed over to a manager of the team and nobody else", "[access]") {
    Roster in;
    const HandOver to{in.people.beth, {in.people.carl, in.people.dana}, in.people.dana};
    const auto refused =
        hand_over(in.people.register_of, in.people.room, to, noon, in.people.limits);
    CHECK(refused.error() == HttpRefusal::forbidden);
}

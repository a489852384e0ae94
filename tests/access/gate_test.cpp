// Tickets, and the gate that they open.
#include "server/access/gate.hpp"

#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

TicketHolder holder_in(const RoomId& room) {
    return TicketHolder{AccountId("a_beth"), room, "hash"};
}

}  // namespace

TEST_CASE("a ticket opens its own room once", "[access]") {
    SeededRandom random{3};
    Tickets tickets{Limits{}};
    const RoomId room("r_ella");
    const auto ticket = tickets.issue(holder_in(room), noon, random);

    const auto first = tickets.spend(ticket, room, noon);
    const auto second = tickets.spend(ticket, room, noon);

    CHECK(first == holder_in(room));
    CHECK_FALSE(second.has_value());
}

TEST_CASE("a ticket lasts thirty seconds", "[access]") {
    SeededRandom random{3};
    Tickets tickets{Limits{}};
    const RoomId room("r_ella");
    const auto early = tickets.issue(holder_in(room), noon, random);
    const auto late = tickets.issue(holder_in(room), noon, random);

    CHECK(tickets.spend(early, room, noon + 29'999).has_value());
    CHECK_FALSE(tickets.spend(late, room, noon + 30'000).has_value());
    CHECK(tickets.out() == 0);
}

TEST_CASE("a ticket shown at another room is void from then on", "[access]") {
    SeededRandom random{3};
    Tickets tickets{Limits{}};
    const RoomId room("r_ella");
    const auto ticket = tickets.issue(holder_in(room), noon, random);

    CHECK_FALSE(tickets.spend(ticket, RoomId("r_jay"), noon).has_value());
    CHECK_FALSE(tickets.spend(ticket, room, noon).has_value());
}

TEST_CASE("what is no ticket opens nothing", "[access]") {
    Tickets tickets{Limits{}};

    CHECK_FALSE(tickets.spend("", RoomId("r_ella"), noon).has_value());
    CHECK_FALSE(tickets.spend(std::string(43, 'A'), RoomId("r_ella"), noon).has_value());
    CHECK_FALSE(tickets.spend(std::string(100'000, 'A'), RoomId("r_ella"), noon).has_value());
}

TEST_CASE("[I-12] past the limit the oldest ticket is void", "[access]") {
    Limits limits;
    REQUIRE(set_limit(limits, "tickets", 16));
    SeededRandom random{3};
    Tickets tickets{limits};
    const RoomId room("r_ella");
    const auto oldest = tickets.issue(holder_in(room), noon, random);

    std::string newest;
    for (int index = 0; index < 16; ++index) {
        newest = tickets.issue(holder_in(room), noon, random);
    }

    CHECK(tickets.out() == 16);
    CHECK_FALSE(tickets.spend(oldest, room, noon).has_value());
    CHECK(tickets.spend(newest, room, noon).has_value());
}

TEST_CASE("spent tickets leave room for others", "[access]") {
    Limits limits;
    REQUIRE(set_limit(limits, "tickets", 16));
    SeededRandom random{3};
    Tickets tickets{limits};
    const RoomId room("r_ella");
    const auto waiting = tickets.issue(holder_in(room), noon, random);

    for (int index = 0; index < 15; ++index) {
        const auto spent = tickets.issue(holder_in(room), noon, random);
        REQUIRE(tickets.spend(spent, room, noon).has_value());
    }

    CHECK(tickets.out() == 1);
    CHECK(tickets.spend(waiting, room, noon).has_value());
}

TEST_CASE("whoever is on the roster may have a ticket, and others learn nothing", "[access]") {
    People people;
    Gate gate{people.register_of, people.limits};

    const auto beth = gate.may_have_ticket(people.sign_in(people.beth), people.room, noon);
    const auto dana = gate.may_have_ticket(people.sign_in(people.dana), people.room, noon);
    const auto nowhere = gate.may_have_ticket(people.sign_in(people.beth), RoomId("r_no"), noon);

    REQUIRE(beth.has_value());
    CHECK(beth->account == people.beth);
    CHECK(beth->room == people.room);
    REQUIRE_FALSE(dana.has_value());
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(dana.error() == HttpRefusal::unknown);
    CHECK(nowhere.error() == dana.error());
}

TEST_CASE("the gate lets in whom the register still knows", "[access]") {
    People people;
    Gate gate{people.register_of, people.limits};
    const auto beth = people.sign_in(people.beth);
    const auto holder = gate.may_have_ticket(beth, people.room, noon);
    REQUIRE(holder.has_value());

    SECTION("admitted, with her place on the roster") {
        const auto admitted = gate.admit(*holder, noon);
        REQUIRE(admitted.has_value());
        CHECK(admitted->account.name == "Beth");
        CHECK(admitted->row.account == people.beth);
        CHECK(admitted->login_hash == beth.login.token_hash);
    }
    SECTION("no ticket") { CHECK(gate.admit(std::nullopt, noon).error() == CloseCode::ticket); }
    SECTION("taken off the roster since") {
        REQUIRE(people.register_of.take_off_roster(people.room, people.beth).has_value());
        CHECK(gate.admit(*holder, noon).error() == CloseCode::not_on_roster);
    }
    SECTION("signed out since") {
        REQUIRE(people.register_of.end_login(beth.login.token_hash).has_value());
        CHECK(gate.admit(*holder, noon).error() == CloseCode::signed_out);
    }
    SECTION("suspended since") {
        auto account = *people.register_of.account(people.beth);
        account.suspended = true;
        REQUIRE(people.register_of.update_account(account).has_value());
        CHECK(gate.admit(*holder, noon).error() == CloseCode::signed_out);
    }
    SECTION("another account's login") {
        auto forged = *holder;
        forged.account = people.carl;
        CHECK(gate.admit(forged, noon).error() == CloseCode::signed_out);
    }
}

TEST_CASE("a guest comes in until her date, and is shown out after it", "[access]") {
    People people;
    Gate gate{people.register_of, people.limits};
    RosterRow row;
    row.account = people.gill;
    row.guest = GuestOf{"Health", noon + hour_ms};
    REQUIRE(people.register_of.put_on_roster(people.room, row).has_value());
    const auto gill = people.sign_in(people.gill);

    const auto admitted = gate.admit(*gate.may_have_ticket(gill, people.room, noon), noon);

    REQUIRE(admitted.has_value());
    const auto stays = [&](Time now) {
        return gate.may_stay(*admitted, Whereabouts::in_running_session, now);
    };
    CHECK(stays(noon + hour_ms - 1).has_value());
    CHECK(stays(noon + hour_ms).error() == CloseCode::not_on_roster);
    CHECK_FALSE(gate.may_have_ticket(gill, people.room, noon + hour_ms).has_value());
}

TEST_CASE("whoever sits in a running session stays, however quiet", "[access]") {
    People people;
    Gate gate{people.register_of, people.limits};
    const auto beth = people.sign_in(people.beth);
    const auto admitted = gate.admit(*gate.may_have_ticket(beth, people.room, noon), noon);
    REQUIRE(admitted.has_value());
    const Time late = noon + 2 * hour_ms;

    CHECK(gate.may_stay(*admitted, Whereabouts::in_running_session, late).has_value());
    CHECK(gate.may_stay(*admitted, Whereabouts::away, late).error() == CloseCode::signed_out);
}

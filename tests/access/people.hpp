// A small team with one room, as every test of who may enter needs it.
#pragma once

#include "server/access/login.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/memory_accounts.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace spacebetween {

struct People {
    People() {
        add(beth, "Beth", Mandate::practitioner);
        add(carl, "Carl", Mandate::practitioner);
        add(dana, "Dana", Mandate::clinician);
        add(mary, "Mary", Mandate::manager);
        add(gill, "Gill", Mandate::practitioner);
        REQUIRE(register_of.add_team(Team{south, "South"}).has_value());
        for (const auto& member : {beth, carl, dana, mary}) {
            REQUIRE(register_of.join_team(south, member).has_value());
        }
        RoomEntry entry;
        entry.id = room;
        entry.team = south;
        entry.alias = "Ella";
        RosterRow row;
        row.account = beth;
        row.since = noon;
        REQUIRE(register_of.add_room(entry, std::span(&row, 1)).has_value());
    }

    void add(const AccountId& id, const std::string& name, Mandate mandate) {
        Account account;
        account.id = id;
        account.name = name;
        account.address = normal_address(name + "@example.org");
        account.mandate = mandate;
        REQUIRE(register_of.add_account(account, "hash of " + name).has_value());
    }

    void enrol(const AccountId& id) {
        RosterRow row;
        row.account = id;
        row.since = noon;
        REQUIRE(register_of.put_on_roster(room, row).has_value());
    }

    SignedIn sign_in(const AccountId& id, Time now = noon) {
        const auto fresh = new_login(id, now, random);
        REQUIRE(register_of.add_login(fresh.login).has_value());
        return SignedIn{*register_of.account(id), fresh.login};
    }

    MemoryAccounts register_of;
    SeededRandom random{7};
    Limits limits;
    TeamId south{"t_south"};
    RoomId room{"r_ella"};
    AccountId beth{"a_beth"};
    AccountId carl{"a_carl"};
    AccountId dana{"a_dana"};
    AccountId mary{"a_mary"};
    AccountId gill{"a_gill"};
};

}  // namespace spacebetween

// A register of people in memory and one in a file, and who stands in them, for what both promise.
#pragma once

#include "server/storage/keys.hpp"
#include "server/storage/sqlite_accounts.hpp"
#include "tests/storage/journal_store.hpp"
#include "tests/support/memory_accounts.hpp"

#include <catch2/catch.hpp>

#include <memory>

namespace spacebetween {

class InMemory {
public:
    void reopen() {}
    Accounts& accounts() { return accounts_; }

private:
    MemoryAccounts accounts_;
};

class InFile {
public:
    InFile() { reopen(); }
    void reopen() {
        accounts_.reset();
        keys_.reset();
        keys_ = std::make_unique<Keys>(directory_ / "keys.db", master_of(1));
        accounts_ =
            std::make_unique<SqliteAccounts>(directory_ / "people.db", *keys_, master_of(1));
    }
    Accounts& accounts() { return *accounts_; }

private:
    Scratch directory_;
    std::unique_ptr<Keys> keys_;
    std::unique_ptr<SqliteAccounts> accounts_;
};

inline const Account
    ada{AccountId("acc_ada"), "ada@example.org", "Ada", Mandate::practitioner, false, Time{1}};
inline const Account
    ben{AccountId("acc_ben"), "ben@example.org", "Ben", Mandate::manager, true, Time{2}};
inline const Team north{TeamId("team_n"), "North"};
inline const Team east{TeamId("team_e"), "East"};

inline RoomEntry room_called(const char* id, const char* alias) {
    RoomEntry room;
    room.id = RoomId(id);
    room.team = north.id;
    room.alias = alias;
    room.created = Time{3};
    return room;
}

inline RosterRow row_of(const Account& account, Millis since) {
    RosterRow row;
    row.account = account.id;
    row.since = Time{since};
    return row;
}

/// Two people, two teams.
inline void settle(Accounts& accounts) {
    REQUIRE(accounts.add_account(ada, "hash of ada").has_value());
    REQUIRE(accounts.add_account(ben, "hash of ben").has_value());
    REQUIRE(accounts.add_team(north).has_value());
    REQUIRE(accounts.add_team(east).has_value());
}

inline bool is(const AccountOutcome& outcome, AccountFault fault) {
    return !outcome.has_value() && outcome.error() == fault;
}

}  // namespace spacebetween

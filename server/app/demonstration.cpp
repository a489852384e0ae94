// An invented team with two rooms and one finished session, to look at and to try things on.
#include "server/app/demonstration.hpp"

#include "server/access/password.hpp"
#include "server/app/demonstration_session.hpp"

#include <array>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {
namespace {

constexpr std::string_view team_name = "South team (invented)";
constexpr std::string_view password = "only invented families";

struct Person {
    std::string_view address;
    std::string_view name;
    Mandate mandate;
};

constexpr std::array<Person, 5> demonstration_people{{
    {"amal@team.example", "Amal", Mandate::practitioner},
    {"beth@team.example", "Beth", Mandate::practitioner},
    {"carys@team.example", "Carys", Mandate::clinician},
    {"dilys@team.example", "Dilys", Mandate::manager},
    {"admin@team.example", "Ash", Mandate::administrator},
}};

template <class Fault>
void must(const Result<Done, Fault>& outcome) {
    if (!outcome) throw std::runtime_error("The invented team could not be written.");
}

std::vector<AccountId> add_people(Accounts& accounts, const Team& team, Time now, Random& random) {
    // One password for all, hashed once: the accounts are for trying, and only on this machine.
    const std::string hash = hash_password(password, PasswordCost{});
    std::vector<AccountId> ids;
    for (const auto& person : demonstration_people) {
        Account account;
        account.id = AccountId(new_id("acc", random));
        account.address = std::string(person.address);
        account.name = std::string(person.name);
        account.mandate = person.mandate;
        account.created = now;
        must(accounts.add_account(account, hash));
        must(accounts.join_team(team.id, account.id));
        ids.push_back(account.id);
    }
    return ids;
}

/// A room for all of the team but its administrator.
RoomEntry add_room(
    Accounts& accounts,
    const Team& team,
    std::string_view alias,
    const std::vector<AccountId>& ids
) {
    SystemRandom random;
    RoomEntry room;
    room.id = RoomId(new_id("room", random));
    room.team = team.id;
    room.alias = std::string(alias);
    room.created = SystemClock().now();
    std::vector<RosterRow> roster;
    for (std::size_t i = 0; i < demonstration_people.size(); ++i) {
        if (demonstration_people[i].mandate == Mandate::administrator) continue;
        RosterRow row;
        row.account = ids[i];
        row.accountable_manager = demonstration_people[i].mandate == Mandate::manager;
        row.since = room.created;
        roster.push_back(row);
    }
    must(accounts.add_room(room, roster));
    return room;
}

void print_people() {
    std::cout << "Who can sign in (everybody with the password \"" << password << "\"):\n";
    for (const auto& person : demonstration_people) {
        std::cout << "  " << person.address << "  " << person.name << ", "
                  << to_string(person.mandate) << '\n';
    }
}

}  // namespace

void make_demonstration(const StorageOptions& options) {
    Storage storage(options);
    Accounts& accounts = storage.accounts();
    if (!accounts.team_named(team_name)) {
        SystemRandom random;
        const Time now = SystemClock().now();
        const Team team{TeamId(new_id("team", random)), std::string(team_name)};
        must(accounts.add_team(team));
        const auto ids = add_people(accounts, team, now, random);
        const RoomEntry heron = add_room(accounts, team, "The Heron family", ids);
        add_room(accounts, team, "The Lark family", ids);
        hold_demonstration_session(storage, heron, {ids[0], ids[1], ids[2], ids[3]});
    }
    print_people();
}

}  // namespace spacebetween

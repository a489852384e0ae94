// The register of who may enter, in memory: for tests, and held to the same contract as the real
// one.
#pragma once

#include "server/access/accounts.hpp"
#include "tests/support/memory_tables.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace spacebetween {

class MemoryAccounts final : public Accounts, public MemoryTables {
public:
    AccountOutcome add_account(const Account& account, std::string_view hash) override {
        if (full) return AccountFault::readonly;
        if (accounts_.contains(account.id) || account_at(account.address)) {
            return AccountFault::exists;
        }
        accounts_[account.id] = AccountAndHash{account, std::string(hash)};
        return Done{};
    }

    AccountOutcome update_account(const Account& account) override {
        return change(accounts_, account.id, [&](AccountAndHash& kept) {
            kept.account.name = account.name;
            kept.account.mandate = account.mandate;
            kept.account.suspended = account.suspended;
        });
    }

    AccountOutcome set_password(const AccountId& account, std::string_view hash) override {
        return change(accounts_, account, [&](AccountAndHash& kept) { kept.password_hash = hash; });
    }

    std::optional<Account> account(const AccountId& id) override {
        const auto found = accounts_.find(id);
        return found == accounts_.end() ? std::nullopt : std::optional(found->second.account);
    }

    std::optional<AccountAndHash> account_at(std::string_view address) override {
        for (const auto& kept : std::views::values(accounts_)) {
            if (kept.account.address == address) return kept;
        }
        return std::nullopt;
    }

    AccountOutcome add_login(const Login& login) override {
        return add(logins_, login.token_hash, login);
    }

    std::optional<Login> login(std::string_view hash) override { return look(logins_, hash); }

    AccountOutcome touch_login(std::string_view hash, Time used) override {
        return change(logins_, std::string(hash), [&](Login& login) {
            login.used = std::max(login.used, used);
        });
    }

    AccountOutcome end_login(std::string_view hash) override {
        return erase_if(logins_, [&](const Login& login) { return login.token_hash == hash; });
    }

    AccountOutcome end_logins_of(const AccountId& account) override {
        return erase_if(logins_, [&](const Login& login) { return login.account == account; });
    }

    std::vector<Login> logins_of(const AccountId& account) override {
        std::vector<Login> mine;
        for (const auto& login : std::views::values(logins_)) {
            if (login.account == account) mine.push_back(login);
        }
        std::ranges::sort(mine, {}, [](const Login& one) {
            return std::pair(one.made, one.token_hash);
        });
        return mine;
    }

    AccountOutcome end_logins_before(Time used, Time made) override {
        return erase_if(logins_, [&](const Login& login) {
            return login.used < used || login.made < made;
        });
    }

    AccountOutcome add_team(const Team& team) override {
        return team_named(team.name) ? AccountFault::exists : add(teams_, team.id, team);
    }

    std::optional<Team> team(const TeamId& id) override { return look(teams_, id); }

    std::optional<Team> team_named(std::string_view name) override {
        const auto teams = std::views::values(teams_);
        const auto found = std::ranges::find(teams, name, &Team::name);
        return found == teams.end() ? std::nullopt : std::optional(*found);
    }

    AccountOutcome join_team(const TeamId& team, const AccountId& account) override {
        if (full) return AccountFault::readonly;
        if (!teams_.contains(team) || !accounts_.contains(account)) return AccountFault::missing;
        in_team_.emplace(team, account);
        return Done{};
    }

    AccountOutcome leave_team(const TeamId& team, const AccountId& account) override {
        if (!full) in_team_.erase({team, account});
        return full ? AccountOutcome(AccountFault::readonly) : Done{};
    }

    std::vector<Team> teams_of(const AccountId& account) override {
        std::vector<Team> mine;
        for (const auto& [team, member] : in_team_) {
            if (member == account) mine.push_back(teams_.at(team));
        }
        std::ranges::sort(mine, {}, [](const Team& one) { return std::pair(one.name, one.id); });
        return mine;
    }

    std::vector<Account> members_of(const TeamId& team) override {
        std::vector<Account> members;
        for (const auto& [in, member] : in_team_) {
            if (in == team) members.push_back(accounts_.at(member).account);
        }
        std::ranges::sort(members, {}, [](const Account& one) {
            return std::pair(one.name, one.id);
        });
        return members;
    }

    AccountOutcome add_format(const TeamFormat& format) override {
        if (full) return AccountFault::readonly;
        if (!teams_.contains(format.team)) return AccountFault::missing;
        for (const auto& one : formats_of(format.team)) {
            if (one.id == format.id && one.version >= format.version) return AccountFault::exists;
        }
        formats_.push_back(format);
        return Done{};
    }

    std::vector<TeamFormat> formats_of(const TeamId& team) override {
        std::vector<TeamFormat> found;
        for (const auto& one : formats_) {
            if (one.team == team) found.push_back(one);
        }
        std::ranges::sort(found, {}, [](const TeamFormat& one) {
            return std::pair(one.id, one.version);
        });
        return found;
    }

    AccountOutcome add_room(const RoomEntry& room, std::span<const RosterRow> roster) override {
        if (!full && !teams_.contains(room.team)) return AccountFault::missing;
        auto added = add(rooms_, room.id, room);
        for (const auto& row : roster) {
            if (added) rosters_[room.id][row.account] = row;
        }
        return added;
    }

    AccountOutcome update_room(const RoomEntry& room) override {
        return change(rooms_, room.id, [&](RoomEntry& kept) { kept = room; });
    }

    std::optional<RoomEntry> room(const RoomId& id) override { return look(rooms_, id); }

    std::vector<RoomEntry> rooms_of(const AccountId& account) override {
        std::vector<RoomEntry> mine;
        for (const auto& [id, rows] : rosters_) {
            if (rows.contains(account)) mine.push_back(rooms_.at(id));
        }
        std::ranges::sort(mine, {}, [](const RoomEntry& one) {
            return std::pair(one.alias, one.id);
        });
        return mine;
    }

    std::vector<RoomId> all_rooms() override {
        std::vector<RoomId> ids;
        ids.reserve(rooms_.size());
        for (const auto& [id, room] : rooms_)
            ids.push_back(id);
        return ids;
    }

    AccountOutcome put_on_roster(const RoomId& room, const RosterRow& row) override {
        if (full) return AccountFault::readonly;
        if (!rooms_.contains(room)) return AccountFault::missing;
        rosters_[room][row.account] = row;
        return Done{};
    }

    AccountOutcome replace_roster(const RoomId& room, std::span<const RosterRow> entries) override {
        if (full) return AccountFault::readonly;
        if (!rooms_.contains(room)) return AccountFault::missing;
        rosters_[room].clear();
        for (const auto& row : entries)
            rosters_[room][row.account] = row;
        return Done{};
    }

    AccountOutcome take_off_roster(const RoomId& room, const AccountId& account) override {
        if (!full) rosters_[room].erase(account);
        return full ? AccountOutcome(AccountFault::readonly) : Done{};
    }

    std::vector<RosterRow> roster(const RoomId& room) override {
        std::vector<RosterRow> rows;
        for (const auto& [account, row] : rosters_[room])
            rows.push_back(row);
        std::ranges::sort(rows, {}, [](const RosterRow& one) {
            return std::pair(one.since, one.account);
        });
        return rows;
    }

    std::optional<RosterRow> roster_entry(const RoomId& room, const AccountId& account) override {
        return look(rosters_[room], account);
    }

    AccountOutcome add_invitation(const Invitation& invitation) override {
        return add(invitations_, invitation.token_hash, invitation);
    }

    std::optional<Invitation> invitation(std::string_view hash) override {
        return look(invitations_, hash);
    }

    AccountOutcome use_invitation(std::string_view hash, Time used) override {
        if (const auto kept = invitation(hash); kept && kept->used) return AccountFault::used;
        return change(invitations_, std::string(hash), [&](Invitation& one) { one.used = used; });
    }

    std::vector<Invitation> open_invitations(const RoomId& room, Time now) override {
        std::vector<Invitation> open;
        for (const auto& [hash, one] : invitations_) {
            if (one.room == room && !one.used && now < one.expires) open.push_back(one);
        }
        std::ranges::sort(open, {}, [](const Invitation& one) {
            return std::pair(one.made, one.token_hash);
        });
        return open;
    }

    AccountOutcome put_in_inbox(const InboxRow& row) override {
        if (full) return AccountFault::readonly;
        if (std::ranges::find(inbox_, row) == inbox_.end()) inbox_.push_back(row);
        return Done{};
    }

    AccountOutcome take_from_inboxes(const RoomId& room, std::string_view id) override {
        return erase_rows([&](const InboxRow& row) { return row.room == room && row.id == id; });
    }

    AccountOutcome
    take_from_inbox(const AccountId& account, const RoomId& room, std::string_view id) override {
        return erase_rows([&](const InboxRow& row) {
            return row.account == account && row.room == room && row.id == id;
        });
    }

    std::vector<InboxRow> inbox_of(const AccountId& account) override {
        std::vector<InboxRow> mine;
        for (const auto& row : inbox_) {
            if (row.account == account) mine.push_back(row);
        }
        std::ranges::sort(mine, {}, [](const InboxRow& one) { return std::pair(one.at, one.id); });
        return mine;
    }

    AccountOutcome rebuild_inboxes(const RoomId& room, std::span<const InboxRow> rows) override {
        const auto ended = erase_rows([&](const InboxRow& row) { return row.room == room; });
        if (ended) inbox_.insert(inbox_.end(), rows.begin(), rows.end());
        return ended;
    }

private:
    template <class Chosen>
    AccountOutcome erase_rows(Chosen chosen) {
        if (full) return AccountFault::readonly;
        std::erase_if(inbox_, chosen);
        return Done{};
    }

    std::map<AccountId, AccountAndHash> accounts_;
    std::map<std::string, Login, std::less<>> logins_;
    std::map<TeamId, Team> teams_;
    std::vector<TeamFormat> formats_;
    std::set<std::pair<TeamId, AccountId>> in_team_;
    std::map<RoomId, RoomEntry> rooms_;
    std::map<RoomId, std::map<AccountId, RosterRow>> rosters_;
    std::map<std::string, Invitation, std::less<>> invitations_;
    std::vector<InboxRow> inbox_;
};

}  // namespace spacebetween

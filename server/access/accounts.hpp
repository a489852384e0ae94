// The register of who may enter: what access rules read and write, wherever it is kept.
#pragma once

#include "server/access/account.hpp"
#include "server/base/result.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class AccountFault : std::uint8_t {
    exists,    ///< that id, address, name or token is there already
    missing,   ///< there is nothing of that id
    used,      ///< the invitation was used before
    readonly,  ///< the disk is full; nothing was changed
};

using AccountOutcome = Result<Done, AccountFault>;

struct AccountAndHash {
    Account account;
    std::string password_hash;
};

/// Synchronous, called on the thread that owns it. Each call is a transaction: a change is durable
/// when it returns. Every other write error ends the process, so it has no fault here. Orders named
/// below are promised. `MemoryAccounts` (tests) and `SqliteAccounts` obey one contract suite.
class Accounts {
public:
    Accounts() = default;
    Accounts(const Accounts&) = delete;
    Accounts& operator=(const Accounts&) = delete;
    virtual ~Accounts() = default;

    /// `exists` when the id or the address is taken.
    virtual AccountOutcome add_account(const Account& account, std::string_view password_hash) = 0;
    /// Changes name, mandate and suspension; id, address and creation stay as they are.
    virtual AccountOutcome update_account(const Account& account) = 0;
    virtual AccountOutcome
    set_password(const AccountId& account, std::string_view password_hash) = 0;
    virtual std::optional<Account> account(const AccountId& id) = 0;
    /// `address` must be normal.
    virtual std::optional<AccountAndHash> account_at(std::string_view address) = 0;

    virtual AccountOutcome add_login(const Login& login) = 0;
    virtual std::optional<Login> login(std::string_view token_hash) = 0;
    /// Moves `used` forward; ending a login is harmless twice.
    virtual AccountOutcome touch_login(std::string_view token_hash, Time used) = 0;
    virtual AccountOutcome end_login(std::string_view token_hash) = 0;
    virtual AccountOutcome end_logins_of(const AccountId& account) = 0;
    /// Oldest first.
    virtual std::vector<Login> logins_of(const AccountId& account) = 0;
    /// Forgets logins last used before `used`, or made before `made`.
    virtual AccountOutcome end_logins_before(Time used, Time made) = 0;

    virtual AccountOutcome add_team(const Team& team) = 0;
    virtual std::optional<Team> team(const TeamId& id) = 0;
    virtual std::optional<Team> team_named(std::string_view name) = 0;
    /// Joining twice and leaving twice are harmless.
    virtual AccountOutcome join_team(const TeamId& team, const AccountId& account) = 0;
    virtual AccountOutcome leave_team(const TeamId& team, const AccountId& account) = 0;
    /// By name, then id; so are `members_of` and `rooms_of` (by alias).
    virtual std::vector<Team> teams_of(const AccountId& account) = 0;
    virtual std::vector<Account> members_of(const TeamId& team) = 0;

    /// A version is kept for ever: `exists` when it is there, `missing` without such a team.
    virtual AccountOutcome add_format(const TeamFormat& format) = 0;
    /// By id, then version.
    virtual std::vector<TeamFormat> formats_of(const TeamId& team) = 0;

    /// The room and its first roster together.
    virtual AccountOutcome add_room(const RoomEntry& room, std::span<const RosterRow> roster) = 0;
    virtual AccountOutcome update_room(const RoomEntry& room) = 0;
    virtual std::optional<RoomEntry> room(const RoomId& id) = 0;
    /// The rooms whose roster names the account, past guests left out by the caller (`may_enter`).
    virtual std::vector<RoomEntry> rooms_of(const AccountId& account) = 0;
    virtual std::vector<RoomId> all_rooms() = 0;

    /// Adds or replaces one account's entry.
    virtual AccountOutcome put_on_roster(const RoomId& room, const RosterRow& entry) = 0;
    /// These entries and no others, in one step.
    virtual AccountOutcome
    replace_roster(const RoomId& room, std::span<const RosterRow> entries) = 0;
    virtual AccountOutcome take_off_roster(const RoomId& room, const AccountId& account) = 0;
    /// By `since`, then account id.
    virtual std::vector<RosterRow> roster(const RoomId& room) = 0;
    virtual std::optional<RosterRow> roster_entry(const RoomId& room, const AccountId& account) = 0;

    virtual AccountOutcome add_invitation(const Invitation& invitation) = 0;
    virtual std::optional<Invitation> invitation(std::string_view token_hash) = 0;
    /// Marks it used, and `used` when it was. The one place where a link is spent.
    virtual AccountOutcome use_invitation(std::string_view token_hash, Time used) = 0;
    /// Unused and not expired, by `made`.
    virtual std::vector<Invitation> open_invitations(const RoomId& room, Time now) = 0;

    /// Adding a row twice is harmless.
    virtual AccountOutcome put_in_inbox(const InboxRow& row) = 0;
    /// Of every account, or of one.
    virtual AccountOutcome take_from_inboxes(const RoomId& room, std::string_view id) = 0;
    virtual AccountOutcome
    take_from_inbox(const AccountId& account, const RoomId& room, std::string_view id) = 0;
    /// By `at`, then id.
    virtual std::vector<InboxRow> inbox_of(const AccountId& account) = 0;
    /// Replaces all that a room put into inboxes, at start.
    virtual AccountOutcome rebuild_inboxes(const RoomId& room, std::span<const InboxRow> rows) = 0;
};

}  // namespace spacebetween

// The register of who may enter, in people.db.
#pragma once

#include "server/access/accounts.hpp"
#include "server/storage/database.hpp"
#include "server/storage/keys.hpp"
#include "server/storage/master_key.hpp"
#include "server/storage/proven_rows.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// Names, addresses and password hashes are sealed under their account's key; an alias, a call link
/// and a case reference under their room's; a team's formats under the register's own. An address
/// and a team's name are found by a blind
/// index. Where a key was ended, the text is empty.
///
/// Used from the storage thread.
class SqliteAccounts final : public Accounts {
public:
    /// Throws StorageError.
    SqliteAccounts(const std::filesystem::path& file, Keys& keys, const MasterKey& master);
    ~SqliteAccounts() override;

    AccountOutcome add_account(const Account& account, std::string_view password_hash) override;
    AccountOutcome update_account(const Account& account) override;
    AccountOutcome set_password(const AccountId& account, std::string_view password_hash) override;
    std::optional<Account> account(const AccountId& id) override;
    std::optional<AccountAndHash> account_at(std::string_view address) override;

    AccountOutcome add_login(const Login& login) override;
    std::optional<Login> login(std::string_view token_hash) override;
    AccountOutcome touch_login(std::string_view token_hash, Time used) override;
    AccountOutcome end_login(std::string_view token_hash) override;
    AccountOutcome end_logins_of(const AccountId& account) override;
    std::vector<Login> logins_of(const AccountId& account) override;
    AccountOutcome end_logins_before(Time used, Time made) override;

    AccountOutcome add_team(const Team& team) override;
    std::optional<Team> team(const TeamId& id) override;
    std::optional<Team> team_named(std::string_view name) override;
    AccountOutcome join_team(const TeamId& team, const AccountId& account) override;
    AccountOutcome leave_team(const TeamId& team, const AccountId& account) override;
    std::vector<Team> teams_of(const AccountId& account) override;
    std::vector<Account> members_of(const TeamId& team) override;

    AccountOutcome add_format(const TeamFormat& format) override;
    std::vector<TeamFormat> formats_of(const TeamId& team) override;

    AccountOutcome add_room(const RoomEntry& room, std::span<const RosterRow> roster) override;
    AccountOutcome update_room(const RoomEntry& room) override;
    std::optional<RoomEntry> room(const RoomId& id) override;
    std::vector<RoomEntry> rooms_of(const AccountId& account) override;
    std::vector<RoomId> all_rooms() override;

    AccountOutcome put_on_roster(const RoomId& room, const RosterRow& row) override;
    AccountOutcome replace_roster(const RoomId& room, std::span<const RosterRow> entries) override;
    AccountOutcome take_off_roster(const RoomId& room, const AccountId& account) override;
    std::vector<RosterRow> roster(const RoomId& room) override;
    std::optional<RosterRow> roster_entry(const RoomId& room, const AccountId& account) override;

    AccountOutcome add_invitation(const Invitation& invitation) override;
    std::optional<Invitation> invitation(std::string_view token_hash) override;
    AccountOutcome use_invitation(std::string_view token_hash, Time used) override;
    std::vector<Invitation> open_invitations(const RoomId& room, Time now) override;

    AccountOutcome put_in_inbox(const InboxRow& row) override;
    AccountOutcome take_from_inboxes(const RoomId& room, std::string_view id) override;
    AccountOutcome
    take_from_inbox(const AccountId& account, const RoomId& room, std::string_view id) override;
    std::vector<InboxRow> inbox_of(const AccountId& account) override;
    AccountOutcome rebuild_inboxes(const RoomId& room, std::span<const InboxRow> rows) override;

    /// Tables with rows whose proof does not hold, one sentence each.
    std::vector<std::string> problems();

    [[nodiscard]] Database& database() { return database_; }

private:
    AccountOutcome change(const std::function<void()>& statements);
    AccountOutcome change(const Lifetime& sealed_by, const std::function<void()>& statements);
    std::string seal(const Lifetime& by, const Place& place, std::string_view text);
    std::string open(const Place& place, const Column& cell);
    std::vector<Columns>
    rows(std::string_view table, std::string_view sql, std::span<const Column> chosen_by);
    std::optional<Columns>
    row(std::string_view table, std::string_view sql, std::span<const Column> chosen_by);

    std::optional<Columns> account_row(const AccountId& id);
    Account account_of(const Columns& columns);
    void put_login(const Login& login);
    Team team_of(const Columns& columns);
    TeamFormat format_of(const Columns& columns);
    void put_room(const RoomEntry& room);
    RoomEntry room_of(const Columns& columns);
    void put_roster(const RoomId& room, const RosterRow& row);
    RosterRow roster_row_of(const Columns& columns);
    void put_invitation(const Invitation& invitation);
    Invitation invitation_of(const Columns& columns);
    void put_inbox(const InboxRow& row);

    Keys& keys_;
    Database database_;
    KeyBytes index_key_;
    DataKey directory_;
    ProvenRows proven_;
};

}  // namespace spacebetween

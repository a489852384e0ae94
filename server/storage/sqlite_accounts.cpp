// Accounts and logins in people.db.
#include "server/storage/sqlite_accounts.hpp"

#include "server/base/log.hpp"
#include "server/storage/columns.hpp"
#include "server/storage/digest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::string_view put_account =
    "INSERT OR REPLACE INTO account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
constexpr std::string_view put_a_login = "INSERT OR REPLACE INTO login VALUES (?1, ?2, ?3, ?4, ?5)";

/// The log of people.db is put into the file when it is this long.
constexpr int people_log_pages_wanted = 500;

enum AccountColumn : std::size_t {
    id,
    address_index,
    address,
    name,
    password,
    mandate,
    suspended,
    created
};

Lifetime own(std::string_view account) { return {LifetimeKind::account, std::string(account)}; }

DataKey directory_key(const MasterKey& master) {
    KeyBytes bytes = master.derive("directory");
    DataKey key(0, Lifetime{LifetimeKind::room, "people.db"}, bytes);
    wipe(bytes);
    return key;
}

Login login_of(const Columns& row) {
    return {text_in(row[0]), AccountId(text_in(row[1])), time_in(row[2]), time_in(row[3])};
}

/// What is on the disk is not known any more, so nobody may be told anything: the restart finds
/// out.
[[noreturn]] void end_process() {
    log_line(Level::fault, "storage_failed", {{"file", "people.db"}});
    std::_Exit(EXIT_FAILURE);
}

}  // namespace

SqliteAccounts::SqliteAccounts(
    const std::filesystem::path& file,
    Keys& keys,
    const MasterKey& master
)
    : keys_(keys),
      database_(file, people_migrations()),
      index_key_(master.derive("index")),
      directory_(directory_key(master)),
      proven_(database_, master.derive("row")) {}

SqliteAccounts::~SqliteAccounts() { wipe(index_key_); }

AccountOutcome SqliteAccounts::change(const std::function<void()>& statements) {
    database_.begin();
    statements();
    const CommitOutcome outcome = database_.commit();
    if (outcome == CommitOutcome::full) {
        return AccountFault::readonly;
    }
    if (outcome == CommitOutcome::failed ||
        (database_.log_pages() > people_log_pages_wanted &&
         database_.checkpoint(Database::Checkpoint::passive) == CommitOutcome::failed)) {
        end_process();
    }
    return Done{};
}

AccountOutcome
SqliteAccounts::change(const Lifetime& sealed_by, const std::function<void()>& statements) {
    const CommitOutcome made = keys_.ensure(std::span(&sealed_by, 1), 0);
    if (made == CommitOutcome::failed) {
        end_process();
    }
    return made == CommitOutcome::full ? AccountFault::readonly : change(statements);
}

std::string SqliteAccounts::seal(const Lifetime& by, const Place& place, std::string_view text) {
    DataKey* const key = keys_.find(by);
    return key == nullptr ? std::string{} : key->seal(place, text);
}

std::string SqliteAccounts::open(const Place& place, const Column& cell) {
    const std::string sealed = text_in(cell);
    const std::optional<KeyNumber> number = key_of(sealed);
    DataKey* const key = number == 0 ? &directory_ : number ? keys_.find(*number) : nullptr;
    if (key == nullptr) {
        return {};
    }
    std::optional<std::string> text = key->open(place, sealed);
    if (!text) {
        log_line(Level::fault, "cell_unreadable", {{"table", std::string(place.table)}});
    }
    return text ? std::move(*text) : std::string{};
}

std::vector<Columns> SqliteAccounts::rows(
    std::string_view table,
    std::string_view sql,
    std::span<const Column> chosen_by
) {
    std::vector<Columns> found = proven_.rows(table, sql, chosen_by);
    if (database_.take_outcome() != CommitOutcome::committed) {
        end_process();
    }
    return found;
}

std::optional<Columns> SqliteAccounts::row(
    std::string_view table,
    std::string_view sql,
    std::span<const Column> chosen_by
) {
    std::vector<Columns> found = rows(table, sql, chosen_by);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

AccountOutcome SqliteAccounts::add_account(const Account& account, std::string_view password_hash) {
    if (account_row(account.id) || account_at(account.address)) {
        return AccountFault::exists;
    }
    const std::string_view owner = account.id.text;
    return change(own(owner), [&] {
        Columns row(8);
        row[id] = column_of(owner);
        row[address_index] = blind_index(index_key_, account.address);
        row[address] = seal(own(owner), {"account", "address", owner}, account.address);
        row[name] = seal(own(owner), {"account", "name", owner}, account.name);
        row[password] = seal(own(owner), {"account", "password", owner}, password_hash);
        row[mandate] = column_of(to_string(account.mandate));
        row[suspended] = flag_of(account.suspended);
        row[created] = column_of(account.created);
        proven_.put("account", put_account, row);
    });
}

AccountOutcome SqliteAccounts::update_account(const Account& account) {
    std::optional<Columns> row = account_row(account.id);
    if (!row) {
        return AccountFault::missing;
    }
    return change([&] {
        const std::string_view owner = account.id.text;
        (*row)[name] = seal(own(owner), {"account", "name", owner}, account.name);
        (*row)[mandate] = column_of(to_string(account.mandate));
        (*row)[suspended] = flag_of(account.suspended);
        proven_.put("account", put_account, *row);
    });
}

AccountOutcome
SqliteAccounts::set_password(const AccountId& account, std::string_view password_hash) {
    std::optional<Columns> row = account_row(account);
    if (!row) {
        return AccountFault::missing;
    }
    return change([&] {
        const std::string_view owner = account.text;
        (*row)[password] = seal(own(owner), {"account", "password", owner}, password_hash);
        proven_.put("account", put_account, *row);
    });
}

std::optional<Columns> SqliteAccounts::account_row(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    return row("account", "SELECT * FROM account WHERE id = ?1", chosen_by);
}

Account SqliteAccounts::account_of(const Columns& row) {
    Account account;
    const std::string owner = text_in(row[id]);
    account.id = AccountId(owner);
    account.address = open({"account", "address", owner}, row[address]);
    account.name = open({"account", "name", owner}, row[name]);
    account.mandate = from_string<Mandate>(text_in(row[mandate])).value_or(Mandate::practitioner);
    account.suspended = number_in(row[suspended]) != 0;
    account.created = time_in(row[created]);
    return account;
}

std::optional<Account> SqliteAccounts::account(const AccountId& account) {
    const std::optional<Columns> found = account_row(account);
    return found ? std::optional(account_of(*found)) : std::nullopt;
}

std::optional<AccountAndHash> SqliteAccounts::account_at(std::string_view wanted) {
    const std::array chosen_by{Column(blind_index(index_key_, wanted))};
    const auto found = row("account", "SELECT * FROM account WHERE address_index = ?1", chosen_by);
    if (!found) {
        return std::nullopt;
    }
    const std::string owner = text_in((*found)[id]);
    return AccountAndHash{
        account_of(*found),
        open({"account", "password", owner}, (*found)[password])
    };
}

void SqliteAccounts::put_login(const Login& login) {
    const Columns columns{
        column_of(login.token_hash),
        column_of(login.account.text),
        column_of(login.made),
        column_of(login.used),
    };
    proven_.put("login", put_a_login, columns);
}

AccountOutcome SqliteAccounts::add_login(const Login& added) {
    if (login(added.token_hash)) {
        return AccountFault::exists;
    }
    return change([&] { put_login(added); });
}

std::optional<Login> SqliteAccounts::login(std::string_view token_hash) {
    const std::array chosen_by{column_of(token_hash)};
    const auto found = row("login", "SELECT * FROM login WHERE token_hash = ?1", chosen_by);
    return found ? std::optional(login_of(*found)) : std::nullopt;
}

AccountOutcome SqliteAccounts::touch_login(std::string_view token_hash, Time used) {
    std::optional<Login> known = login(token_hash);
    if (!known) {
        return AccountFault::missing;
    }
    known->used = std::max(known->used, used);
    return change([&] { put_login(*known); });
}

AccountOutcome SqliteAccounts::end_login(std::string_view token_hash) {
    const std::array chosen_by{column_of(token_hash)};
    return change([&] { proven_.run("DELETE FROM login WHERE token_hash = ?1", chosen_by); });
}

AccountOutcome SqliteAccounts::end_logins_of(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    return change([&] { proven_.run("DELETE FROM login WHERE account = ?1", chosen_by); });
}

std::vector<Login> SqliteAccounts::logins_of(const AccountId& account) {
    const std::array chosen_by{column_of(account.text)};
    std::vector<Login> found;
    for (const Columns& row : rows(
             "login",
             "SELECT * FROM login WHERE account = ?1 ORDER BY made, token_hash",
             chosen_by
         )) {
        found.push_back(login_of(row));
    }
    return found;
}

AccountOutcome SqliteAccounts::end_logins_before(Time used, Time made) {
    const std::array chosen_by{column_of(used), column_of(made)};
    return change([&] { proven_.run("DELETE FROM login WHERE used < ?1 OR made < ?2", chosen_by); }
    );
}

}  // namespace spacebetween

// What the commands of an operator do: accounts, teams, backup and verification.
#include "server/app/administration.hpp"

#include "server/access/login.hpp"
#include "server/access/room_places.hpp"
#include "server/access/sign_in.hpp"
#include "server/base/random.hpp"
#include "server/protocol/json_door.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/storage/storage_error.hpp"

#include <memory>
#include <utility>

namespace spacebetween {
namespace {

Outcome failed(std::string says) { return {false, std::move(says), {}, {}}; }
Outcome done(std::string says) { return {true, std::move(says), {}, {}}; }

/// One command with what it is given.
class Request {
public:
    explicit Request(JsonDoc json) : json_(std::move(json)) {}

    [[nodiscard]] std::string text(std::string_view key) const {
        const auto value = json_.root().find(key);
        return std::string(value ? value->text().value_or("") : "");
    }

private:
    JsonDoc json_;
};

std::optional<Request> request_from(const std::string& text) {
    auto json = JsonDoc::read(text, door_limits(Limits{}));
    if (!json) return std::nullopt;
    return Request(*std::move(json));
}

std::optional<Account> find_account(Accounts& accounts, const Request& request) {
    const auto found = accounts.account_at(normal_address(request.text("address")));
    return found ? std::optional(found->account) : std::nullopt;
}

Outcome add(Accounts& accounts, const Request& request, Time now, const Limits& limits) {
    const auto mandate = from_string<Mandate>(request.text("mandate"));
    if (!mandate) {
        return failed("The mandate is practitioner, clinician, manager or administrator.");
    }
    NewAccount wanted;
    wanted.address = normal_address(request.text("address"));
    wanted.name = request.text("name");
    wanted.mandate = *mandate;
    wanted.password_hash = request.text("password_hash");
    SystemRandom random;
    const auto added = add_account(accounts, wanted, now, limits, random);
    if (added) return done("Added " + wanted.name + " (" + wanted.address + ").");
    return failed(
        "Nothing was added: " + std::string(to_string(added.error())) +
        ". Check the address and the name, and whether the address is taken."
    );
}

Outcome reset(Accounts& accounts, const Request& request) {
    const auto account = find_account(accounts, request);
    if (!account) return failed("There is no account with that address.");
    if (!change_password(accounts, account->id, request.text("password_hash"))) {
        return failed("The password could not be written; the old one still holds.");
    }
    Outcome outcome =
        done("The password of " + account->name + " is new; their logins have ended.");
    outcome.ended = account->id;
    return outcome;
}

Outcome suspend_account(Accounts& accounts, const Request& request) {
    const auto account = find_account(accounts, request);
    if (!account) return failed("There is no account with that address.");
    if (!suspend(accounts, account->id)) return failed("This could not be written.");
    Outcome outcome = done(account->name + " can no longer sign in and has left every room.");
    outcome.ended = account->id;
    for (const auto& room : accounts.rooms_of(account->id))
        outcome.rosters.push_back(room.id);
    return outcome;
}

Outcome add_team(Accounts& accounts, const Request& request) {
    SystemRandom random;
    const Team team{TeamId(new_id("team", random)), request.text("name")};
    if (team.name.empty()) return failed("A team needs a name.");
    if (!accounts.add_team(team)) return failed("There is a team of that name already.");
    return done("Added the team " + team.name + ".");
}

/// What an operator reads when somebody cannot join.
std::string not_joined(HttpRefusal why, const Limits& limits) {
    if (why == HttpRefusal::team_full) {
        return "The team has " + std::to_string(limits.members_per_team) +
               " accounts, as many as it may.";
    }
    if (why == HttpRefusal::too_many_teams) {
        return "The account belongs to " + std::to_string(limits.teams_per_account) +
               " teams, as many as it may.";
    }
    return "This could not be written.";
}

Outcome team_member(Accounts& accounts, const Request& request, const Limits& limits) {
    const auto team = accounts.team_named(request.text("team"));
    if (!team) return failed("There is no team of that name.");
    const auto account = find_account(accounts, request);
    if (!account) return failed("There is no account with that address.");
    if (request.text("remove") == "yes") {
        const auto left = accounts.leave_team(team->id, account->id);
        if (!left) return failed("This could not be written.");
        return done(account->name + " has left " + team->name + ".");
    }
    const auto joined = join_team(accounts, team->id, account->id, limits);
    if (!joined) return failed(not_joined(joined.error(), limits));
    return done(account->name + " belongs to " + team->name + ".");
}

}  // namespace

Outcome administer(Storage& storage, const std::string& request, Time now, const Limits& limits) {
    const auto asked = request_from(request);
    if (!asked) return failed("The request could not be read.");
    Accounts& accounts = storage.accounts();
    const std::string what = asked->text("do");
    if (what == "account.add") return add(accounts, *asked, now, limits);
    if (what == "account.reset") return reset(accounts, *asked);
    if (what == "account.suspend") return suspend_account(accounts, *asked);
    if (what == "team.add") return add_team(accounts, *asked);
    if (what == "team.member") return team_member(accounts, *asked, limits);
    return failed("There is no such command.");
}

std::string outcome_json(const Outcome& outcome) {
    std::string text;
    JsonWriter json(text);
    json.open_object().key("ok").flag(outcome.ok).key("says").text(outcome.says).close_object();
    return text;
}

std::optional<Outcome> outcome_from(const std::string& json) {
    const auto doc = JsonDoc::read(json, door_limits(Limits{}));
    if (!doc) return std::nullopt;
    const auto ok = doc->root().find("ok");
    const auto says = doc->root().find("says");
    if (!ok || !says) return std::nullopt;
    return Outcome{ok->flag().value_or(false), std::string(says->text().value_or("")), {}, {}};
}

Outcome outcome_of(const Verification& verification) {
    const std::string counted = std::to_string(verification.rooms()) + " rooms and " +
                                std::to_string(verification.entries()) + " entries were read";
    if (verification.problems().empty())
        return done(counted + "; everything is as it was written.");
    std::string says = counted + ". What is wrong:";
    for (const auto& problem : verification.problems())
        says += "\n  " + problem;
    return failed(std::move(says));
}

Outcome outcome_of(const Backup& backup, const std::string& target) {
    if (!backup.problem().empty()) return failed(backup.problem());
    return done("The backup is in " + target + ". It is of no use without the master key.");
}

boost::asio::awaitable<std::string> Administration::answer(std::string request) {
    const auto asked = request_from(request);
    const std::string what = asked ? asked->text("do") : std::string();
    Outcome outcome;
    if (what == "verify") {
        outcome = co_await verify();
    } else if (what == "backup") {
        outcome = co_await back_up(asked->text("to"));
    } else {
        auto job = [this, request, now = services_.host.clock.now()] {
            return administer(storage_, request, now, services_.host.limits);
        };
        outcome = co_await thread_.run(std::move(job));
    }
    for (const auto& room : outcome.rosters)
        co_await services_.rooms.roster_changed(room);
    if (outcome.ended) services_.lines.signed_out(*outcome.ended);
    co_return outcome_json(outcome);
}

boost::asio::awaitable<Outcome> Administration::verify() {
    auto begin = [this] { return std::make_shared<Verification>(storage_.verify()); };
    const auto verification = co_await thread_.run(std::move(begin));
    std::function<StorageThread::Slice()> slice = [verification] {
        return verification->step() ? StorageThread::Slice::done : StorageThread::Slice::more;
    };
    co_await thread_.run_slices(std::move(slice));
    co_return outcome_of(*verification);
}

boost::asio::awaitable<Outcome> Administration::back_up(std::string target) {
    // Made on the storage thread, where the files are; it throws when the target is no good.
    auto begin = [this, target]() -> std::pair<std::shared_ptr<Backup>, std::string> {
        try {
            return {std::make_shared<Backup>(storage_.backup(target)), ""};
        } catch (const StorageError& error) {
            return {nullptr, error.what()};
        }
    };
    const auto [backup, problem] = co_await thread_.run(std::move(begin));
    if (backup == nullptr) co_return failed(problem);
    std::function<StorageThread::Slice()> slice = [backup = backup] {
        return backup->step() ? StorageThread::Slice::done : StorageThread::Slice::more;
    };
    co_await thread_.run_slices(std::move(slice));
    co_return outcome_of(*backup, target);
}

}  // namespace spacebetween

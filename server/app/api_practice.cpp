// Practice rooms: a copy for each trainee, and the beginning again.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/base/utf8.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/room/practice.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t copies_max = 40;

using Board = std::vector<RecordRef>;

struct CopyRoom {
    RoomEntry room;
    AccountId trainee;
};

/// The board of a practice room as it stands now, or why there is none to be had.
boost::asio::awaitable<Result<Board, HttpRefusal>> board_of(ApiServices* services, RoomId room) {
    auto host = co_await services->rooms.open(std::move(room));
    if (!host) co_return refusal_of(host.error());
    std::function<Board(const Room&, Time)> look = [](const Room& seen, Time /*now*/) {
        return board_to_copy(seen.state());
    };
    auto board = co_await read_room(*std::move(host), std::move(look));
    if (!board) co_return HttpRefusal::server_busy;
    co_return *std::move(board);
}

boost::asio::awaitable<std::optional<Refusal>>
fill(ApiServices* services, RoomId copy, RoomId of, Board board) {
    auto host = co_await services->rooms.open(std::move(copy));
    if (!host) co_return Refusal::busy;
    RoomHost::Question question = [of, board = std::move(board)](Room& asked, Time now) {
        return asked.become_copy(of, board, now);
    };
    const Decision decision = co_await RoomHost::ask(*std::move(host), std::move(question));
    co_return decision.refusal();
}

RosterRow row_for(const AccountId& account, Time now) {
    RosterRow row;
    row.account = account;
    row.since = now;
    return row;
}

/// So that whoever teaches knows the copies apart: by the trainee's name, where it has room.
std::string alias_for(
    const std::string& alias,
    const std::vector<Account>& members,
    const AccountId& trainee,
    std::size_t points_max
) {
    const auto account = std::ranges::find(members, trainee, &Account::id);
    if (account == members.end()) return alias;
    std::string named = alias + " (" + account->name + ")";
    return code_points(named) > points_max ? alias : named;
}

/// The new rooms, written to the register: only the trainee and whoever asked are in each. Nothing
/// when the room is not for practice, or somebody is not of its team.
std::optional<std::vector<CopyRoom>> write_copies(
    Accounts& accounts,
    const RoomId& of,
    const std::vector<CopyRoom>& wanted,
    const AccountId& asker,
    std::size_t points_max
) {
    const auto original = accounts.room(of);
    if (!original || original->kind != RoomKind::practice) return std::nullopt;
    const auto members = accounts.members_of(original->team);
    for (const auto& one : wanted) {
        const bool colleague = std::ranges::any_of(members, [&one](const Account& account) {
            return account.id == one.trainee && !account.suspended;
        });
        if (!colleague) return std::nullopt;
    }
    std::vector<CopyRoom> written;
    for (CopyRoom one : wanted) {
        one.room.team = original->team;
        one.room.kind = RoomKind::practice;
        one.room.alias = alias_for(original->alias, members, one.trainee, points_max);
        std::vector<RosterRow> roster{row_for(one.trainee, one.room.created)};
        if (one.trainee != asker) roster.push_back(row_for(asker, one.room.created));
        if (!accounts.add_room(one.room, roster)) return std::nullopt;
        written.push_back(std::move(one));
    }
    return written;
}

std::vector<CopyRoom> wanted_copies(const Call& call) {
    std::set<std::string> trainees;
    const auto named = call.body->root().find("accounts");
    for (const auto account : named.value_or(call.body->root())) {
        if (const auto id = account.text(); named && id) trainees.emplace(*id);
    }
    std::vector<CopyRoom> wanted;
    for (const auto& trainee : trainees) {
        CopyRoom one;
        one.room.id = RoomId(new_id("room", call.services->host.random));
        one.room.created = call.services->host.clock.now();
        one.trainee = AccountId(trainee);
        wanted.push_back(std::move(one));
    }
    return wanted;
}

}  // namespace

Answering copy_practice(Call call) {
    ApiServices& services = *call.services;
    auto wanted = wanted_copies(call);
    if (wanted.empty() || wanted.size() > copies_max) {
        co_return refusal_reply(HttpRefusal::bad_request);
    }
    const RoomId of = call.room();
    auto found = co_await host_for(&services, of, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    const std::size_t points_max = services.host.limits.name_points;
    auto write = [&services, of, wanted = std::move(wanted), asker = call.account(), points_max] {
        return write_copies(services.accounts, of, wanted, asker, points_max);
    };
    const auto copies = co_await services.host.thread.run(std::move(write));
    if (!copies) co_return refusal_reply(HttpRefusal::forbidden);
    const auto board = co_await board_of(&services, of);
    if (!board) co_return refusal_reply(board.error());
    for (const auto& one : *copies) {
        const auto refused = co_await fill(&services, one.room.id, of, *board);
        if (refused) co_return refusal_reply(*refused);
    }
    std::string body;
    JsonWriter json(body);
    json.open_object().key("rooms").open_array();
    for (const auto& one : *copies) {
        json.open_object().key("id").word(one.room.id.text);
        json.key("account").word(one.trainee.text).close_object();
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body), 201);
}

Answering reset_practice(Call call) {
    ApiServices& services = *call.services;
    auto found = co_await host_for(&services, call.room(), call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    std::function<RoomId(const Room&, Time)> look = [](const Room& seen, Time /*now*/) {
        return seen.state().info().copied_from;
    };
    const auto of = co_await read_room(std::move(host), std::move(look));
    if (!of) co_return refusal_reply(HttpRefusal::server_busy);
    if (of->empty()) co_return refusal_reply(HttpRefusal::forbidden);
    const auto board = co_await board_of(&services, *of);
    if (!board) co_return refusal_reply(board.error());
    const auto refused = co_await fill(&services, call.room(), *of, *board);
    if (refused == Refusal::precondition) co_return refusal_reply(HttpRefusal::conflict);
    if (refused) co_return refusal_reply(*refused);
    co_return done_reply();
}

}  // namespace spacebetween::api

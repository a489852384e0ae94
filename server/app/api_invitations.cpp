// Links that let one person onto a roster, once: made, looked at, accepted.
#include "server/access/invitations.hpp"
#include "server/access/password.hpp"
#include "server/access/sign_in.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/api_origin.hpp"
#include "server/app/reply.hpp"
#include "server/base/log.hpp"
#include "server/protocol/json_writer.hpp"

#include <array>
#include <utility>

namespace spacebetween::api {
namespace {

struct Newcomer {
    NewAccount account;
    std::string password;
};

/// The account that the body asks for, or why it cannot be.
Result<Newcomer, HttpRefusal> newcomer_of(const Call& call) {
    const Limits& limits = call.services->host.limits;
    const auto address = call.line("address", limits.address_bytes);
    const auto name = call.line("name", limits.name_points);
    const auto password = call.line("password", limits.password_bytes);
    if (!address || !name || !password || name->empty()) return HttpRefusal::bad_request;
    Newcomer newcomer;
    newcomer.account.address = normal_address(*address);
    newcomer.account.name = *name;
    newcomer.password = *password;
    if (newcomer.account.address.empty()) return HttpRefusal::bad_request;
    const std::array<std::string_view, 2> context{newcomer.account.address, *name};
    if (const auto fault = password_fault(*password, context, limits)) return *fault;
    return newcomer;
}

boost::asio::awaitable<Result<Account, HttpRefusal>>
create(ApiServices* services, Newcomer newcomer) {
    auto hash = co_await services->access.passwords.hash(std::move(newcomer.password));
    if (!hash) co_return HttpRefusal::server_busy;
    newcomer.account.password_hash = *std::move(hash);
    auto add = [services, wanted = newcomer.account, now = services->host.clock.now()] {
        auto& host = services->host;
        return add_account(services->accounts, wanted, now, host.limits, host.random);
    };
    auto account = co_await services->host.thread.run(std::move(add));
    co_return account;
}

/// What the invitation says its guest usually is there.
boost::asio::awaitable<void>
give_part(ApiServices* services, RoomId room, AccountId account, Role part) {
    auto host = co_await services->rooms.open(std::move(room));
    if (!host) co_return;
    RoomHost::Question give = [account, part](Room& asked, Time now) {
        return asked.give_part(account, part, now);
    };
    const Decision given = co_await RoomHost::ask(*std::move(host), std::move(give));
    if (given.refused) log_line(Level::warning, "part_not_given", {{"account", account.text}});
}

}  // namespace

Answering invite(Call call) {
    ApiServices& services = *call.services;
    InvitationWish wish;
    wish.room = call.room();
    wish.by = call.account();
    wish.agency = call.line("agency", services.host.limits.name_points).value_or("");
    if (const auto until = call.whole("until")) wish.until = Time{*until};
    if (const auto role = call.line("role", 32)) {
        wish.role = from_string<Role>(*role);
        if (!wish.role) co_return refusal_reply(HttpRefusal::bad_request);
    }
    auto make = [&services, wish, now = services.host.clock.now()] {
        auto& host = services.host;
        return spacebetween::invite(services.accounts, wish, now, host.limits, host.random);
    };
    const auto token = co_await services.host.thread.run(std::move(make));
    if (!token) co_return refusal_reply(token.error());
    std::string body;
    JsonWriter json(body);
    // After '#', so that neither logs nor other pages ever see the token.
    json.open_object().key("link").text(origin_of(call.request) + "/invitation#" + *token);
    json.close_object();
    co_return json_reply(std::move(body), 201);
}

Answering invitation(Call call) {
    ApiServices& services = *call.services;
    auto look_up = [&services, token = call.parts.at(0), now = services.host.clock.now()] {
        return open_invitation(services.accounts, token, now);
    };
    const auto open = co_await services.host.thread.run(std::move(look_up));
    if (!open) co_return refusal_reply(open.error());
    auto name_of = [&services, by = open->invited_by]() -> std::string {
        const auto account = services.accounts.account(by);
        return account ? account->name : std::string();
    };
    const std::string name = co_await services.host.thread.run(std::move(name_of));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("invited_by").text(name).key("expires").whole(open->expires.ms);
    json.key("guest").flag(open->guest.has_value());
    json.key("signed_in").flag(call.who.has_value()).close_object();
    co_return json_reply(std::move(body));
}

Answering accept_invitation(Call call) {
    ApiServices& services = *call.services;
    const std::string token = call.parts.at(0);
    auto look_up = [&services, token, now = services.host.clock.now()] {
        return open_invitation(services.accounts, token, now);
    };
    const auto open = co_await services.host.thread.run(std::move(look_up));
    if (!open) co_return refusal_reply(open.error());
    AccountId account;
    if (call.who) {
        account = call.account();
    } else {
        auto newcomer = newcomer_of(call);
        if (!newcomer) co_return refusal_reply(newcomer.error());
        auto place = [&services, &open, now = services.host.clock.now()] {
            const Limits& limits = services.host.limits;
            return no_place_behind(services.accounts, *open, AccountId(), now, limits);
        };
        const auto full = co_await services.host.thread.run(std::move(place));
        if (full) co_return refusal_reply(*full);
        const auto created = co_await create(&services, *std::move(newcomer));
        if (!created) co_return refusal_reply(created.error());
        account = created->id;
    }
    auto accept = [&services, token, account, now = services.host.clock.now()] {
        const Limits& limits = services.host.limits;
        return spacebetween::accept_invitation(services.accounts, token, account, now, limits);
    };
    const auto room = co_await services.host.thread.run(std::move(accept));
    if (!room) co_return refusal_reply(room.error());
    co_await services.rooms.roster_changed(*room);
    if (open->role) co_await give_part(&services, *room, account, *open->role);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("room").word(room->text).close_object();
    co_return json_reply(std::move(body), 201);
}

}  // namespace spacebetween::api

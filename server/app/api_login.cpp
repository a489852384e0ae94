// Who one is: signing in and out, my account and my teams, and a ticket for a room.
#include "server/access/sign_in.hpp"
#include "server/app/access_services.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/api_origin.hpp"
#include "server/app/reply.hpp"
#include "server/protocol/json_writer.hpp"

#include <utility>

namespace spacebetween::api {
namespace {

std::string written(const Account& account, const std::vector<Team>& teams) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("account").word(account.id.text).key("name").text(account.name);
    json.key("mandate").word(to_string(account.mandate)).key("teams").open_array();
    for (const auto& team : teams) {
        json.open_object().key("id").word(team.id.text).key("name").text(team.name).close_object();
    }
    json.close_array().close_object();
    return body;
}

Answering me_reply(ApiServices* services, Account account) {
    auto look_up = [services, id = account.id] { return services->accounts.teams_of(id); };
    const auto teams = co_await services->host.thread.run(std::move(look_up));
    co_return json_reply(written(account, teams));
}

HttpResponse wait_reply(Wait wait) {
    HttpResponse reply = refusal_reply(HttpRefusal::too_many_tries);
    const Millis seconds = (wait.ms + second_ms - 1) / second_ms;
    reply.fields.push_back({"Retry-After", std::to_string(seconds)});
    return reply;
}

}  // namespace

Answering health(Call call) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("ok").flag(true);
    json.key("read_only").flag(call.services->host.write_pause.is_on()).close_object();
    co_return json_reply(std::move(body));
}

Answering sign_in(Call call) {
    ApiServices& services = *call.services;
    AccessServices& access = services.access;
    const Limits& limits = services.host.limits;
    const auto written_address = call.line("address", limits.address_bytes);
    auto password = call.line("password", limits.password_bytes);
    if (!written_address || !password) co_return refusal_reply(HttpRefusal::bad_request);
    const std::string address = normal_address(*written_address);
    const auto begun =
        access.throttle.begin(address, call.request.address, services.host.clock.now());
    if (!begun) co_return wait_reply(begun.error());
    auto look_up = [&services, address] { return sign_in_candidate(services.accounts, address); };
    const SignInCandidate candidate = co_await services.host.thread.run(std::move(look_up));
    const auto matches =
        co_await access.passwords.matches(candidate.password_hash, *std::move(password));
    if (!matches) co_return refusal_reply(HttpRefusal::server_busy);
    auto finish = [&services, candidate, same = *matches, now = services.host.clock.now()] {
        return finish_sign_in(
            services.accounts,
            candidate,
            same,
            now,
            services.host.limits,
            services.host.random
        );
    };
    const auto login = co_await services.host.thread.run(std::move(finish));
    if (!login) co_return refusal_reply(login.error());
    access.throttle.succeeded(address, call.request.address);
    HttpResponse reply = co_await me_reply(&services, *candidate.account);
    const CookieKind kind = cookie_kind(origin_of(call.request));
    reply.fields.push_back({"Set-Cookie", login_cookie(login->token, kind)});
    co_return reply;
}

Answering sign_out(Call call) {
    ApiServices& services = *call.services;
    if (call.who) {
        auto end = [&services, hash = call.who->login.token_hash] {
            return services.accounts.end_login(hash).has_value();
        };
        const bool ended = co_await services.host.thread.run(std::move(end));
        if (!ended) co_return refusal_reply(HttpRefusal::server_readonly);
        services.lines.signed_out(call.who->login.token_hash);
    }
    HttpResponse reply = done_reply();
    const CookieKind kind = cookie_kind(origin_of(call.request));
    reply.fields.push_back({"Set-Cookie", ended_cookie(kind)});
    reply.fields.push_back({"Clear-Site-Data", "\"cache\""});
    co_return reply;
}

Answering me(Call call) { return me_reply(call.services, call.who->account); }

Answering teams(Call call) {
    ApiServices& services = *call.services;
    using Members = std::vector<std::pair<Team, std::vector<Account>>>;
    auto look_up = [&services, account = call.account()] {
        Members all;
        for (auto& team : services.accounts.teams_of(account)) {
            auto members = services.accounts.members_of(team.id);
            all.emplace_back(std::move(team), std::move(members));
        }
        return all;
    };
    const Members all = co_await services.host.thread.run(std::move(look_up));
    std::string body;
    JsonWriter json(body);
    json.open_object().key("teams").open_array();
    for (const auto& [team, members] : all) {
        json.open_object().key("id").word(team.id.text).key("name").text(team.name);
        json.key("members").open_array();
        for (const auto& member : members) {
            if (member.suspended) continue;
            json.open_object().key("account").word(member.id.text).key("name").text(member.name);
            json.key("mandate").word(to_string(member.mandate)).close_object();
        }
        json.close_array().close_object();
    }
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering new_ticket(Call call) {
    ApiServices& services = *call.services;
    const Time now = services.host.clock.now();
    auto ask = [&services, who = *call.who, room = call.room(), now] {
        return services.access.gate.may_have_ticket(who, room, now);
    };
    const auto holder = co_await services.host.thread.run(std::move(ask));
    if (!holder) co_return refusal_reply(holder.error());
    const auto ticket = services.access.tickets.issue(*holder, now, services.host.random);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("ticket").word(ticket).close_object();
    co_return json_reply(std::move(body), 201);
}

}  // namespace spacebetween::api

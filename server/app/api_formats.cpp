// The formats of a team: those of the product, and those it made for itself.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/protocol/format_json.hpp"
#include "server/vocabulary/words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace spacebetween::api {
namespace {

std::string reasons_of(const std::vector<FormatFault>& faults) {
    std::string reasons;
    JsonWriter json(reasons);
    json.open_array();
    for (const auto& fault : faults) {
        json.open_object();
        if (!fault.stage.empty()) json.key("stage").text(fault.stage);
        const std::string key = "format_fault." + std::string(to_string(fault.code));
        json.key("code").word(to_string(fault.code)).key("says").text(word(key));
        json.close_object();
    }
    json.close_array();
    return reasons;
}

bool belongs(Accounts& accounts, const TeamId& team, const AccountId& account) {
    const auto teams = accounts.teams_of(account);
    return std::ranges::any_of(teams, [&team](const Team& one) { return one.id == team; });
}

/// The team's own formats; nothing for whoever is not of the team.
std::optional<std::vector<TeamFormat>>
kept_formats(Accounts& accounts, const TeamId& team, const AccountId& account) {
    if (!belongs(accounts, team, account)) return std::nullopt;
    return accounts.formats_of(team);
}

void write_entry(JsonWriter& json, const Format& format, std::span<const int> versions, bool own) {
    json.open_object().key("id").text(format.id).key("version").whole(format.version);
    json.key("versions").open_array();
    for (const int version : versions)
        json.whole(version);
    json.close_array().key("name").text(format.name).key("use_when").text(format.use_when);
    if (!format.base.empty()) json.key("base").text(format.base);
    json.key("mine").flag(own).key("format");
    write_format(json, format);
    json.close_object();
}

/// The next version of one of the team's own, or the first of a new one.
TeamFormat
next_version(const Format& format, const std::vector<TeamFormat>& kept, const std::string& fresh) {
    TeamFormat next;
    next.id = format.id;
    int newest = 0;
    for (const auto& one : kept) {
        if (one.id == format.id) newest = std::max(newest, one.version);
    }
    if (newest == 0) next.id = fresh;
    next.version = newest + 1;
    return next;
}

bool is_full(const TeamFormat& next, const std::vector<TeamFormat>& kept, const Limits& limits) {
    std::map<std::string, std::size_t> versions;
    for (const auto& one : kept)
        ++versions[one.id];
    return next.version == 1 ? versions.size() >= limits.formats_per_team
                             : versions[next.id] >= limits.versions_per_format;
}

/// What it was copied from, which stays so in every version.
std::string
base_of(const Format& sent, const TeamFormat& next, const std::vector<TeamFormat>& kept) {
    if (next.version == 1) return sent.base.empty() ? sent.id : sent.base;
    const auto own = own_formats(kept);
    const auto first = std::ranges::find(own, next.id, &Format::id);
    return first == own.end() ? sent.base : first->base;
}

}  // namespace

Answering team_formats(Call call) {
    ApiServices& services = *call.services;
    auto look_up = [&services, team = TeamId(call.parts.at(0)), account = call.account()] {
        return kept_formats(services.accounts, team, account);
    };
    const auto kept = co_await services.host.thread.run(std::move(look_up));
    if (!kept) co_return refusal_reply(HttpRefusal::unknown);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("formats").open_array();
    const auto formats = own_formats(*kept);
    for (std::size_t at = 0, first = 0; at < formats.size(); ++at) {
        const bool newest = at + 1 == formats.size() || formats[at + 1].id != formats[at].id;
        if (!newest) continue;
        std::vector<int> versions;
        for (; first <= at; ++first)
            versions.push_back(formats[first].version);
        write_entry(json, formats[at], versions, true);
    }
    for (const auto& format : shipped_formats())
        write_entry(json, format, std::array{format.version}, false);
    json.close_array().close_object();
    co_return json_reply(std::move(body));
}

Answering team_format(Call call) {
    ApiServices& services = *call.services;
    auto look_up = [&services, team = TeamId(call.parts.at(0)), account = call.account()] {
        return kept_formats(services.accounts, team, account);
    };
    const auto kept = co_await services.host.thread.run(std::move(look_up));
    if (!kept) co_return refusal_reply(HttpRefusal::unknown);
    auto formats = own_formats(*kept);
    auto shipped = shipped_formats();
    std::move(shipped.begin(), shipped.end(), std::back_inserter(formats));
    const auto found = std::ranges::find_if(formats, [&call](const Format& one) {
        return one.id == call.parts.at(1) && std::to_string(one.version) == call.parts.at(2);
    });
    if (found == formats.end()) co_return refusal_reply(HttpRefusal::unknown);
    std::string body;
    JsonWriter json(body);
    json.open_object().key("id").text(found->id).key("version").whole(found->version);
    write_format(json.key("format"), *found);
    json.close_object();
    co_return json_reply(std::move(body));
}

Answering save_format(Call call) {
    ApiServices& services = *call.services;
    const Limits& limits = services.host.limits;
    const auto sent = call.body->root().find("format");
    if (!sent) co_return refusal_reply(HttpRefusal::bad_request);
    FormatReading reading = format_from(*sent);
    if (reading.faults.empty()) reading.faults = faults_of(reading.format, limits);
    if (!reading.faults.empty()) {
        const std::string reasons = reasons_of(reading.faults);
        co_return reasoned_reply("format", word("format_fault.any"), reasons);
    }
    const TeamId team(call.parts.at(0));
    const Time now = services.host.clock.now();
    const std::string fresh = new_id("fmt", services.host.random);
    auto write =
        [&services, &limits, team, fresh, account = call.account(), now, format = reading.format](
        ) -> Result<Format, HttpRefusal> {
        const auto kept = kept_formats(services.accounts, team, account);
        if (!kept) return HttpRefusal::unknown;
        TeamFormat next = next_version(format, *kept, fresh);
        if (is_full(next, *kept, limits)) return HttpRefusal::too_large;
        Format written = format;
        written.base = base_of(format, next, *kept);
        written.id = next.id;
        written.version = next.version;
        next.team = team;
        next.by = account;
        next.made = now;
        next.body = format_json(written);
        const auto added = services.accounts.add_format(next);
        if (!added) return refusal_of(added.error());
        return written;
    };
    const Result<Format, HttpRefusal> written = co_await services.host.thread.run(std::move(write));
    if (!written) co_return refusal_reply(written.error());
    if (services.host.formats.knows(team)) {
        services.host.formats.learn(team, std::span(&*written, 1));
    }
    std::string body;
    JsonWriter json(body);
    json.open_object().key("id").text(written->id).key("version").whole(written->version);
    json.close_object();
    co_return json_reply(std::move(body), 201);
}

}  // namespace spacebetween::api

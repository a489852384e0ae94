// The door of a room: the standing agreement, who is here, the call link; and the room's settings.
#include "server/access/roster_rules.hpp"
#include "server/app/api_handlers.hpp"
#include "server/app/format_names.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/app/written.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t link_points_max = 500;
constexpr std::size_t duty_number_points_max = 40;

void write_member(JsonWriter& json, const MemberView& member) {
    json.open_object().key("member").word(member.id.text).key("name").text(member.name);
    json.key("mandate").word(to_string(member.mandate));
    json.key("accountable").flag(member.accountable);
    if (member.guest) json.key("guest").text(*member.guest);
    if (!member.with.empty()) {
        json.key("with").open_array();
        for (const auto& name : member.with)
            json.text(name);
        json.close_array();
    }
    json.key("here").flag(member.here).close_object();
}

std::string
written(const DoorView& door, const std::vector<RosterRow>& rows, const std::string& planned_name) {
    std::string body;
    JsonWriter json(body);
    json.open_object();
    write_room_keys(json, door.room);
    json.key("agreement");
    if (door.agreement) {
        write_viewed(json, *door.agreement);
    } else {
        json.null();
    }
    json.key("agreement_changed").flag(door.agreement_changed);
    json.key("roster").open_array();
    for (const auto& member : door.roster)
        write_member(json, member);
    json.close_array().key("accounts").open_array();
    for (const auto& row : rows)
        json.word(row.account.text);
    json.close_array().key("here").open_array();
    for (const auto& name : door.here)
        json.text(name);
    json.close_array();
    if (!door.running_format.empty()) {
        json.key("running").open_object().key("format").text(door.running_format);
        json.key("stage").text(door.running_stage).close_object();
    }
    if (door.planned) {
        json.key("planned").open_object().key("at").whole(door.planned->at.ms);
        json.key("format").word(door.planned->format).key("name").text(planned_name);
        json.key("minutes").whole(door.planned->minutes).close_object();
    }
    if (door.is_copy) json.key("copy").flag(true);
    if (!door.case_reference.empty()) json.key("case_reference").text(door.case_reference);
    json.close_object();
    return body;
}

std::optional<RosterAction> action_named(std::string_view name) {
    if (name == "add") return RosterAction::add;
    if (name == "remove") return RosterAction::remove;
    if (name == "accountable") return RosterAction::accountable;
    if (name == "deputy") return RosterAction::deputy;
    return std::nullopt;
}

/// Everybody's roster at once; nothing when it does not say whose it will be.
std::optional<HandOver> hand_over_in(const Call& call) {
    const auto accounts = call.body->root().find("accounts");
    const auto accountable = call.line("accountable", 64);
    if (!accounts || !accounts->is(JsonKind::array) || !accountable) return std::nullopt;
    std::set<std::string> named;
    for (const auto account : *accounts) {
        named.emplace(account.text().value_or(""));
    }
    if (named.empty()) return std::nullopt;
    HandOver to;
    to.actor = call.account();
    to.accountable = AccountId(*accountable);
    for (const auto& one : named)
        to.accounts.emplace_back(one);
    return to;
}

/// A link that opens in a new tab must be one that only goes to a page.
bool link_is_safe(const std::string& link) { return link.empty() || link.starts_with("https://"); }

Answering hand_over_room(Call call) {
    ApiServices& services = *call.services;
    const RoomId room = call.room();
    auto to = hand_over_in(call);
    if (!to) co_return refusal_reply(HttpRefusal::bad_request);
    auto write = [&services, room, to = *std::move(to), now = services.host.clock.now()] {
        return hand_over(services.accounts, room, to, now, services.host.limits);
    };
    const auto changed = co_await services.host.thread.run(std::move(write));
    if (!changed) co_return refusal_reply(changed.error());
    co_await services.rooms.roster_changed(room);
    co_return done_reply();
}

}  // namespace

Answering door(Call call) {
    ApiServices& services = *call.services;
    const RoomId room = call.room();
    const AccountId& account = call.account();
    auto found = co_await host_for(&services, room, account);
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    std::function<DoorView(const Room&, Time)> look = [account](const Room& seen, Time now) {
        return seen.door(account, now);
    };
    const auto view = co_await read_room(std::move(host), std::move(look));
    if (!view) co_return refusal_reply(HttpRefusal::server_busy);
    auto rows = [&services, room] { return services.accounts.roster(room); };
    const auto roster = co_await services.host.thread.run(std::move(rows));
    const auto& formats = services.host.formats;
    const std::string planned_name =
        view->planned ? format_name(formats, view->room.team, view->planned->format)
                      : std::string();
    co_return json_reply(written(*view, roster, planned_name));
}

Answering change_settings(Call call) {
    ApiServices& services = *call.services;
    const Limits& limits = services.host.limits;
    const RoomId room = call.room();
    RoomSettings settings;
    settings.alias = call.line("alias", limits.name_points);
    settings.call_link = call.line("call_link", link_points_max);
    settings.duty_number = call.line("duty_number", duty_number_points_max);
    settings.case_reference = call.line("case_reference", limits.name_points);
    const bool nameless = settings.alias && settings.alias->empty();
    const bool unsafe = settings.call_link && !link_is_safe(*settings.call_link);
    if (nameless || unsafe) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_for(&services, room, call.account());
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    RoomHost::Question question = [by = call.account(), settings](Room& asked, Time now) {
        return asked.settings(by, settings, now);
    };
    const Decision decision = co_await RoomHost::ask(std::move(host), std::move(question));
    if (const auto refusal = decision.refusal()) co_return refusal_reply(*refusal);
    // The lobby's word of it follows; should the process end in between, the room's own stands.
    auto follow = [&services, room, settings] {
        auto entry = services.accounts.room(room);
        if (!entry) return;
        if (settings.alias) entry->alias = *settings.alias;
        if (settings.call_link) entry->call_link = *settings.call_link;
        if (settings.case_reference) entry->case_reference = *settings.case_reference;
        static_cast<void>(services.accounts.update_room(*entry));
    };
    co_await services.host.thread.run(std::move(follow));
    co_return done_reply();
}

Answering change_roster(Call call) {
    ApiServices& services = *call.services;
    const RoomId room = call.room();
    const auto who = call.line("account", 64);
    const auto action = call.line("action", 16);
    if (action == "hand_over") co_return co_await hand_over_room(std::move(call));
    const auto known = action ? action_named(*action) : std::nullopt;
    if (!who || !known) co_return refusal_reply(HttpRefusal::bad_request);
    RosterChange change;
    change.actor = call.account();
    change.target = AccountId(*who);
    change.action = *known;
    if (const auto until = call.whole("until")) change.until = Time{*until};
    auto write = [&services, room, change, now = services.host.clock.now()] {
        const Limits& limits = services.host.limits;
        return spacebetween::change_roster(services.accounts, room, change, now, limits);
    };
    const auto changed = co_await services.host.thread.run(std::move(write));
    if (!changed) co_return refusal_reply(changed.error());
    co_await services.rooms.roster_changed(room);
    co_return done_reply();
}

}  // namespace spacebetween::api

// The map, laid out by the machine: worked out on a thread of its own, shown, and kept for a while.
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/app/room_access.hpp"
#include "server/base/id.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/room/permission.hpp"
#include "server/room/proposals.hpp"
#include "server/room/tidy_plan.hpp"

#include <chrono>
#include <memory>
#include <utility>

namespace spacebetween::api {
namespace {

constexpr std::size_t word_points_max = 16;

struct Wanted {
    MapView view = MapView::genogram;
    TidyAsked asked;
};

std::optional<Wanted> wanted_by(const Call& call) {
    const auto view = map_view_named(call.line("view", word_points_max).value_or(""));
    const auto mode = call.line("mode", word_points_max).value_or("");
    const bool says_pins = call.body->root().find("pins").has_value();
    const auto pins = says_pins ? call.line("pins", word_points_max).value_or("") : "keep";
    const auto strict = call.flag("strict");
    const bool modes = mode == "tidy" || mode == "insert";
    if (!view || !modes || !strict || (pins != "keep" && pins != "release")) return std::nullopt;
    return Wanted{*view, {mode == "insert", pins == "release", *strict}};
}

void write_metrics(JsonWriter& json, MapView view, const layout::Metrics& metrics) {
    json.open_object();
    json.key("people").whole(static_cast<std::int64_t>(metrics.people));
    json.key("crossings").whole(metrics.crossings).key("overlaps").whole(metrics.overlaps);
    if (view == MapView::genogram) {
        json.key("unions").whole(static_cast<std::int64_t>(metrics.unions));
        json.key("rows").whole(static_cast<std::int64_t>(metrics.rows));
        json.key("exceptions").whole(metrics.exceptions);
        json.key("not_adjacent").whole(metrics.not_adjacent).key("outside").whole(metrics.outside);
    }
    json.key("width").whole(metrics.width).key("height").whole(metrics.height);
    json.close_object();
}

/// A plan that was worked out elsewhere, and how long that took.
struct Worked {
    std::shared_ptr<TidyPlan> plan;
    std::int64_t ms = 0;
};

std::string written(const Worked& worked, const std::string& preview) {
    const TidyPlan& plan = *worked.plan;
    std::string body;
    JsonWriter json(body);
    json.open_object();
    if (!preview.empty()) json.key("preview").word(preview);
    json.key("view").word(to_string(plan.basis.view));
    const auto moved = plan.moved();
    std::int64_t fresh = 0;
    json.key("places").open_array();
    for (const std::size_t at : moved) {
        json.open_object().key("of").word(plan.basis.things[at].text);
        json.key("x").whole(plan.spots[at].x).key("y").whole(plan.spots[at].y).close_object();
        if (plan.basis.positions[at].empty()) ++fresh;
    }
    json.close_array();
    json.key("moved").whole(static_cast<std::int64_t>(moved.size()) - fresh);
    json.key("new").whole(fresh);
    json.key("before");
    write_metrics(json, plan.basis.view, plan.before);
    json.key("after");
    write_metrics(json, plan.basis.view, plan.after);
    json.key("ms").whole(worked.ms).close_object();
    return body;
}

/// The map that a layout is asked for, and the word by which the room knows it again.
struct Look {
    MapShape shape;
    std::string base;
};

Refused<Look> look_at_map(const Room& room, const AccountId& account, MapView view, Time now) {
    const Member* member = room.state().member_of(account);
    if (member == nullptr) return Refusal::not_found;
    const Rights rights = rights_of(room.state(), member->id);
    if (!rights.may.contains(Target::map) || !rights.see.contains(BoardName::map)) {
        return Refusal::stage_closed;
    }
    return Look{shape_of(room.state().shared(), view, now), map_base(room.state(), member->id)};
}

Worked work_out(MapShape shape, const TidyAsked& asked) {
    const auto began = std::chrono::steady_clock::now();
    Worked worked{std::make_shared<TidyPlan>(plan_tidy(std::move(shape), asked))};
    const auto took = std::chrono::steady_clock::now() - began;
    worked.ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    return worked;
}

}  // namespace

Answering tidy(Call call) {
    ApiServices& services = *call.services;
    const AccountId& account = call.account();
    const auto wanted = wanted_by(call);
    if (!wanted) co_return refusal_reply(HttpRefusal::bad_request);
    auto found = co_await host_for(&services, call.room(), account);
    if (!found) co_return refusal_reply(found.error());
    auto host = *std::move(found);
    std::function<Refused<Look>(const Room&, Time)> look =
        [account, view = wanted->view](const Room& room, Time now) {
            return look_at_map(room, account, view, now);
        };
    auto seen = co_await read_room(host, std::move(look));
    if (!seen) co_return refusal_reply(HttpRefusal::server_busy);
    if (!*seen) co_return refusal_reply(seen->error());
    auto work = [shape = std::move((**seen).shape), asked = wanted->asked]() mutable {
        return work_out(std::move(shape), asked);
    };
    const auto worked = co_await services.layouts.run<Worked>(std::move(work));
    if (!worked) co_return refusal_reply(HttpRefusal::server_busy);
    Proposal proposal;
    proposal.id = new_id("tdy", services.host.random);
    proposal.of = CommandName::map_tidy;
    proposal.ops = ops_of(*worked->plan, services.host.random);
    proposal.base = (**seen).base;
    // Where everybody stands as they should, there is nothing to say yes to.
    if (proposal.ops.empty()) co_return json_reply(written(*worked, ""));
    const std::string preview = proposal.id;
    RoomHost::Question propose = [account, proposal](Room& room, Time now) {
        return room.propose(account, proposal, now);
    };
    const Decision kept = co_await RoomHost::ask(std::move(host), std::move(propose));
    if (const auto refusal = kept.refusal()) co_return refusal_reply(*refusal);
    co_return json_reply(written(*worked, preview));
}

}  // namespace spacebetween::api

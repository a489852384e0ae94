// What people do at the server's other door: they ask for previews of the map, take copies of it,
// and look back.
#include "server/protocol/journal_form.hpp"
#include "server/room/history.hpp"
#include "server/room/tidy_plan.hpp"
#include "server/room/view.hpp"
#include "tests/simulation/must.hpp"
#include "tests/simulation/sim_world.hpp"
#include "tests/support/asking.hpp"

#include <map>
#include <utility>

namespace spacebetween {

namespace {

/// A couple and their child, as a file would bring them.
std::vector<Op> small_family(Random& random) {
    const RecordId parent(new_id("per", random));
    const RecordId child(new_id("per", random));
    const RecordId couple(new_id("uni", random));
    const RecordId link(new_id("par", random));
    return {
        make(parent, {with(Type::person, "name", std::string("Mara"))}),
        make(child, {with(Type::person, "name", std::string("Zoe"))}),
        make(couple, {with(Type::union_, "partners", RefSet({parent}))}),
        make(link, {with(Type::parentage, "child", child), with(Type::parentage, "union", couple)})
    };
}

/// All entries that are still there.
Looking looked_through(const SimGround& ground, Looking looking, Journal& disk) {
    const auto history = disk.history(ground.room);
    must(history.has_value(), "the journal does not load");
    for (const auto& row : history->rows) {
        const auto entry = entry_from(row.body);
        must(entry.has_value(), "an entry cannot be read");
        looking.take(*entry);
    }
    return looking;
}

/// What was shown before and is not shown now any more is in no moment of a session gone through.
void check_past(const SessionHistory& history, const RoomState& state, const MemberId& viewer) {
    std::map<RecordId, Viewed> seen;
    Time last;
    for (const HistoryMoment& moment : history.moments) {
        must(moment.at >= last, "time goes back in a session gone through");
        must(moment.stage < history.plan->stages.size(), "a moment of no stage");
        last = moment.at;
        for (const RecordId& id : moment.drop)
            must(seen.erase(id) == 1, "what was not there leaves a session gone through");
        for (const Viewed& put : moment.put)
            seen.insert_or_assign(put.record().id, put);
        for (const auto& [id, shown] : seen) {
            must(state.shared().has_used(id), "a session gone through shows what nobody shared");
            const bool hidden = state.shared().find(id) && !view(shown.record(), viewer, state);
            must(!hidden, "a session gone through shows what is hidden now: " + id.text);
        }
    }
}

}  // namespace

void SimWorld::visit() {
    if (gate_shut_) return;
    SimSeat& seat = seats_[below(chance_, seats_.size())];
    const RoomState state = server->state();
    const Member* member = state.member_of(seat.client.account());
    if (member == nullptr) return;
    const std::uint64_t drawn = below(chance_, 100);
    if (drawn < 60) {
        ask_preview(seat, state, drawn < 30 ? CommandName::map_import : CommandName::map_tidy);
    } else if (drawn < 75) {
        server->ask([&](Room& room, Time now) {
            return room.take_map(seat.client.account(), MapCopyKind::json, now);
        });
    } else {
        look_back(state, member->id);
    }
}

void SimWorld::ask_preview(SimSeat& seat, const RoomState& state, CommandName of) {
    Proposal proposal;
    proposal.id = new_id("pre", chance_);
    proposal.of = of;
    if (of == CommandName::map_import) {
        proposal.ops = small_family(chance_);
    } else {
        const Time now = ground_.clock.now();
        const auto plan = plan_tidy(shape_of(state.shared(), MapView::genogram, now), TidyAsked{});
        proposal.ops = ops_of(plan, chance_);
    }
    proposal.base = map_base(state, state.member_of(seat.client.account())->id);
    const std::string id = proposal.id;
    const Decision decision = server->ask([&](Room& room, Time now) {
        return room.propose(seat.client.account(), proposal, now);
    });
    if (!decision.refusal()) seat.client.consider(std::string(to_string(of)), id);
}

void SimWorld::look_back(const RoomState& state, const MemberId& viewer) {
    const Looking all =
        looked_through(ground_, Looking(state, viewer, ground_.limits), ground_.disk);
    for (const PastSession& past : all.sessions()) {
        Looking one(state, viewer, ground_.limits, past.id);
        auto history = looked_through(ground_, std::move(one), ground_.disk).finish();
        must(history.has_value(), "a session that is listed cannot be gone through");
        check_past(*history, state, viewer);
        ++tally_.looked_back;
    }
}

}  // namespace spacebetween

// The map as a whole: changed by a preview, taken out as a copy.
#include "server/room/map_leave.hpp"

#include "server/room/commands.hpp"
#include "server/room/permission.hpp"
#include "server/room/room.hpp"
#include "server/room/written.hpp"
#include "server/vocabulary/spec.hpp"

#include <utility>

namespace spacebetween {

namespace {

Time time_of(const Record& record, std::string_view name) {
    const auto* number = std::get_if<double>(&field_value(record, name));
    return Time{number == nullptr ? 0 : static_cast<Millis>(*number)};
}

Decision refused(No no) {
    Decision decision;
    decision.refused = std::move(no);
    return decision;
}

/// Whether the board would take it: on a copy, whose records are shared.
std::optional<No> tried(const Deciding& deciding, const Member& by, std::span<const Op> ops) {
    const ChangeContext context{
        .limits = deciding.limits,
        .scope = BoardScope::shared,
        .asker = Asker::member,
        .by = by.id,
        .made_in = {},
        .beneath = nullptr,
        .sees = {},
        .sees_gone = {},
        .used_elsewhere = {}
    };
    Board board = deciding.state.shared();
    const auto applied = board.apply(ops, context);
    if (!applied) {
        return No{applied.error(), std::nullopt};
    }
    std::size_t bytes = 0;
    for (const Touched& one : applied->touched) {
        bytes += bytes_of(one.either());
    }
    const bool too_much = bytes > deciding.limits.map_effect_bytes;
    return too_much ? std::optional(No{Refusal::limit_room, std::nullopt}) : std::nullopt;
}

}  // namespace

std::optional<No> why_not_map(const Deciding& deciding, const Member& by, std::span<const Op> ops) {
    if (ops.empty()) {
        return No{Refusal::schema, std::nullopt};
    }
    const auto located = locate(deciding.state, by.id, ops);
    if (!located || located->where != Placement::shared) {
        return No{Refusal::schema, std::nullopt};
    }
    return why_not(Writer{deciding.state, by, deciding.now}, ops, *located);
}

RecordRef map_share_at(const RoomState& state, Time now) {
    const Session* session = state.session();
    if (session == nullptr) {
        return nullptr;
    }
    RecordRef open;
    state.shared().for_each([&](const RecordRef& record) {
        if (record->type == Type::map_share && record->made_in == session->now.id &&
            !flag_of(*record, "objected") && now < time_of(*record, "ends")) {
            open = record;
        }
    });
    return open;
}

Decision Room::propose(const AccountId& by, Proposal proposal, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    if (member == nullptr || !may_enter(*member, now)) {
        return refused({Refusal::not_found, std::nullopt});
    }
    auto no = why_not_map(deciding, *member, proposal.ops);
    if (!no) {
        no = tried(deciding, *member, proposal.ops);
    }
    if (no) {
        return refused(std::move(*no));
    }
    proposal.until = now + static_cast<Millis>(limits_->map_preview_ms);
    proposals_.keep(member->id, std::move(proposal), now);
    return {};
}

Decision Room::take_map(const AccountId& by, MapCopyKind kind, Time now) {
    Deciding deciding = this->deciding(now);
    const Member* member = state_.member_of(by);
    if (member == nullptr || !may_enter(*member, now) ||
        !rights_of(state_, member->id).see.contains(BoardName::map)) {
        return refused({Refusal::not_found, std::nullopt});
    }
    const RecordRef share = map_share_at(state_, now);
    if (!share || now < time_of(*share, "opens")) {
        return refused(needs(state_, {"map_share"}));
    }
    Act act;
    act.by = member->id;
    act.made_in = state_.session()->now.id;
    act.ops.emplace_back(NewOp{
        RecordId(new_id(spec_of(Type::map_copy).prefix, *random_)),
        Type::map_copy,
        {field(Type::map_copy, "share", share->id),
         field(Type::map_copy, "who", member->id.text),
         field(Type::map_copy, "kind", std::string(to_string(kind))),
         field(Type::map_copy, "at", static_cast<double>(now.ms))}
    });
    return perform(deciding, std::move(act), std::nullopt);
}

}  // namespace spacebetween

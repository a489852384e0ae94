// A preview of the map that somebody says yes to, and the leave to take the map out of the room.
#include "server/base/id.hpp"
#include "server/room/commands.hpp"
#include "server/room/map_leave.hpp"
#include "server/room/permission.hpp"
#include "server/room/written.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace spacebetween {

namespace {

using Renamed = std::unordered_map<RecordId, RecordId>;

void rename(Value& value, const Renamed& names) {
    if (auto* id = std::get_if<RecordId>(&value)) {
        if (const auto found = names.find(*id); found != names.end()) {
            *id = found->second;
        }
    } else if (auto* set = std::get_if<RefSet>(&value)) {
        RefSet renamed;
        for (const RecordId& each : set->ids()) {
            const auto found = names.find(each);
            renamed.add(found == names.end() ? each : found->second);
        }
        *set = std::move(renamed);
    }
}

void rename(Op& op, const Renamed& names) {
    if (auto* made = std::get_if<NewOp>(&op)) {
        for (FieldValue& given : made->fields) {
            rename(given.value, names);
        }
    }
}

/// Takes out of the ops whoever is somebody on the map already; what refers to them follows.
void join_people(std::vector<Op>& ops, const std::map<RecordId, RecordId>& same) {
    const Renamed names(same.begin(), same.end());
    std::erase_if(ops, [&names](const Op& op) { return names.contains(subject_of(op)); });
    for (Op& op : ops) {
        rename(op, names);
    }
}

/// Each is a person of the file, and a person whom this member sees on the map; nobody twice.
bool well_matched(
    const Deciding& deciding,
    const Member& by,
    const Proposal& proposal,
    const ImportMap& with
) {
    std::vector<RecordId> taken;
    for (const auto& [of_file, on_map] : with.same) {
        const bool proposed =
            std::any_of(proposal.ops.begin(), proposal.ops.end(), [&](const Op& op) {
                const auto* made = std::get_if<NewOp>(&op);
                return made != nullptr && made->type == Type::person && made->id == of_file;
            });
        const RecordRef there = deciding.state.shared().find(on_map);
        if (!proposed || !there || there->type != Type::person ||
            !view(*there, by.id, deciding.state) ||
            std::find(taken.begin(), taken.end(), on_map) != taken.end()) {
            return false;
        }
        taken.push_back(on_map);
    }
    return true;
}

Decided apply_proposal(
    Deciding& deciding,
    const Member& by,
    const Proposal& proposal,
    std::vector<Op> ops
) {
    if (map_base(deciding.state, by.id) != proposal.base) {
        return needs(deciding.state, {"map"});
    }
    if (auto no = why_not_map(deciding, by, ops)) {
        return std::move(*no);
    }
    Act act;
    act.by = by.id;
    act.ops = std::move(ops);
    act.proposed = true;
    if (const Session* session = deciding.state.session()) {
        act.made_in = session->now.id;
    }
    deciding.proposals.drop(by.id);
    return act;
}

Value number(Time at) { return static_cast<double>(at.ms); }

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const TidyMap& with) {
    const Proposal* proposal =
        deciding.proposals.find(by.id, with.preview, CommandName::map_tidy, deciding.now);
    if (proposal == nullptr) {
        return needs(deciding.state, {"preview"});
    }
    return apply_proposal(deciding, by, *proposal, proposal->ops);
}

Decided decide(Deciding& deciding, const Member& by, const ImportMap& with) {
    const Proposal* proposal =
        deciding.proposals.find(by.id, with.preview, CommandName::map_import, deciding.now);
    if (proposal == nullptr) {
        return needs(deciding.state, {"preview"});
    }
    if (!well_matched(deciding, by, *proposal, with)) {
        return No{Refusal::reference, std::nullopt};
    }
    std::vector<Op> ops = proposal->ops;
    join_people(ops, with.same);
    return apply_proposal(deciding, by, *proposal, std::move(ops));
}

Decided decide(Deciding& deciding, const Member& by, const ShareMap&) {
    if (!rights_of(deciding.state, by.id).see.contains(BoardName::map)) {
        return No{Refusal::stage_closed, std::nullopt};
    }
    if (const RecordRef open = map_share_at(deciding.state, deciding.now)) {
        return needs(deciding.state, {"map_share"});
    }
    const Time opens = deciding.now + static_cast<Millis>(deciding.limits.map_objection_ms);
    const Time ends = opens + static_cast<Millis>(deciding.limits.map_shared_ms);
    Act act;
    act.by = by.id;
    act.made_in = deciding.state.session()->now.id;
    act.ops.emplace_back(NewOp{
        RecordId(new_id(spec_of(Type::map_share).prefix, deciding.random)),
        Type::map_share,
        {field(Type::map_share, "who", by.id.text),
         field(Type::map_share, "opens", number(opens)),
         field(Type::map_share, "ends", number(ends))}
    });
    return act;
}

/// Nobody is named: whoever would rather not need not say who they are.
Decided decide(Deciding& deciding, const Member& by, const ObjectMap& with) {
    const RecordRef share = deciding.state.shared().find(with.id);
    if (!share || share->type != Type::map_share || !view(*share, by.id, deciding.state)) {
        return No{Refusal::not_found, std::nullopt};
    }
    const RecordRef open = map_share_at(deciding.state, deciding.now);
    if (!open || open->id != share->id) {
        return needs(deciding.state, {"map_share"});
    }
    Act act;
    act.ops.emplace_back(SetOp{share->id, {field(Type::map_share, "objected", true)}});
    return act;
}

}  // namespace spacebetween

// Keeps a mark when both sides ask for it, and forgets the others.
#include "server/room/compass.hpp"

#include "server/room/commands.hpp"

#include <optional>
#include <string_view>

namespace spacebetween {

namespace {

/// The field in which somebody of this mandate says so; nothing for those who are of neither side.
std::optional<std::string_view> side_of(Mandate mandate) {
    switch (mandate) {
        case Mandate::clinician:
            return "keep_clinician";
        case Mandate::practitioner:
            return "keep_practitioner";
        case Mandate::manager:
        case Mandate::administrator:
            break;
    }
    return std::nullopt;
}

}  // namespace

bool is_kept(const Record& mark) {
    return flag_of(mark, "keep_clinician") && flag_of(mark, "keep_practitioner");
}

bool is_passing(const Record& mark) {
    return mark.type == Type::climate_mark || (mark.type == Type::compass_mark && !is_kept(mark));
}

std::vector<RecordId> marks_to_forget(const RoomState& state) {
    std::vector<RecordId> marks;
    for (const RecordRef& record : state.shared().in_order()) {
        if (is_passing(*record)) {
            marks.push_back(record->id);
        }
    }
    return marks;
}

Decided decide(Deciding& deciding, const Member& by, const KeepMark& with) {
    const RecordRef mark = deciding.state.shared().find(with.id);
    if (!mark || mark->type != Type::compass_mark || !view(*mark, by.id, deciding.state)) {
        return No{Refusal::not_found, std::nullopt};
    }
    const auto side = side_of(by.who.mandate);
    if (!side) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (flag_of(*mark, *side) == with.keep) {
        return needs(deciding.state, {"keep"});
    }
    Value said = with.keep ? Value(true) : Value();
    Act act;
    act.by = by.id;
    act.ops.emplace_back(SetOp{mark->id, {field(Type::compass_mark, *side, std::move(said))}});
    return act;
}

}  // namespace spacebetween

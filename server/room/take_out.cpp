// Words that should never have been there: out of the board, and of everything that kept them.
#include "server/room/commands.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

bool holds_words(FieldKind kind) {
    return kind == FieldKind::text || kind == FieldKind::line || kind == FieldKind::date;
}

/// The record without anything that somebody wrote. What it is and what it refers to stays, and so
/// does what the server noted.
Record emptied(const Record& record) {
    Record empty = record;
    const auto fields = spec_of(record.type).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (holds_words(fields[i].kind) && !fields[i].server_only) {
            empty.fields[i] = Value();
        }
    }
    empty.v += 1;
    return empty;
}

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const TakeOut& with) {
    const RecordRef record = deciding.state.shared().find(with.id);
    if (!record || !view(*record, by.id, deciding.state)) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (server_made(spec_of(record->type)) || deciding.state.taken_out(with.id) != nullptr) {
        return needs(deciding.state, {"words"});
    }
    Act act;
    act.by = by.id;
    // Deleted and made again under its own id: its texts begin anew, with nothing before them.
    act.made.emplace_back(DelOp{with.id});
    act.made.emplace_back(MadeOp{std::make_shared<const Record>(emptied(*record))});
    act.taken_out = TakenOut{with.id, by.id, deciding.now};
    act.ends = deciding.state.values().word_keys;
    act.wants_snapshot = true;
    return act;
}

}  // namespace spacebetween

// Looks at what a change would make of endings and worries.
#include "server/room/last_words.hpp"

#include "server/room/coming.hpp"
#include "server/room/compose.hpp"
#include "server/room/word_on_page.hpp"

#include <algorithm>
#include <set>

namespace spacebetween {

namespace {

constexpr std::string_view ending_word = "ending";

bool has_reason(const RoomState& state, std::span<const Op> ops, const RecordId& decision) {
    const RecordRef there = state.shared().find(decision);
    if (there && !words_of(*there, "reason").empty()) {
        return true;
    }
    const auto reason = index_of(Type::decision, "reason");
    return std::any_of(ops.begin(), ops.end(), [&](const Op& op) {
        const auto* text = std::get_if<TextOp>(&op);
        return text != nullptr && text->id == decision && text->field == reason &&
               !text->change.empty();
    });
}

bool ends_without_a_reason(
    const RoomState& state,
    std::span<const Op> ops,
    const RecordId& decision
) {
    const Value of = coming(state, ops, decision, Type::decision, "of");
    const auto* wanted = std::get_if<RecordId>(&of);
    return wanted != nullptr &&
           is_word(coming(state, ops, decision, Type::decision, "outcome"), "agree") &&
           is_word(coming(state, ops, *wanted, Type::decision_needed, "threshold"), ending_word) &&
           !has_reason(state, ops, decision);
}

bool becomes_an_ending(const RoomState& state, std::span<const Op> ops, const RecordId& wanted) {
    const RecordRef there = state.shared().find(wanted);
    return there && decided(state, wanted) && words_of(*there, "threshold") != ending_word &&
           is_word(coming(state, ops, wanted, Type::decision_needed, "threshold"), ending_word);
}

bool worries_in_too_many_lines(const Deciding& deciding, std::span<const Op> ops) {
    const RoomState& state = deciding.state;
    std::set<RecordId> meant;
    for (const Op& op : ops) {
        const RecordId* id = meant_by(op);
        if (id != nullptr && type_of(*id) == Type::summary_line) {
            meant.insert(*id);
        }
    }
    const auto is_worry = [](const Value& section) { return is_word(section, "plain_worry"); };
    std::size_t lines = 0;
    bool more = false;
    for (const RecordId& id : meant) {
        const RecordRef there = state.shared().find(id);
        const bool worry = is_worry(coming(state, ops, id, Type::summary_line, "section"));
        more = more || (worry && !(there && is_worry(field_value(*there, "section"))));
        lines += worry ? 1U : 0U;
    }
    const Draft draft = draft_of(state, deciding.now);
    if (!more || draft.session == nullptr) {
        return false;
    }
    state.shared().for_each([&](const RecordRef& record) {
        const bool other = record->type == Type::summary_line && !meant.contains(record->id);
        lines += other && is_worry(field_value(*record, "section")) &&
                         state.drafted_in(*record, *draft.session)
                     ? 1U
                     : 0U;
    });
    return lines > deciding.limits.worry_lines;
}

}  // namespace

std::optional<std::string_view> still_needs(const Deciding& deciding, std::span<const Op> ops) {
    for (const Op& op : ops) {
        const RecordId* id = meant_by(op);
        const auto type = id == nullptr ? std::nullopt : type_of(*id);
        if (type == Type::decision && ends_without_a_reason(deciding.state, ops, *id)) {
            return "reason";
        }
        if (type == Type::decision_needed && becomes_an_ending(deciding.state, ops, *id)) {
            return "threshold";
        }
    }
    if (worries_in_too_many_lines(deciding, ops)) {
        return "worry_lines";
    }
    return std::nullopt;
}

}  // namespace spacebetween

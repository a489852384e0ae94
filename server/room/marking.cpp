// Adds to a marked line who marked it and whose yes it needs.
#include "server/room/marking.hpp"

#include "server/room/commands.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

/// Whose words these are: found on the board, or made by the change itself.
MemberId author_of(
    const RoomState& state,
    const MemberId& by,
    const std::vector<Op>& ops,
    const RecordId& source
) {
    if (const RecordRef there = state.shared().find(source)) {
        return there->by;
    }
    const bool fresh = std::any_of(ops.begin(), ops.end(), [&source](const Op& op) {
        const auto* made = std::get_if<NewOp>(&op);
        return made != nullptr && made->id == source;
    });
    return fresh ? by : MemberId();
}

}  // namespace

std::vector<Op> with_marks(const RoomState& state, const MemberId& by, std::vector<Op> ops) {
    const auto source_field = index_of(Type::summary_line, "source");
    for (Op& op : ops) {
        auto* made = std::get_if<NewOp>(&op);
        if (made == nullptr || made->type != Type::summary_line) {
            continue;
        }
        made->fields.push_back(field(Type::summary_line, "marked_by", by.text));
        const auto given =
            std::find_if(made->fields.begin(), made->fields.end(), [&](const auto& f) {
                return f.field == source_field && std::holds_alternative<RecordId>(f.value);
            });
        if (given == made->fields.end()) {
            continue;
        }
        const MemberId author = author_of(state, by, ops, std::get<RecordId>(given->value));
        if (author.empty()) {
            continue;
        }
        made->fields.push_back(field(Type::summary_line, "asked_of", author.text));
        if (author == by) {
            made->fields.push_back(field(Type::summary_line, "author_says", std::string("yes")));
        }
    }
    return ops;
}

}  // namespace spacebetween

// Adds to a marked line who marked it and whose yes it needs.
#include "server/room/marking.hpp"

#include "server/room/commands.hpp"

#include <algorithm>

namespace spacebetween {

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
        const RecordRef source = state.shared().find(std::get<RecordId>(given->value));
        if (!source || source->by.empty()) {
            continue;
        }
        made->fields.push_back(field(Type::summary_line, "asked_of", source->by.text));
        if (source->by == by) {
            made->fields.push_back(field(Type::summary_line, "author_says", std::string("yes")));
        }
    }
    return ops;
}

}  // namespace spacebetween

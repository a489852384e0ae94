// Looks ahead through the ops of a change.
#include "server/room/coming.hpp"

namespace spacebetween {

Value coming(
    const RoomState& state,
    std::span<const Op> ops,
    const RecordId& id,
    Type type,
    std::string_view name
) {
    const RecordRef there = state.shared().find(id);
    Value value = there ? field_value(*there, name) : Value();
    const auto wanted = index_of(type, name);
    for (const Op& op : ops) {
        const auto* made = std::get_if<NewOp>(&op);
        const auto* set = std::get_if<SetOp>(&op);
        const bool meant = (made != nullptr && made->id == id) || (set != nullptr && set->id == id);
        if (!meant) {
            continue;
        }
        for (const FieldValue& given : made != nullptr ? made->fields : set->fields) {
            if (given.field == wanted) {
                value = given.value;
            }
        }
    }
    return value;
}

bool is_word(const Value& value, std::string_view word) {
    const auto* words = std::get_if<std::string>(&value);
    return words != nullptr && *words == word;
}

const RecordId* meant_by(const Op& op) {
    if (const auto* made = std::get_if<NewOp>(&op)) {
        return &made->id;
    }
    const auto* set = std::get_if<SetOp>(&op);
    return set == nullptr ? nullptr : &set->id;
}

}  // namespace spacebetween

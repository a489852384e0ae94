// Adds to a marked line who marked it and whose yes it needs.
#include "server/room/marking.hpp"

#include "server/board/record.hpp"
#include "server/room/coming.hpp"
#include "server/room/commands.hpp"

#include <algorithm>
#include <string_view>

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

bool line_is_imagined(const RoomState& state, std::span<const Op> ops, const RecordId& line) {
    const auto at = [&](const RecordId& id, Type type, std::string_view name) {
        return coming(state, ops, id, type, name);
    };
    const bool theirs = is_word(at(line, Type::summary_line, "block"), "children") ||
                        is_word(at(line, Type::summary_line, "section"), "child_words");
    const Value source = at(line, Type::summary_line, "source");
    const auto* voice = std::get_if<RecordId>(&source);
    return theirs && voice != nullptr && type_of(*voice) == Type::voice &&
           is_word(at(*voice, Type::voice, "kind"), "imagined");
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

bool gives_children_imagined_words(const RoomState& state, std::span<const Op> ops) {
    return std::any_of(ops.begin(), ops.end(), [&](const Op& op) {
        const RecordId* id = meant_by(op);
        return id != nullptr && type_of(*id) == Type::summary_line &&
               line_is_imagined(state, ops, *id);
    });
}

}  // namespace spacebetween

// One thing on a board, as it stands after some change; never altered once others can see it.
#pragma once

#include "server/base/id.hpp"
#include "server/board/value.hpp"
#include "server/vocabulary/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace spacebetween {

/// A field's place in `spec_of(type).fields` and in `Record::fields`.
using FieldIndex = std::uint8_t;

struct Record {
    RecordId id;
    Type type{};
    int v = 1;                  ///< counts the changes that touched it
    MemberId by;                ///< empty after a reveal
    std::int64_t order = 0;     ///< given by the server; records show in this order, then by id
    SessionId made_in;          ///< never sent
    std::vector<Value> fields;  ///< one for each field of the type, by FieldIndex

    friend bool operator==(const Record&, const Record&) = default;
};

using RecordRef = std::shared_ptr<const Record>;

/// The type whose prefix the id carries, when the id is well formed.
std::optional<Type> type_of(const RecordId& id);

/// The place of a field by its name on the wire.
std::optional<FieldIndex> index_of(Type type, std::string_view name);

/// A field by its name; nothing when the type has no such field.
const Value& field_value(const Record& record, std::string_view name);

/// Convenient readings of a field: empty, false or null when it holds nothing of that kind.
const std::string& words_of(const Record& record, std::string_view name);  // text, line, choice
RecordId ref_of(const Record& record, std::string_view name);
bool flag_of(const Record& record, std::string_view name);

/// What a record counts against the limits in bytes. A function of its content alone.
std::size_t bytes_of(const Record& record);

/// Records that are shown together take their orders from one counter, so that a gap never tells of
/// what a viewer does not see: the same board and audience, and comments apart.
int order_group(const Record& record);

/// A copy as a reveal or a carry needs it: a new id, no author, v 1, every text at tv 0, and
/// references to renamed records following the renaming. The order and session are the caller's.
Record
anew(const Record& record, RecordId id, const std::unordered_map<RecordId, RecordId>& renamed);

}  // namespace spacebetween

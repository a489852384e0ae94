// The one JSON form of records and ops: on the wire, in the journal and in exports.
#pragma once

#include "server/board/op.hpp"
#include "server/protocol/json_door.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/room/entry.hpp"
#include "server/vocabulary/spec.hpp"

#include <cstdint>
#include <optional>

namespace spacebetween {

/// `kept` also names the session a record was made in, which nobody is ever sent.
enum class RecordForm : std::uint8_t { wire, kept };

/// Who took the words out of a record is told on the wire; null when nobody did.
void write_record(
    JsonWriter& out,
    const Record& record,
    RecordForm form,
    const TakenOut* taken_out = nullptr
);
void write_op(JsonWriter& out, const ResolvedOp& op, RecordForm form);
void write_value(JsonWriter& out, const Value& value);
void write_text_change(JsonWriter& out, const TextChange& change);

/// All of these answer nothing when the value is not exactly what `write_*` could have written.
/// They judge form alone: ranges, lengths and references are the board's to judge.
/// Words taken out are told only to who asks for them, by `taken_out`.
std::optional<Record>
read_record(JsonView json, RecordForm form, std::optional<TakenOut>* taken_out = nullptr);
std::optional<ResolvedOp> read_resolved_op(JsonView json, RecordForm form);
std::optional<Value> read_value(JsonView json, const FieldSpec& field);
std::optional<TextChange> read_text_change(JsonView json);

/// An id of some record type.
std::optional<RecordId> read_record_id(JsonView json);

/// The field that a word names in records of this id's type.
std::optional<FieldIndex> read_field(const RecordId& id, std::string_view name);

/// The ops that a client and the journal write alike; nothing for `new`, and for no op at all.
std::optional<ResolvedOp> read_plain_op(JsonView json);

}  // namespace spacebetween

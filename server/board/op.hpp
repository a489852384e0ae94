// The steps of a change: as its author asked for them, and as they happened.
#pragma once

#include "server/board/record.hpp"
#include "server/board/text_change.hpp"

#include <cstdint>
#include <variant>
#include <vector>

namespace spacebetween {

struct FieldValue {
    FieldIndex field = 0;
    Value value;

    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

/// Asks for a new record. Texts are not given here but by text ops; sets may be.
struct NewOp {
    RecordId id;
    Type type{};
    std::vector<FieldValue> fields;

    friend bool operator==(const NewOp&, const NewOp&) = default;
};

/// Sets fields of any kind but `text` and `refs`; nothing clears one.
struct SetOp {
    RecordId id;
    std::vector<FieldValue> fields;

    friend bool operator==(const SetOp&, const SetOp&) = default;
};

/// Edits a text that its author saw at `tv`. When resolved, `tv` is the base the change was
/// transformed to: a reader that holds `tv` applies it and then holds `tv + 1`.
struct TextOp {
    RecordId id;
    FieldIndex field = 0;
    int tv = 0;
    TextChange change;

    friend bool operator==(const TextOp&, const TextOp&) = default;
};

/// Adds to a set. Adding what is there is harmless.
struct InOp {
    RecordId id;
    FieldIndex field = 0;
    RecordId ref;

    friend bool operator==(const InOp&, const InOp&) = default;
};

/// Takes out of a set. Taking out what is not there is harmless.
struct OutOp {
    RecordId id;
    FieldIndex field = 0;
    RecordId ref;

    friend bool operator==(const OutOp&, const OutOp&) = default;
};

struct DelOp {
    RecordId id;

    friend bool operator==(const DelOp&, const DelOp&) = default;
};

/// Asks for a deleted record to come back whole, to its old place, by whoever deleted it. What it
/// refers to and is gone by now is left out. No client can say it: it is what undoing asks.
struct BackOp {
    RecordId id;
    RecordRef record;  ///< as it was

    friend bool operator==(const BackOp& a, const BackOp& b) { return *a.record == *b.record; }
};

/// A record that came to be, whole as it was when it was made; later ops of the same change go on
/// from there, and do not raise its `v`.
struct MadeOp {
    RecordRef record;

    friend bool operator==(const MadeOp& a, const MadeOp& b) { return *a.record == *b.record; }
};

/// The server's word about a record's order; on the wire a `set` of `order`.
struct OrderOp {
    RecordId id;
    std::int64_t order = 0;

    friend bool operator==(const OrderOp&, const OrderOp&) = default;
};

using Op = std::variant<NewOp, SetOp, TextOp, InOp, OutOp, DelOp, BackOp>;

/// What happened, after transformation, cascade and the server's order: replay asks no rule.
using ResolvedOp = std::variant<MadeOp, SetOp, TextOp, InOp, OutOp, DelOp, OrderOp>;

/// The record that an op is about.
const RecordId& subject_of(const Op& op);
const RecordId& subject_of(const ResolvedOp& op);

}  // namespace spacebetween

// What a field of a record can hold.
#pragma once

#include "server/base/date.hpp"
#include "server/base/id.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace spacebetween {

/// The words of a merged text and how many text ops have made them. The words are shared, so that a
/// new version of a record does not copy its texts.
class TextValue {
public:
    TextValue();
    explicit TextValue(std::string words, int tv = 0);

    [[nodiscard]] const std::string& words() const { return *words_; }
    [[nodiscard]] int tv() const { return tv_; }

    friend bool operator==(const TextValue& a, const TextValue& b) {
        return a.tv_ == b.tv_ && (a.words_ == b.words_ || *a.words_ == *b.words_);
    }

private:
    std::shared_ptr<const std::string> words_;
    int tv_ = 0;
};

/// A set of records: kept sorted by id, each once.
class RefSet {
public:
    RefSet() = default;
    explicit RefSet(std::vector<RecordId> ids);

    /// Whether it was not there before.
    bool add(const RecordId& id);
    /// Whether it was there.
    bool remove(const RecordId& id);

    [[nodiscard]] bool contains(const RecordId& id) const;
    [[nodiscard]] bool empty() const { return ids_.empty(); }
    [[nodiscard]] const std::vector<RecordId>& ids() const { return ids_; }

    friend bool operator==(const RefSet&, const RefSet&) = default;

private:
    std::vector<RecordId> ids_;
};

/// Which alternative a field holds follows from its kind: `line` and `choice` a string, `ref` a
/// RecordId, `refs` a RefSet, `text` a TextValue, `number` a double, `flag` a bool, `date` a Date.
/// Nothing (`std::monostate`) is null on the wire; an empty set and a text never written are
/// nothing as well, so that equal contents are equal values.
using Value =
    std::variant<std::monostate, std::string, RecordId, double, bool, Date, TextValue, RefSet>;

inline bool is_nothing(const Value& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace spacebetween

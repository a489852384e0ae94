// What a file tells of a family, as the map's own records; the one value that all formats share.
#pragma once

#include "server/board/record.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// Records of the map in the order in which a file names them, each with the line it begins on.
/// Their ids are well formed and count upwards: they mean nothing outside, and an import into a
/// room draws new ones. References are kept whole: a Family never names what it does not hold.
class Family {
public:
    /// An empty record of this type. What is returned stays where it is.
    Record& add(Type type, std::size_t line);

    [[nodiscard]] const std::deque<Record>& records() const { return records_; }
    [[nodiscard]] std::deque<Record>& records() { return records_; }
    [[nodiscard]] std::size_t line_of(std::size_t index) const { return lines_[index]; }
    [[nodiscard]] std::size_t count(Type type) const;
    /// Null when there is none.
    [[nodiscard]] const Record* find(const RecordId& id) const;

    /// The same records, whatever lines they came from.
    friend bool operator==(const Family& a, const Family& b) { return a.records_ == b.records_; }

private:
    std::deque<Record> records_;
    std::vector<std::uint32_t> lines_;
};

/// A field by its name on the wire; the field must exist.
void put(Record& record, std::string_view field, Value value);
/// Words as a `line` or `text` field can hold them; false when they had to be shortened or mended.
bool put_words(Record& record, std::string_view field, std::string_view words);
/// A word that the field's choices hold; false, and nothing is done, when they do not.
bool put_choice(Record& record, std::string_view field, std::string_view word);
/// A set that holds as many as a field may is left as it is.
void put_ref(Record& record, std::string_view field, const RecordId& ref);
/// Whether a set takes no more.
bool is_full(const Record& record, std::string_view field);

/// Empty when the field holds no date.
std::optional<Date> date_of(const Record& record, std::string_view field);
const std::vector<RecordId>& refs_of(const Record& record, std::string_view field);

/// For each person who is their own ancestor, the place of the parentage that closes the loop.
std::vector<std::size_t> ancestor_loops(const Family& family);

}  // namespace spacebetween

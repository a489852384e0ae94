// What the tests of boards share: short ways to write ops, and a board to begin with.
#pragma once

#include "server/board/board.hpp"
#include "server/vocabulary/limits.hpp"
#include "server/vocabulary/spec.hpp"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// More than any text of these tests has.
inline constexpr std::size_t code_points_max = 10'000;

/// A well-formed id of this type, the same for the same number.
RecordId id_of(Type type, int number);

FieldIndex field(Type type, std::string_view name);

Type type_in(const RecordId& id);

/// A field by its name and what it is given.
struct Given {
    std::string_view name;
    Value value;

    Given(std::string_view the_name, Value the_value);
    Given(const Given& other);
    ~Given();
};

using AllGiven = std::initializer_list<Given>;

std::vector<FieldValue> fields_of(Type type, AllGiven given);

Op make(const RecordId& id, AllGiven given = {});
Op set(const RecordId& id, AllGiven given);
Op type_at(const RecordId& id, std::string_view name, int tv, TextChange change);
Op in(const RecordId& id, std::string_view name, const RecordId& ref);
Op out(const RecordId& id, std::string_view name, const RecordId& ref);
Op del(const RecordId& id);

std::string line(std::string_view words);

/// A board with limits of its own and a member at work on it.
struct Desk {
    Limits limits;
    Board board;
    BoardScope scope = BoardScope::shared;
    const Board* beneath = nullptr;
    std::function<bool(const Record&)> sees;
    std::function<bool(const RecordId&)> sees_gone;
    std::function<bool(const RecordId&)> used_elsewhere;
    Asker asker = Asker::member;

    Desk();
    Desk(const Desk& other);
    ~Desk();

    Refused<Applied> ask(const std::vector<Op>& ops);

    /// Must not be refused.
    Applied done(const std::vector<Op>& ops);

    /// Refused for this reason, and nothing changed.
    void refused(const std::vector<Op>& ops, Refusal reason);

    /// Must be there.
    const Record& at(const RecordId& id) const;
};

inline const RecordId ann = id_of(Type::person, 1);
inline const RecordId ben = id_of(Type::person, 2);
inline const RecordId cleo = id_of(Type::person, 3);
inline const RecordId card = id_of(Type::hypothesis, 1);
inline const RecordId other_card = id_of(Type::hypothesis, 2);

/// Ann, Ben and Cleo, and one hypothesis that includes Ann.
Desk desk_with_family();

}  // namespace spacebetween

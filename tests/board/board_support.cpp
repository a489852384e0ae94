// Writes ops and asks a board for them.
#include "tests/board/board_support.hpp"

#include "server/base/id.hpp"

#include <utility>

namespace spacebetween {

RecordId id_of(Type type, int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, id_random_characters - 1 - digits.size(), 'a');
    return RecordId(std::string(spec_of(type).prefix) + "_" + digits + "A");
}

FieldIndex field(Type type, std::string_view name) {
    const auto index = index_of(type, name);
    REQUIRE(index.has_value());
    return *index;
}

Type type_in(const RecordId& id) {
    const auto type = type_of(id);
    REQUIRE(type.has_value());
    return *type;
}

Given::Given(std::string_view the_name, Value the_value)
    : name(the_name),
      value(std::move(the_value)) {}
Given::Given(const Given& other) = default;
Given::~Given() = default;

std::vector<FieldValue> fields_of(Type type, AllGiven given) {
    std::vector<FieldValue> fields;
    for (const Given& one : given) {
        fields.push_back({field(type, one.name), one.value});
    }
    return fields;
}

Op make(const RecordId& id, AllGiven given) {
    return NewOp{id, type_in(id), fields_of(type_in(id), given)};
}

Op set(const RecordId& id, AllGiven given) { return SetOp{id, fields_of(type_in(id), given)}; }

Op type_at(const RecordId& id, std::string_view name, int tv, TextChange change) {
    return TextOp{id, field(type_in(id), name), tv, std::move(change)};
}

Op in(const RecordId& id, std::string_view name, const RecordId& ref) {
    return InOp{id, field(type_in(id), name), ref};
}

Op out(const RecordId& id, std::string_view name, const RecordId& ref) {
    return OutOp{id, field(type_in(id), name), ref};
}

Op del(const RecordId& id) { return DelOp{id}; }

std::string line(std::string_view words) { return std::string(words); }

Desk::Desk() = default;
Desk::Desk(const Desk& other) = default;
Desk::~Desk() = default;

Refused<Applied> Desk::ask(const std::vector<Op>& ops) {
    const ChangeContext context{
        .limits = limits,
        .scope = scope,
        .asker = asker,
        .by = MemberId("m_1"),
        .made_in = SessionId("ses_1"),
        .beneath = beneath,
        .sees = sees,
        .sees_gone = sees_gone,
        .used_elsewhere = used_elsewhere,
    };
    return board.apply(ops, context);
}

Applied Desk::done(const std::vector<Op>& ops) {
    auto answer = ask(ops);
    if (!answer) {
        FAIL("refused: " << to_string(answer.error()));
    }
    return std::move(answer).value();
}

void Desk::refused(const std::vector<Op>& ops, Refusal reason) {
    const Board before = board;
    const auto answer = ask(ops);
    REQUIRE(!answer.has_value());
    CHECK(to_string(answer.error()) == to_string(reason));
    CHECK(board == before);
    CHECK(board.use() == before.use());
}

const Record& Desk::at(const RecordId& id) const {
    const RecordRef record = board.find(id);
    REQUIRE(record != nullptr);
    return *board.find(id);
}

Desk desk_with_family() {
    Desk desk;
    desk.done({
        make(ann, {{"name", line("Ann")}}),
        make(ben, {{"name", line("Ben")}}),
        make(cleo, {{"name", line("Cleo")}}),
        make(card),
        in(card, "includes", ann),
    });
    return desk;
}

}  // namespace spacebetween

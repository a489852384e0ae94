// How a file's family comes onto a map: in an order that every board takes, and with nobody joined.
#include "server/app/import_ops.hpp"

#include "server/board/board.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

Record& person_called(Family& family, std::string_view name) {
    Record& person = family.add(Type::person, 1);
    put(person, "name", std::string(name));
    return person;
}

Refused<Applied> applied_to(Board& board, const std::vector<Op>& ops) {
    const Limits limits;
    return board.apply(
        ops,
        ChangeContext{limits, BoardScope::shared, Asker::member, {}, {}, nullptr, {}, {}, {}}
    );
}

}  // namespace

TEST_CASE("a family is made in an order that the board takes, texts and all", "[app]") {
    Family family;
    const RecordId zoe = person_called(family, "Zoe").id;
    put(family.records().front(), "note", TextValue("shy"));
    Record& home = family.add(Type::household, 1);
    put_ref(home, "members", zoe);
    Record& school = family.add(Type::context, 1);
    put_ref(home, "members", school.id);
    Record& bond = family.add(Type::bond, 1);
    put_ref(bond, "from", zoe);
    put_ref(bond, "to", school.id);
    SeededRandom random(1);

    const ImportOps made = ops_of(family, random);

    Board board;
    REQUIRE(applied_to(board, made.ops).has_value());
    CHECK(board.size() == 4);
    CHECK(words_of(*board.find(made.ids[0]), "note") == "shy");
    CHECK(refs_of(*board.find(made.ids[1]), "members").size() == 2);
}

TEST_CASE("the link that closes a loop of ancestors is not made", "[app]") {
    Family family;
    const RecordId ada = person_called(family, "Ada").id;
    Record& couple = family.add(Type::union_, 1);
    put_ref(couple, "partners", ada);
    Record& link = family.add(Type::parentage, 1);
    put_ref(link, "child", ada);
    put_ref(link, "union", couple.id);
    SeededRandom random(1);

    const ImportOps made = ops_of(family, random);

    Board board;
    REQUIRE(applied_to(board, made.ops).has_value());
    CHECK(board.size() == 2);
    CHECK(made.ids[2].empty());
}

TEST_CASE("a file with itself matches nobody who is not there", "[app]") {
    Family family;
    person_called(family, "Zoe");
    SeededRandom random(1);
    CHECK(alike(family, ops_of(family, random), {}).empty());
}

// Nobody is their own ancestor.
#include "tests/board/board_support.hpp"

namespace spacebetween {

namespace {

const RecordId couple = id_of(Type::union_, 1);
const RecordId second_couple = id_of(Type::union_, 2);

Op parentage(int number, const RecordId& child, const RecordId& of) {
    return make(id_of(Type::parentage, number), {{"child", child}, {"union", of}});
}

/// Ann is Ben's mother, Ben is Cleo's father.
Desk three_generations() {
    Desk desk = desk_with_family();
    desk.done({make(couple, {{"partners", RefSet({ann})}}), parentage(1, ben, couple)});
    desk.done(
        {make(second_couple, {{"partners", RefSet({ben})}}), parentage(2, cleo, second_couple)}
    );
    return desk;
}

}  // namespace

TEST_CASE("a parentage that closes a circle is refused, on whatever way it comes", "[board]") {
    Desk desk = three_generations();
    const RecordId third = id_of(Type::union_, 3);

    desk.refused(
        {make(third, {{"partners", RefSet({cleo})}}), parentage(3, ann, third)},
        Refusal::reference
    );
    desk.refused({in(couple, "partners", cleo)}, Refusal::reference);
    desk.refused({in(couple, "partners", ben)}, Refusal::reference);
    desk.refused({set(id_of(Type::parentage, 1), {{"child", ann}})}, Refusal::reference);
    desk.refused({parentage(4, ann, second_couple)}, Refusal::reference);
}

TEST_CASE("a child of two who are kin is no circle", "[board]") {
    Desk desk = three_generations();
    const RecordId kin = id_of(Type::union_, 3);
    const RecordId dora = id_of(Type::person, 4);

    desk.done({make(dora), make(kin, {{"partners", RefSet({ann, cleo})}}), parentage(3, dora, kin)}
    );
    desk.done({in(second_couple, "partners", ann)});
    CHECK(desk.board.size() == 11);
}

TEST_CASE("a circle that is undone in the same change is none", "[board]") {
    Desk desk = three_generations();

    desk.done({in(couple, "partners", cleo), del(id_of(Type::parentage, 2))});
}

TEST_CASE("a circle that an import brought does not stop other work", "[board]") {
    Desk desk = three_generations();
    desk.board.replay(std::vector<ResolvedOp>{
        InOp{couple, field(Type::union_, "partners"), cleo},
    });
    const RecordId dora = id_of(Type::person, 4);

    desk.done({make(dora), parentage(3, dora, couple)});
    desk.done({set(id_of(Type::person, 1), {{"index", true}})});
    desk.done({set(id_of(Type::parentage, 2), {{"kind", line("step")}})});
    desk.refused({parentage(5, ann, second_couple)}, Refusal::reference);
    desk.done({out(couple, "partners", cleo)});
}

}  // namespace spacebetween

// A record as one plain line.
#include "server/board/outline.hpp"

#include "server/vocabulary/words.hpp"
#include "tests/board/board_support.hpp"

namespace spacebetween {

namespace {

std::string said(const Desk& desk, const RecordId& id) {
    return outline(desk.at(id), [&desk](const RecordId& other) { return desk.board.find(other); });
}

}  // namespace

TEST_CASE("an outline fills its slots in the product's words", "[board]") {
    Desk desk = desk_with_family();
    const RecordId bond = id_of(Type::bond, 1);
    desk.done({make(bond, {{"from", ann}, {"to", ben}, {"kind", line("close")}})});
    desk.done({type_at(card, "text", 0, {TextStep::insert("Could it be\n  fear?\n")})});

    CHECK(said(desk, ann) == "Ann");
    CHECK(said(desk, card) == "Could it be fear?");
    CHECK(said(desk, bond) == "Ann to Ben: " + std::string(word("choice.bond.kind.close")));
}

TEST_CASE("an outline leaves out what is empty, its punctuation too", "[board]") {
    Desk desk = desk_with_family();
    const RecordId action = id_of(Type::action, 1);
    desk.done({
        make(action),
        type_at(action, "what", 0, {TextStep::insert("Call the school")}),
    });
    CHECK(said(desk, action) == "Call the school");

    desk.done({set(action, {{"who", line("Ann")}})});
    CHECK(said(desk, action) == "Call the school (Ann)");

    const RecordId couple = id_of(Type::union_, 1);
    desk.done({make(couple, {{"partners", RefSet({ann, ben})}})});
    CHECK(said(desk, couple) == "Ann, Ben");

    desk.done(
        {set(couple, {{"kind", line("married")}}),
         out(couple, "partners", ann),
         out(couple, "partners", ben)}
    );
    CHECK(said(desk, couple) == word("choice.union.kind.married"));

    CHECK(said(desk, card) == word("type.hypothesis"));
}

TEST_CASE("an outline does not say what its reader may not see", "[board]") {
    Desk desk = desk_with_family();
    const RecordId bond = id_of(Type::bond, 1);
    desk.done({make(bond, {{"from", ann}, {"to", ben}})});

    const std::string heard = outline(desk.at(bond), [&](const RecordId& id) {
        return id == ann ? nullptr : desk.board.find(id);
    });

    CHECK(heard == "Ben");
}

TEST_CASE("dates read as they were told", "[board]") {
    Date date;
    date.day = Day{.year = 2011, .month = 5, .day = {}};
    date.precision = DatePrecision::about;
    CHECK(date_in_words(date) == "about 2011-05");

    date.precision = DatePrecision::from_to;
    date.to = Day{.year = 2012, .month = 1, .day = 31};
    CHECK(date_in_words(date) == "2011-05 to 2012-01-31");
}

}  // namespace spacebetween

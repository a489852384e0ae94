// What a board may hold, at n-1, n and n+1.
#include "tests/board/board_support.hpp"

namespace spacebetween {

namespace {

RecordId card_number(int number) { return id_of(Type::hypothesis, number); }

}  // namespace

TEST_CASE("[I-12] a room holds so many shared records besides the map", "[board]") {
    Desk desk;
    desk.limits.room_records = 3;
    desk.done({make(card_number(1)), make(card_number(2))});
    desk.done({make(card_number(3))});

    desk.refused({make(card_number(4))}, Refusal::limit_room);
    desk.refused({make(card_number(4)), make(ann)}, Refusal::limit_room);

    desk.done({make(ann)});
    desk.done({make(id_of(Type::safety_stop, 1))});
    desk.done({del(card_number(1)), make(card_number(4))});
    desk.refused({make(card_number(5))}, Refusal::limit_room);
}

TEST_CASE("a board over its limit, as after a reveal, takes what does not add to it", "[board]") {
    Desk desk;
    desk.done({make(card_number(1)), make(card_number(2)), make(card_number(3))});
    desk.limits.room_records = 1;
    desk.limits.room_bytes = 1024;

    desk.done({set(card_number(1), {{"taken", true}}), del(card_number(3))});
    desk.refused({make(card_number(4))}, Refusal::limit_room);
}

TEST_CASE("[I-12] the shared records have so many bytes together, the map not counted", "[board]") {
    Desk desk;
    desk.done({make(card_number(1))});
    const std::size_t empty = desk.board.use().bytes;
    desk.limits.room_bytes = empty + 5;

    const auto text = [](int tv, std::string words) {
        return type_at(card_number(1), "text", tv, {TextStep::insert(std::move(words))});
    };
    desk.done({text(0, "1234")});
    desk.done({text(1, "5")});
    CHECK(desk.board.use().bytes == desk.limits.room_bytes);
    desk.refused({text(2, "6")}, Refusal::limit_room);
    desk.done({make(ann, {{"name", line("Ann")}})});
    desk.done({type_at(card_number(1), "text", 2, {TextStep::remove(2)})});
    desk.done({text(3, "67")});
}

TEST_CASE("[I-12] the map has its own limit, and positions theirs", "[board]") {
    Desk desk;
    desk.limits.map_records = 2;
    desk.done({make(ann)});
    desk.done({make(ben)});
    desk.refused({make(cleo)}, Refusal::limit_room);
    desk.done({make(card)});

    for (int number = 1; number <= 4; ++number) {
        desk.done({make(id_of(Type::position, number), {{"of", ann}})});
    }
    desk.refused({make(id_of(Type::position, 5), {{"of", ann}})}, Refusal::limit_room);
}

TEST_CASE("[I-12] own and sealed records have quotas of their own", "[board]") {
    Desk desk;
    desk.limits.own_records = 2;
    desk.limits.sealed_records = 2;
    desk.scope = GENERATE(BoardScope::own, BoardScope::sealed);
    desk.done({make(card_number(1))});
    desk.done({make(card_number(2))});

    desk.refused({make(card_number(3))}, Refusal::limit_own);
    desk.done({del(card_number(1)), make(card_number(3))});
}

TEST_CASE("[I-12] a set holds so many references", "[board]") {
    Desk desk = desk_with_family();
    desk.limits.refs_per_field = 2;

    desk.done({in(card, "includes", ben)});
    desk.refused({in(card, "includes", cleo)}, Refusal::limit_record);
    desk.done({in(card, "includes", ben)});
    desk.refused(
        {make(other_card, {{"includes", RefSet({ann, ben, cleo})}})},
        Refusal::limit_record
    );
    desk.done({make(other_card, {{"includes", RefSet({ann, ben})}})});
}

TEST_CASE("[I-12] a record has so many bytes", "[board]") {
    Desk desk;
    desk.done({make(card)});
    desk.limits.record_bytes = bytes_of(desk.at(card)) + 3;

    desk.done({type_at(card, "text", 0, {TextStep::insert("12")})});
    desk.done({type_at(card, "text", 1, {TextStep::insert("3")})});
    desk.refused({type_at(card, "text", 2, {TextStep::insert("4")})}, Refusal::limit_record);
    desk.done({type_at(card, "text", 2, {TextStep::remove(1)})});
}

}  // namespace spacebetween

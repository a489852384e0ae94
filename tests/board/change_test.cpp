// A change applies whole or not at all, and says exactly what happened.
#include "tests/board/board_support.hpp"

namespace spacebetween {

TEST_CASE("[I-10] an op that is refused takes back the ops before it", "[board]") {
    Desk desk = desk_with_family();

    desk.refused(
        {set(ann, {{"name", line("Anna")}}),
         make(other_card),
         in(other_card, "includes", ben),
         del(cleo),
         set(id_of(Type::person, 99), {{"name", line("Nobody")}})},
        Refusal::not_found
    );

    CHECK(desk.at(ann).fields[field(Type::person, "name")] == Value(line("Ann")));
    CHECK(desk.board.find(cleo) != nullptr);
}

TEST_CASE("a change raises v by one for each record it touches, however often", "[board]") {
    Desk desk = desk_with_family();

    const Applied applied = desk.done(
        {set(ann, {{"name", line("Anna")}}),
         set(ann, {{"index", true}, {"gender", line("female")}}),
         in(card, "includes", ben)}
    );

    CHECK(desk.at(ann).v == 2);
    CHECK(desk.at(card).v == 2);
    CHECK(desk.at(ben).v == 1);
    CHECK(applied.versions() == std::vector<std::pair<RecordId, int>>{{ann, 2}, {card, 2}});
    CHECK(applied.fix.empty());
    CHECK(applied.ops.size() == 3);
}

TEST_CASE("a new record carries its author, its session and v 1", "[board]") {
    Desk desk;

    const Applied applied =
        desk.done({make(ann, {{"name", line("Ann")}}), set(ann, {{"index", true}})});

    const Record& record = desk.at(ann);
    CHECK(record.v == 1);
    CHECK(record.by == MemberId("m_1"));
    CHECK(record.made_in == SessionId("ses_1"));
    CHECK(record.type == Type::person);
    CHECK(flag_of(record, "index"));
    const auto& made = std::get<MadeOp>(applied.ops.at(0)).record;
    CHECK(made->order == record.order);
    CHECK_FALSE(flag_of(*made, "index"));
}

TEST_CASE("the server gives orders that rise, and tells the author", "[board]") {
    Desk desk;

    const Applied first = desk.done({make(card), make(other_card)});
    desk.done({del(other_card)});
    const RecordId third = id_of(Type::hypothesis, 3);
    const Applied later = desk.done({make(third)});

    CHECK(desk.at(card).order == 1);
    CHECK(desk.at(third).order == 3);
    CHECK(first.fix == std::vector<ResolvedOp>{OrderOp{card, 1}, OrderOp{other_card, 2}});
    CHECK(later.fix == std::vector<ResolvedOp>{OrderOp{third, 3}});
}

TEST_CASE("[I-8] an order tells nothing of a board that is not shown", "[board]") {
    Desk with_cards;
    with_cards.done({make(card), make(other_card)});
    Desk without;

    with_cards.done({make(ann)});
    without.done({make(ann)});

    CHECK(with_cards.at(ann).order == without.at(ann).order);
}

TEST_CASE("comments take their orders apart from what they are on", "[board]") {
    Desk desk = desk_with_family();
    const RecordId on_card = id_of(Type::comment, 1);
    const RecordId on_ann = id_of(Type::comment, 2);

    desk.done({make(on_card, {{"on", card}})});
    desk.done({make(on_ann), set(on_ann, {{"on", ann}})});

    CHECK(desk.at(on_card).order == 1);
    CHECK(desk.at(on_ann).order == 1);
}

TEST_CASE(
    "[I-11] an id is used once: while it lives, after it is deleted, wherever it is",
    "[board]"
) {
    Desk desk = desk_with_family();
    desk.done({del(ben)});
    const RecordId hidden = id_of(Type::note, 7);
    desk.used_elsewhere = [hidden](const RecordId& id) { return id == hidden; };

    desk.refused({make(ann)}, Refusal::id_used);
    desk.refused({make(ben)}, Refusal::id_used);
    desk.refused({make(hidden)}, Refusal::id_used);
    desk.refused({make(other_card), del(other_card), make(other_card)}, Refusal::id_used);

    Desk own;
    own.scope = BoardScope::own;
    own.beneath = &desk.board;
    own.refused({make(ann)}, Refusal::id_used);
    own.refused({make(ben)}, Refusal::id_used);
}

TEST_CASE("an id is well formed and carries its type's prefix", "[board]") {
    Desk desk;
    const auto text = GENERATE(
        as<std::string>{},
        "",
        "per_",
        "per_short",
        "hyp_aaaaaaaaaaaaaaaaaaaaaA",
        "per-aaaaaaaaaaaaaaaaaaaaaA",
        "per_aaaaaaaaaaaaaaaaaaaa!A",
        "per_aaaaaaaaaaaaaaaaaaaaaAA"
    );

    desk.refused({NewOp{RecordId(text), Type::person, {}}}, Refusal::schema);
}

TEST_CASE("what was deleted is gone, what never was is not found", "[board]") {
    Desk desk = desk_with_family();
    desk.done({del(ben)});
    const RecordId never = id_of(Type::person, 50);

    desk.refused({set(ben, {{"index", true}})}, Refusal::gone);
    desk.refused({del(ben)}, Refusal::gone);
    desk.refused({type_at(ben, "note", 0, {TextStep::insert("x")})}, Refusal::gone);
    desk.refused({del(cleo), set(cleo, {{"index", true}})}, Refusal::gone);
    desk.refused({set(never, {{"index", true}})}, Refusal::not_found);
    desk.refused({del(never)}, Refusal::not_found);

    desk.sees_gone = [](const RecordId&) { return false; };
    desk.refused({set(ben, {{"index", true}})}, Refusal::not_found);
}

TEST_CASE("what its author may not see is not there for them", "[board]") {
    Desk desk = desk_with_family();
    const RecordId never = id_of(Type::person, 50);
    desk.sees = [](const Record& record) { return record.id != ann; };

    for (const RecordId& id : {ann, never}) {
        desk.refused({set(id, {{"index", true}})}, Refusal::not_found);
        desk.refused({del(id)}, Refusal::not_found);
        desk.refused({type_at(id, "note", 0, {})}, Refusal::not_found);
        desk.refused({in(card, "includes", id)}, Refusal::reference);
        desk.refused({make(id_of(Type::comment, 1), {{"on", id}})}, Refusal::reference);
    }
    const Applied nothing = desk.done({out(card, "includes", ann)});
    CHECK(nothing.touched.empty());
    CHECK(desk.at(card).v == 1);
}

TEST_CASE("a member's new record is theirs to work on, whatever they may see", "[board]") {
    Desk desk;
    desk.sees = [](const Record&) { return false; };

    desk.done({make(ann), set(ann, {{"index", true}}), make(card), in(card, "includes", ann)});

    CHECK(desk.board.size() == 2);
}

TEST_CASE("an empty change is answered and does nothing", "[board]") {
    Desk desk = desk_with_family();
    const Board before = desk.board;

    const Applied applied = desk.done({});

    CHECK(applied.touched.empty());
    CHECK(desk.board == before);
}

TEST_CASE("a record made and deleted in one change leaves only its used id", "[board]") {
    Desk desk;

    const Applied applied = desk.done({make(ann), del(ann)});

    CHECK(applied.touched.empty());
    CHECK(desk.board.size() == 0);
    CHECK(desk.board.is_gone(ann));
    desk.done({make(ben)});
    CHECK(desk.at(ben).order == 1);
}

TEST_CASE("there is one contract in a room", "[board]") {
    Desk desk;
    desk.done({make(id_of(Type::contract, 1))});

    desk.refused({make(id_of(Type::contract, 2))}, Refusal::precondition);
}

TEST_CASE("a safety stop is never deleted by a member", "[board]") {
    Desk desk;
    const RecordId stop = id_of(Type::safety_stop, 1);
    desk.done({make(stop)});

    desk.refused({del(stop)}, Refusal::not_allowed);

    desk.asker = Asker::server;
    desk.done({del(stop)});
    CHECK(desk.board.is_gone(stop));
}

TEST_CASE("a copy of a board goes its own way, and what it shared stays as it was", "[board]") {
    Desk desk = desk_with_family();
    const Board before = desk.board;
    const RecordRef kept = before.find(ann);

    desk.done({set(ann, {{"name", line("Anna")}}), del(ben)});

    CHECK(words_of(*kept, "name") == "Ann");
    CHECK(before.find(ann) == kept);
    CHECK(before.find(ben) != nullptr);
    CHECK_FALSE(before == desk.board);
}

}  // namespace spacebetween

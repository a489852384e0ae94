// Texts on a board: late edits are transformed, and what is too late is told so.
#include "tests/board/board_support.hpp"

namespace spacebetween {

namespace {

using Step = TextStep;

Op write(int tv, TextChange change) { return type_at(card, "text", tv, std::move(change)); }

const TextValue& text(const Desk& desk) {
    static const TextValue none;
    const auto* value = std::get_if<TextValue>(&field_value(desk.at(card), "text"));
    return value == nullptr ? none : *value;
}

}  // namespace

TEST_CASE("a text grows by ops, and each raises its tv", "[board]") {
    Desk desk;
    desk.done({make(card), write(0, {Step::insert("Could it be")})});
    CHECK(text(desk) == TextValue("Could it be", 1));

    const Applied applied = desk.done({write(1, {Step::skip(11), Step::insert(" fear?")})});

    CHECK(text(desk) == TextValue("Could it be fear?", 2));
    CHECK(std::get<TextOp>(applied.ops.at(0)).tv == 1);
    CHECK(applied.fix.empty());
    CHECK(desk.at(card).v == 2);
}

TEST_CASE("an edit of an older text is carried over what came since, as the right one", "[board]") {
    Desk desk;
    desk.done({make(card), write(0, {Step::insert("ab")})});
    desk.done({write(1, {Step::skip(1), Step::insert("X")})});
    desk.done({write(2, {Step::skip(1), Step::insert("Y")})});

    const Applied applied = desk.done({write(1, {Step::skip(1), Step::insert("Z")})});

    CHECK(text(desk) == TextValue("aYXZb", 4));
    const TextOp expected{
        card,
        field(Type::hypothesis, "text"),
        3,
        {Step::skip(3), Step::insert("Z")}
    };
    CHECK(applied.ops == std::vector<ResolvedOp>{expected});
}

TEST_CASE(
    "two edits of one text in one change follow each other or stand side by side",
    "[board]"
) {
    Desk desk;
    desk.done({make(card), write(0, {Step::insert("ab")})});

    desk.done({write(1, {Step::insert("1")}), write(2, {Step::skip(3), Step::insert("2")})});
    CHECK(text(desk) == TextValue("1ab2", 3));

    desk.done({write(3, {Step::insert("x")}), write(3, {Step::insert("y")})});
    CHECK(text(desk) == TextValue("xy1ab2", 5));

    desk.done({write(3, {Step::skip(4), Step::insert("z")})});
    CHECK(text(desk) == TextValue("xy1ab2z", 6));
}

TEST_CASE("two who delete the same words delete them once, and tv counts both", "[board]") {
    Desk desk;
    desk.done({make(card), write(0, {Step::insert("one two")})});

    desk.done({write(1, {Step::remove(4)})});
    desk.done({write(1, {Step::remove(4)})});

    CHECK(text(desk) == TextValue("two", 3));
}

TEST_CASE("an edit that does not fit its text is invalid", "[board]") {
    Desk desk;
    desk.done({make(card), write(0, {Step::insert("ab")})});

    desk.refused({write(1, {Step::skip(3), Step::insert("x")})}, Refusal::text_invalid);
    desk.refused({write(1, {Step::remove(3)})}, Refusal::text_invalid);
    desk.refused({write(1, {Step::insert("\xff")})}, Refusal::text_invalid);
    desk.refused({write(1, {Step::skip(0), Step::insert("x")})}, Refusal::text_invalid);
    desk.refused({write(2, {Step::insert("x")})}, Refusal::text_invalid);
    desk.refused({write(-1, {Step::insert("x")})}, Refusal::schema);
}

TEST_CASE("a text takes as many code points as it may, at n-1, n and n+1", "[board]") {
    Desk desk;
    desk.limits.text_points = 10;
    desk.done({make(card), write(0, {Step::insert("123456789")})});

    desk.done({write(1, {Step::insert("\u00e9")})});
    desk.refused({write(2, {Step::insert("x")})}, Refusal::limit_record);
    desk.refused({write(0, {Step::insert("x")})}, Refusal::limit_record);
    desk.refused({write(2, {Step::insert("12345678901")})}, Refusal::limit_record);
    desk.done({write(2, {Step::insert("x"), Step::remove(1)})});
    CHECK(text(desk).words() == "x123456789");
}

TEST_CASE("the last thousand ops of a text are kept, and a base below them is gone", "[board]") {
    Desk desk;
    desk.limits.text_points = 100000;
    desk.done({make(card)});
    for (int tv = 0; tv < 1000; ++tv) {
        desk.done({write(tv, {Step::insert("a")})});
    }
    desk.done({write(0, {Step::insert("b")})});
    CHECK(text(desk).tv() == 1001);
    CHECK(text(desk).words().ends_with("ab"));

    desk.refused({write(0, {Step::insert("c")})}, Refusal::text_base_gone);
    desk.done({write(1, {Step::insert("c")})});
    CHECK(text(desk).tv() == 1002);
    CHECK(desk.board.parts().texts.at(0).history.base() == 2);
}

TEST_CASE("a smaller history limit holds from the next change on", "[board]") {
    Desk desk;
    desk.limits.text_history_ops = 2;
    desk.done({make(card)});
    for (int tv = 0; tv < 3; ++tv) {
        desk.done({write(tv, {Step::insert("a")})});
    }

    desk.refused({write(0, {Step::insert("b")})}, Refusal::text_base_gone);
    desk.done({write(1, {Step::insert("b")})});
}

TEST_CASE("a text that came whole, as by a reveal, goes on from there", "[board]") {
    Desk desk;
    auto revealed = std::make_shared<Record>();
    revealed->id = card;
    revealed->type = Type::hypothesis;
    revealed->order = 5;
    revealed->fields.resize(spec_of(Type::hypothesis).fields.size());
    revealed->fields[field(Type::hypothesis, "text")] = TextValue("as it stands", 7);
    desk.board.replay(std::vector<ResolvedOp>{MadeOp{revealed}});

    desk.refused({write(6, {Step::insert("x")})}, Refusal::text_base_gone);
    desk.done({write(7, {Step::insert("x")})});
    desk.done({write(7, {Step::insert("y")})});

    CHECK(text(desk) == TextValue("xyas it stands", 9));
    CHECK(desk.board.next_order(*revealed) == 6);
}

}  // namespace spacebetween

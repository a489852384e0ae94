// A practice room that a trainee has to themselves: copied whole, and begun again.
#include "server/room/practice.hpp"

#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

std::vector<std::string> cards(const RoomTable& table) {
    std::vector<std::string> words;
    for (const RecordRef& record : table.state().shared().in_order()) {
        if (record->type == Type::hypothesis) {
            words.push_back(words_of(*record, "text"));
        }
    }
    return words;
}

}  // namespace

TEST_CASE(
    "a copy stands as the room it was copied from, and again after a reset",
    "[room][practice]"
) {
    auto original = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    original->change("ben", {make(card), type_in(card, "text", "invented")});
    original->change(
        "eve",
        {NewOp{rid("evi", "one"), Type::evidence, {with(Type::evidence, "of", card)}}}
    );
    const auto board = board_to_copy(original->state());

    RoomTable copy(usual_roster(), 2, RoomKind::practice);
    copy.enter("ana");
    copy.change("ana", {make(rid("not", "own")), type_in(rid("not", "own"), "text", "mine")});
    copy.take(copy.room().become_copy(RoomId("room_other"), board, copy.now()));
    CHECK(cards(copy) == std::vector<std::string>{"invented"});
    CHECK(copy.state().info().copied_from == RoomId("room_other"));
    copy.check();
    for (const RecordRef& record : copy.state().shared().in_order()) {
        CHECK_FALSE(original->state().shared().find(record->id));
        CHECK(record->by.empty());
        for (const BackReference& back : copy.state().shared().referring_to(record->id)) {
            CHECK(copy.state().shared().find(back.from));
        }
    }
    copy.open();
    copy.agree();
    copy.go_to("group");
    copy.change("cleo", {make(rid("hyp", "two")), type_in(rid("hyp", "two"), "text", "tried")});
    CHECK(copy.room().become_copy(RoomId("room_other"), board, copy.now()).refused.has_value());
    copy.command("cleo", CloseSession{true});
    copy.flush();
    copy.take(copy.room().become_copy(RoomId("room_other"), board, copy.now()));

    CHECK(cards(copy) == std::vector<std::string>{"invented"});
    CHECK(copy.state().own(copy.id("ana"))->find(rid("not", "own")));
    copy.check();
}

TEST_CASE("a room of a real family never becomes a copy", "[room][practice]") {
    RoomTable table;
    CHECK(table.room().become_copy(RoomId("room_other"), {}, table.now()).refused.has_value());
}

// References: what they may name, sets that keep every addition, and what a deletion brings.
#include "tests/board/board_support.hpp"

namespace spacebetween {

namespace {

const RecordId bond = id_of(Type::bond, 1);
const RecordId question = id_of(Type::question, 1);
const RecordId comment = id_of(Type::comment, 1);
const RecordId reply = id_of(Type::comment, 2);

const RefSet& includes(const Desk& desk, const RecordId& id) {
    static const RefSet none;
    const auto* set = std::get_if<RefSet>(&field_value(desk.at(id), "includes"));
    return set == nullptr ? none : *set;
}

}  // namespace

TEST_CASE(
    "a reference names a record that is there, of a type that fits, and not itself",
    "[board]"
) {
    Desk desk = desk_with_family();
    desk.done({make(bond, {{"from", ann}, {"to", ben}})});
    desk.done({make(other_card), del(other_card)});

    desk.refused({set(bond, {{"to", id_of(Type::person, 77)}})}, Refusal::reference);
    desk.refused({set(bond, {{"to", card}})}, Refusal::reference);
    desk.refused({set(bond, {{"to", RecordId("nonsense")}})}, Refusal::reference);
    desk.refused({in(card, "with", card)}, Refusal::reference);
    desk.refused({in(card, "with", other_card)}, Refusal::reference);
    desk.refused(
        {make(id_of(Type::hypothesis, 9), {{"includes", RefSet({ann, card})}})},
        Refusal::reference
    );
    desk.refused({del(ben), in(card, "includes", ben)}, Refusal::reference);
}

TEST_CASE("a set keeps all additions, and adding or removing twice is harmless", "[board]") {
    Desk desk = desk_with_family();

    desk.done({in(card, "includes", ben)});
    desk.done({in(card, "includes", cleo)});
    CHECK(includes(desk, card) == RefSet({ann, ben, cleo}));
    CHECK(desk.done({in(card, "includes", ben)}).ops.empty());
    CHECK(desk.at(card).v == 3);

    desk.done({out(card, "includes", ben)});
    CHECK(desk.done({out(card, "includes", ben)}).touched.empty());
    CHECK(includes(desk, card) == RefSet({ann, cleo}));
    CHECK(desk.at(card).v == 4);
}

TEST_CASE("an emptied set is nothing, as if it had never held anything", "[board]") {
    Desk desk = desk_with_family();

    desk.done({out(card, "includes", ann)});

    CHECK(is_nothing(field_value(desk.at(card), "includes")));
    CHECK(desk.board.referring_to(ann).empty());
}

TEST_CASE("a deletion takes along what cannot stand without it, and clears the rest", "[board]") {
    Desk desk = desk_with_family();
    desk.done({make(bond, {{"from", ann}, {"to", ben}}), make(question, {{"for", ann}})});
    desk.done({make(comment, {{"on", bond}}), make(reply, {{"on", comment}})});

    const Applied applied = desk.done({del(ann)});

    CHECK(desk.board.is_gone(bond));
    CHECK(desk.board.is_gone(comment));
    CHECK(desk.board.is_gone(reply));
    CHECK(desk.board.find(ben) != nullptr);
    CHECK(is_nothing(field_value(desk.at(card), "includes")));
    CHECK(is_nothing(field_value(desk.at(question), "for")));
    CHECK(desk.at(card).v == 2);
    const std::vector<ResolvedOp> consequences{
        OutOp{card, field(Type::hypothesis, "includes"), ann},
        SetOp{question, fields_of(Type::question, {{"for", Value()}})},
        DelOp{bond},
        DelOp{comment},
        DelOp{reply},
    };
    CHECK(applied.fix == consequences);
    CHECK(applied.ops.size() == consequences.size() + 1);
    CHECK(applied.ops.back() == ResolvedOp(DelOp{ann}));
    CHECK(applied.deleted().size() == 4);
}

TEST_CASE("a deletion is refused while a record that needs the other stands", "[board]") {
    Desk desk;
    desk.asker = Asker::server;
    const RecordId needed = id_of(Type::decision_needed, 1);
    const RecordId page = id_of(Type::summary_page, 1);
    const RecordId said = id_of(Type::summary_word, 1);
    desk.done({make(needed), make(page), make(said, {{"of", page}, {"decision_needed", needed}})});

    desk.refused({del(needed)}, Refusal::reference);

    desk.done({del(page), del(needed)});
    CHECK(desk.board.size() == 0);
}

TEST_CASE("a deletion follows the references as this change leaves them", "[board]") {
    Desk desk = desk_with_family();
    desk.done({make(bond, {{"from", ann}, {"to", ben}})});

    desk.done({set(bond, {{"from", cleo}}), make(comment, {{"on", ann}}), del(ann)});

    CHECK(desk.board.find(bond) != nullptr);
    CHECK(desk.board.is_gone(comment));
}

TEST_CASE("who refers to a record is known without a search", "[board]") {
    Desk desk = desk_with_family();
    desk.done({make(bond, {{"from", ann}, {"to", ann}})});

    const std::vector<BackReference> expected{
        {bond, field(Type::bond, "from")},
        {bond, field(Type::bond, "to")},
        {card, field(Type::hypothesis, "includes")},
    };
    CHECK(desk.board.referring_to(ann) == expected);

    desk.done({set(bond, {{"to", ben}})});
    CHECK(desk.board.referring_to(ann).size() == 2);
    CHECK(desk.board.referring_to(ben).size() == 1);
}

TEST_CASE("a hidden board refers to the shared one, and what it sees of it alone", "[board]") {
    Desk shared = desk_with_family();
    Desk own;
    own.scope = BoardScope::own;
    own.beneath = &shared.board;
    const RecordId note = id_of(Type::note, 1);

    own.done({make(note, {{"on", ann}})});
    own.refused({set(ann, {{"index", true}})}, Refusal::not_found);
    own.refused({del(ann)}, Refusal::not_found);
    own.sees = [](const Record& record) { return record.id != ben; };
    own.refused({set(note, {{"on", ben}})}, Refusal::reference);
    shared.refused({make(comment, {{"on", note}})}, Refusal::reference);
}

TEST_CASE(
    "hidden references are mended when a shared record goes, and nobody hears of it",
    "[board]"
) {
    Desk shared = desk_with_family();
    Desk sealed;
    sealed.scope = BoardScope::sealed;
    sealed.beneath = &shared.board;
    sealed.done({make(other_card), in(other_card, "includes", ann), in(other_card, "with", card)});
    sealed.done({make(comment, {{"on", ann}})});

    const Applied applied = shared.done({del(ann)});
    const auto mends = sealed.board.mends_for(applied.deleted());
    const auto touched = sealed.board.replay(mends);

    CHECK(touched.size() == 2);
    CHECK(includes(sealed, other_card).empty());
    CHECK(sealed.board.is_gone(comment));
    CHECK_FALSE(is_nothing(field_value(sealed.at(other_card), "with")));
    CHECK(sealed.board.mends_for(applied.deleted()).empty());
    for (const ResolvedOp& op : applied.ops) {
        CHECK(subject_of(op) != other_card);
    }
}

TEST_CASE("a revealed copy carries no author, no count of edits and no old id", "[board]") {
    Desk sealed = desk_with_family();
    sealed.done({make(other_card), in(other_card, "with", card), in(other_card, "includes", ben)});
    sealed.done({type_at(other_card, "text", 0, {TextStep::insert("Could it be")})});
    const RecordId new_card = id_of(Type::hypothesis, 11);
    const RecordId new_other = id_of(Type::hypothesis, 12);

    const Record fresh =
        anew(sealed.at(other_card), new_other, {{card, new_card}, {other_card, new_other}});

    CHECK(fresh.id == new_other);
    CHECK(fresh.v == 1);
    CHECK(fresh.by.empty());
    CHECK(field_value(fresh, "text") == Value(TextValue("Could it be", 0)));
    CHECK(field_value(fresh, "with") == Value(RefSet({new_card})));
    CHECK(field_value(fresh, "includes") == Value(RefSet({ben})));
}

}  // namespace spacebetween

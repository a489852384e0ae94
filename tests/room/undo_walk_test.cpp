// Long walks of changes, undo and redo: one person back to the beginning, and many to one board.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

/// Everything on the shared board but versions, by id.
std::map<RecordId, std::vector<Value>> contents(const RoomTable& table) {
    std::map<RecordId, std::vector<Value>> found;
    table.state().shared().for_each([&found](const RecordRef& record) {
        std::vector<Value> values = record->fields;
        for (Value& value : values) {
            const auto* text = std::get_if<TextValue>(&value);
            if (text != nullptr) {
                value = text->words();
            }
        }
        found.emplace(record->id, std::move(values));
    });
    return found;
}

}  // namespace

TEST_CASE("[R52] all steps of one person undone leave the board as it was", "[room][undo]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        auto table = room_in_stage("group");
        SeededRandom random(seed);
        const auto draw = [&random](std::uint64_t n) { return below(random, n); };
        std::vector<RecordId> cards;
        for (int i = 0; i < 3; ++i) {
            cards.push_back(rid("hyp", "base" + std::to_string(i)));
            table->change("eve", {make(cards.back()), type_in(cards.back(), "text", "as it was")});
        }
        const auto before = contents(*table);
        int done = 0;
        for (int i = 0; i < 30; ++i) {
            table->pass(1'100);
            const RecordId card = cards[draw(cards.size())];
            const bool there = table->state().shared().find(card) != nullptr;
            std::vector<Op> ops;
            if (!there || draw(4) == 0) {
                cards.push_back(rid("hyp", "new" + std::to_string(i)));
                ops = {make(cards.back()), type_in(cards.back(), "text", "new")};
            } else if (draw(4) == 0) {
                ops = {erase(card)};
            } else if (draw(2) == 0) {
                ops = {set(card, "state", std::string(draw(2) == 0 ? "resting" : "exploring"))};
            } else {
                const RecordRef record = table->state().shared().find(card);
                const auto field = *index_of(Type::hypothesis, "text");
                const auto* text = std::get_if<TextValue>(&record->fields[field]);
                const std::size_t size = text == nullptr ? 0 : text->words().size();
                TextChange change;
                if (size > 1) {
                    change.push_back(TextStep::skip(1 + draw(size - 1)));
                }
                change.push_back(TextStep::insert("+" + std::to_string(i)));
                ops = {TextOp{card, field, text == nullptr ? 0 : text->tv(), change}};
            }
            done += table->change("ben", std::move(ops)).refusal() ? 0 : 1;
        }
        const auto after = contents(*table);
        int back = 0;
        while (!table->undo("ben").refusal()) {
            table->pass(1'100);
            ++back;
        }
        CHECK(back > 0);
        CHECK(contents(*table) == before);
        for (; back > 0; --back) {
            CHECK_FALSE(table->redo("ben").refusal().has_value());
            table->pass(1'100);
        }
        CHECK(contents(*table) == after);
        table->check();
    }
}

TEST_CASE("[R53] many who write, undo and redo at once end with one board", "[room][undo]") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        auto table = room_in_stage("group", "two_lens_consultation");
        SeededRandom random(seed);
        const auto draw = [&random](std::uint64_t n) { return below(random, n); };
        const std::vector<std::string> people{"ben", "eve", "dora"};
        std::vector<RecordId> cards{rid("hyp", "base")};
        table->change("eve", {make(cards[0]), type_in(cards[0], "text", "as it was")});
        for (int i = 0; i < 150; ++i) {
            table->pass(300);
            const std::string& who = people[draw(people.size())];
            const RecordId card = cards[draw(cards.size())];
            const std::uint64_t what = draw(10);
            const RecordRef record = table->state().shared().find(card);
            if (what < 3) {
                table->submit(who, Undo{what == 0});
            } else if (what == 3 || !record) {
                cards.push_back(rid("hyp", "n" + std::to_string(i)));
                table->change(who, {make(cards.back())});
            } else if (what == 4) {
                table->change(who, {erase(card)});
            } else if (what == 5) {
                const RecordId on = rid("evi", "n" + std::to_string(i));
                table->change(who, {NewOp{on, Type::evidence, {with(Type::evidence, "of", card)}}});
            } else {
                const auto field = *index_of(Type::hypothesis, "text");
                const auto* text = std::get_if<TextValue>(&record->fields[field]);
                const std::size_t size = text == nullptr ? 0 : text->words().size();
                TextChange change;
                if (size > 2) {
                    change.push_back(TextStep::skip(1 + draw(size - 2)));
                    change.push_back(TextStep::remove(std::size_t{1}));
                }
                change.push_back(TextStep::insert("<" + std::to_string(i) + ">"));
                table->change(who, {TextOp{card, field, text == nullptr ? 0 : text->tv(), change}});
            }
        }
        table->check();
    }
}

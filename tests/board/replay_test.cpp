// Whatever is asked of a board: it changes whole or not at all, and replay makes it again.
#include "tests/board/board_support.hpp"
#include "tests/board/change_maker.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

/// Every reference of every record names a record that is there.
bool holds_together(const Board& board, const Board* beneath) {
    bool sound = true;
    board.for_each([&](const RecordRef& record) {
        for (std::size_t i = 0; i < record->fields.size(); ++i) {
            std::vector<RecordId> named;
            if (const auto* one = std::get_if<RecordId>(&record->fields[i])) {
                named.push_back(*one);
            } else if (const auto* set = std::get_if<RefSet>(&record->fields[i])) {
                named = set->ids();
                sound = sound && !named.empty();
            }
            for (const RecordId& id : named) {
                const bool there = board.find(id) || (beneath != nullptr && beneath->find(id));
                const auto backs = board.referring_to(id);
                const BackReference back{record->id, static_cast<FieldIndex>(i)};
                sound = sound && there && std::count(backs.begin(), backs.end(), back) == 1;
            }
        }
    });
    return sound;
}

BoardUse counted_anew(const Board& board) {
    BoardUse use;
    board.for_each([&use](const RecordRef& record) { use.add(*record); });
    return use;
}

/// Each touched record as it was and as it is now.
void check_touched(const Board& before, const Board& after, const Applied& applied) {
    for (const Touched& touched : applied.touched) {
        const RecordId& id = touched.either().id;
        REQUIRE(before.find(id) == touched.before);
        REQUIRE(after.find(id) == touched.after);
        if (touched.before && touched.after) {
            REQUIRE(touched.after->v == touched.before->v + 1);
        }
    }
}

}  // namespace

TEST_CASE("[I-10] a refused change leaves no trace, and replay repeats every other", "[board]") {
    const auto seed = GENERATE(range(1, 41));
    CAPTURE(seed);
    ChangeMaker maker(static_cast<std::uint64_t>(seed));
    Desk desk;
    desk.limits.room_records = 25;
    desk.limits.map_records = 30;
    desk.limits.text_points = 40;
    desk.limits.refs_per_field = 6;
    Board again;
    int applied_changes = 0;

    for (int change = 0; change < 250; ++change) {
        const std::vector<Op> ops = maker.change(desk.board);
        const Board before = desk.board;
        const auto answer = desk.ask(ops);
        if (!answer) {
            REQUIRE(desk.board == before);
            REQUIRE(desk.board.use() == before.use());
            continue;
        }
        ++applied_changes;
        const auto touched = again.replay(answer->ops);
        REQUIRE(again == desk.board);
        REQUIRE(touched.size() == answer->touched.size());
        check_touched(before, desk.board, *answer);
        REQUIRE(holds_together(desk.board, nullptr));
        REQUIRE(desk.board.use() == counted_anew(desk.board));
        REQUIRE(again.use() == desk.board.use());
    }

    CHECK(applied_changes > 50);
    CHECK(Board(desk.board.parts()) == desk.board);
}

TEST_CASE("a board put together from its parts goes on as the one it was", "[board]") {
    const auto seed = GENERATE(range(100, 110));
    CAPTURE(seed);
    ChangeMaker maker(static_cast<std::uint64_t>(seed));
    Desk desk;

    for (int change = 0; change < 200; ++change) {
        Board restored(desk.board.parts());
        REQUIRE(restored == desk.board);
        REQUIRE(restored.use() == desk.board.use());
        const std::vector<Op> ops = maker.change(desk.board);
        if (const auto answer = desk.ask(ops)) {
            restored.replay(answer->ops);
            REQUIRE(restored == desk.board);
        }
    }
}

TEST_CASE("hidden boards stay whole while the shared one changes under them", "[board]") {
    const auto seed = GENERATE(range(200, 220));
    CAPTURE(seed);
    ChangeMaker maker(static_cast<std::uint64_t>(seed));
    ChangeMaker author(static_cast<std::uint64_t>(seed) + 1000, 100'000);
    Desk shared;
    Desk sealed;
    sealed.scope = BoardScope::sealed;
    sealed.limits.sealed_records = 1000;
    sealed.beneath = &shared.board;

    for (int change = 0; change < 200; ++change) {
        if (const auto answer = shared.ask(maker.change(shared.board))) {
            sealed.board.replay(sealed.board.mends_for(answer->deleted()));
        }
        static_cast<void>(sealed.ask(author.change(sealed.board, &shared.board)));
        REQUIRE(holds_together(sealed.board, &shared.board));
        REQUIRE(holds_together(shared.board, nullptr));
    }
    CHECK(sealed.board.size() > 0);
}

TEST_CASE("concurrent edits of one text converge, whatever base they came from", "[board]") {
    const auto seed = GENERATE(range(300, 320));
    CAPTURE(seed);
    ChangeMaker maker(static_cast<std::uint64_t>(seed));
    Desk desk;
    desk.done({make(card)});
    const FieldIndex text = field(Type::hypothesis, "text");
    std::vector<std::string> versions{""};

    for (int edit = 0; edit < 300; ++edit) {
        const auto behind = maker.below(std::min<std::size_t>(versions.size(), 12));
        const auto tv = versions.size() - 1 - behind;
        const TextChange change = maker.text_change(versions[tv]);
        const Applied done = desk.done({TextOp{card, text, static_cast<int>(tv), change}});
        const auto& happened = std::get<TextOp>(done.ops.at(0));
        REQUIRE(happened.tv == static_cast<int>(versions.size()) - 1);
        versions.push_back(applied(versions.back(), happened.change));
        REQUIRE(words_of(desk.at(card), "text") == versions.back());
    }
}

}  // namespace spacebetween

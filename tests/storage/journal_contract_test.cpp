// What every journal promises, held against each of them.
#include "tests/storage/journal_store.hpp"
#include "tests/support/memory_journal.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;
using Words = std::vector<std::string>;

namespace {

class MemoryStore {
public:
    /// Nothing is written anywhere, so what is committed is simply still there.
    void reopen() {}
    Journal& journal() { return journal_; }

private:
    MemoryJournal journal_;
};

SnapshotPart part(const Lifetime& key, std::string body) { return {key, std::move(body)}; }

}  // namespace

TEMPLATE_TEST_CASE(
    "[I-1] a room is read back in the order it was written",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    const std::vector<Batch> together = {
        said(garden, {"one", "two"}),
        said(harbour, {"other"}),
        said(garden, {"three"})
    };

    REQUIRE(store.journal().append(together) == CommitOutcome::committed);
    REQUIRE(
        write(store.journal(), said(garden, {"", std::string("a\0b", 3)})) ==
        CommitOutcome::committed
    );
    store.reopen();

    CHECK(
        bodies(store.journal().load(garden)) ==
        Words{"one", "two", "three", "", std::string("a\0b", 3)}
    );
    CHECK(bodies(store.journal().load(harbour)) == Words{"other"});
    CHECK(store.journal().load(garden)->rows.front().key == session_one());
}

TEMPLATE_TEST_CASE("a room that never wrote is empty", "[journal]", MemoryStore, SqliteStore) {
    TestType store;

    const auto loaded = store.journal().load(garden);

    REQUIRE(loaded.has_value());
    CHECK(loaded->empty());
    CHECK(store.journal().rooms().empty());
}

TEMPLATE_TEST_CASE(
    "a snapshot replaces what was before and bounds the tail",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    Batch first = said(garden, {"one"});
    first.snapshot = Snapshot{{part(room_state(garden), "state of one")}};
    Batch second = said(garden, {"two"});
    second.snapshot =
        Snapshot{{part(room_state(garden), "state of two"), part(session_one(), "session of two")}};

    const std::vector<Batch> together = {first, second, said(garden, {"three"})};
    REQUIRE(store.journal().append(together) == CommitOutcome::committed);
    store.reopen();
    REQUIRE(write(store.journal(), said(garden, {"four"})) == CommitOutcome::committed);
    store.reopen();

    const auto loaded = store.journal().load(garden);
    CHECK(parts(loaded) == Words{"state of two", "session of two"});
    CHECK(bodies(loaded) == Words{"three", "four"});
    CHECK(bodies(store.journal().history(garden)) == Words{"one", "two", "three", "four"});
}

TEMPLATE_TEST_CASE("a snapshot may come before any row", "[journal]", MemoryStore, SqliteStore) {
    TestType store;
    Batch batch;
    batch.room = garden;
    batch.snapshot = Snapshot{{part(room_state(garden), "new room")}};

    REQUIRE(write(store.journal(), batch) == CommitOutcome::committed);
    store.reopen();

    CHECK(parts(store.journal().load(garden)) == Words{"new room"});
    CHECK(store.journal().rooms() == std::vector<RoomId>{garden});
}

TEMPLATE_TEST_CASE(
    "what lived under an ended lifetime is passed over",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    const std::vector<Batch> before = {
        said(garden, {"open"}),
        said(garden, {"hidden"}, sealed_stage()),
        said(garden, {"later"})
    };
    REQUIRE(store.journal().append(before) == CommitOutcome::committed);
    Batch reveal = said(garden, {"revealed"});
    reveal.ends = {sealed_stage()};

    REQUIRE(write(store.journal(), reveal) == CommitOutcome::committed);
    store.reopen();

    const auto loaded = store.journal().load(garden);
    CHECK(bodies(loaded) == Words{"open", "later", "revealed"});
    CHECK(loaded->passed_over == 1);
}

TEMPLATE_TEST_CASE(
    "parts of a snapshot end with their lifetime too",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    Batch batch = said(garden, {"one"});
    batch.snapshot = Snapshot{
        {part(room_state(garden), "state"),
         part(sealed_stage(), "hidden"),
         part({LifetimeKind::account, "acc_ada"}, "own note")}
    };
    REQUIRE(write(store.journal(), batch) == CommitOutcome::committed);
    Batch closing;
    closing.room = harbour;
    closing.ends = {{LifetimeKind::account, "acc_ada"}, sealed_stage()};

    REQUIRE(write(store.journal(), closing) == CommitOutcome::committed);
    store.reopen();

    CHECK(parts(store.journal().load(garden)) == Words{"state"});
}

TEMPLATE_TEST_CASE(
    "what is written under an ended lifetime is gone at once",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    Batch ending = said(garden, {"never made"}, {LifetimeKind::room, "other"});
    ending.ends = {sealed_stage(), sealed_stage()};
    REQUIRE(write(store.journal(), ending) == CommitOutcome::committed);

    Batch late = said(garden, {"too late"}, sealed_stage());
    late.snapshot = Snapshot{{part(sealed_stage(), "too late as well")}};
    REQUIRE(write(store.journal(), late) == CommitOutcome::committed);
    store.reopen();

    CHECK(bodies(store.journal().load(garden)).empty());
    CHECK(parts(store.journal().load(garden)).empty());
    CHECK(bodies(store.journal().history(garden)) == Words{"never made"});
}

TEMPLATE_TEST_CASE(
    "a page keeps its text and gathers its notes",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    Batch signing = said(garden, {"signed"});
    signing.summaries = {
        {SummaryId("sum_1"), "the page"},
        {SummaryId("sum_2"), "its next version"}
    };
    REQUIRE(write(store.journal(), signing) == CommitOutcome::committed);
    Batch reading;
    reading.room = garden;
    reading.notes = {{SummaryId("sum_1"), "read by m"}, {SummaryId("sum_1"), "asked back"}};
    reading.summaries = {{SummaryId("sum_1"), "another text"}};
    REQUIRE(write(store.journal(), reading) == CommitOutcome::committed);
    store.reopen();

    const auto page = store.journal().summary(SummaryId("sum_1"));
    REQUIRE(page.has_value());
    REQUIRE(page->has_value());
    CHECK((*page)->room == garden);
    CHECK((*page)->body == "the page");
    CHECK((*page)->notes == Words{"read by m", "asked back"});
    CHECK(
        store.journal().summaries_of(garden) ==
        std::vector<SummaryId>{SummaryId("sum_1"), SummaryId("sum_2")}
    );
    CHECK(store.journal().summaries_of(harbour).empty());
}

TEMPLATE_TEST_CASE("a page ends with its lifetime", "[journal]", MemoryStore, SqliteStore) {
    TestType store;
    Batch signing;
    signing.room = garden;
    signing.summaries = {{SummaryId("sum_1"), "the page"}};
    REQUIRE(write(store.journal(), signing) == CommitOutcome::committed);
    Batch ending;
    ending.room = garden;
    ending.ends = {{LifetimeKind::summary, "sum_1"}};
    ending.notes = {{SummaryId("sum_unknown"), "about nothing"}};

    REQUIRE(write(store.journal(), ending) == CommitOutcome::committed);
    store.reopen();

    const auto page = store.journal().summary(SummaryId("sum_1"));
    REQUIRE(page.has_value());
    CHECK(!page->has_value());
    CHECK(store.journal().summaries_of(garden).empty());
}

TEMPLATE_TEST_CASE(
    "tidying changes nothing that can be read",
    "[journal]",
    MemoryStore,
    SqliteStore
) {
    TestType store;
    const std::string long_text(4'000, 'x');
    for (int round = 0; round < 1'200; ++round) {
        REQUIRE(
            write(store.journal(), said(round % 2 == 0 ? garden : harbour, {long_text})) ==
            CommitOutcome::committed
        );
        REQUIRE(store.journal().tidy(Journal::Tidying::at_leisure) == CommitOutcome::committed);
    }
    store.reopen();

    CHECK(bodies(store.journal().load(garden)).size() == 600);
    CHECK(bodies(store.journal().load(harbour)).size() == 600);
}

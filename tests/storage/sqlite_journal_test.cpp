// What the journal in files promises besides the contract: it finds what was changed behind its
// back.
#include "server/storage/storage_error.hpp"
#include "tests/storage/journal_store.hpp"
#include "tests/storage/tampering.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using namespace spacebetween;
using Catch::Matchers::Contains;

namespace {

/// Two rooms with three rows each, written in turn, closed.
void fill(SqliteStore& store) {
    for (const char* const word : {"one", "two", "three"}) {
        REQUIRE(write(store.journal(), said(garden, {word})) == CommitOutcome::committed);
        REQUIRE(write(store.journal(), said(harbour, {word})) == CommitOutcome::committed);
    }
    store.close();
}

}  // namespace

TEST_CASE("a row that was changed, removed or moved breaks its room and no other", "[journal]") {
    const auto sql = GENERATE(
        as<std::string>{},
        "UPDATE entry SET cell = zeroblob(length(cell)) WHERE id = 3",
        "UPDATE entry SET cell = substr(cell, 1, 40) || x'00' || substr(cell, 42) WHERE id = 1",
        "UPDATE entry SET cell = (SELECT cell FROM entry WHERE id = 1) WHERE id = 3",
        "UPDATE entry SET cell = NULL WHERE id = 3",
        "UPDATE entry SET cell = NULL, digest = zeroblob(32) WHERE id = 3",
        "UPDATE entry SET chain = zeroblob(16) WHERE id = 5",
        "UPDATE entry SET previous = 1 WHERE id = 5",
        "UPDATE entry SET previous = 5 WHERE id = 3",
        "DELETE FROM entry WHERE id = 1",
        "DELETE FROM entry WHERE id = 3",
        "DELETE FROM entry WHERE id = 3; UPDATE entry SET previous = 1 WHERE id = 5",
        "UPDATE room SET head = 99 WHERE number = 1; UPDATE mark SET entry = 99",
        "UPDATE room SET head = 1 WHERE number = 1; UPDATE mark SET entry = 6",
        "UPDATE room SET id = 'room_gardem' WHERE number = 1"
    );
    SqliteStore store;
    fill(store);
    edit(store.file("rooms-0.db"), sql);

    store.reopen();

    CAPTURE(sql);
    CHECK(!store.journal().load(garden).has_value());
    CHECK(bodies(store.journal().load(harbour)).size() == 3);
    CHECK(write(store.journal(), said(harbour, {"goes on"})) == CommitOutcome::committed);
}

TEST_CASE("a snapshot that was changed breaks its room", "[journal]") {
    const auto sql = GENERATE(
        as<std::string>{},
        "UPDATE part SET cell = zeroblob(length(cell)) WHERE part = 0",
        "DELETE FROM part WHERE part = 1",
        "DELETE FROM part WHERE part = 1; UPDATE room SET parts = 1",
        "UPDATE room SET snapshot_chain = zeroblob(16)",
        "UPDATE room SET snapshot = 1"
    );
    SqliteStore store;
    Batch batch = said(garden, {"one", "two"});
    batch.snapshot = Snapshot{{{room_state(garden), "state"}, {session_one(), "session"}}};
    REQUIRE(write(store.journal(), batch) == CommitOutcome::committed);
    store.close();
    edit(store.file("rooms-0.db"), sql);

    store.reopen();

    CAPTURE(sql);
    CHECK(!store.journal().load(garden).has_value());
}

TEST_CASE("no flipped bit is read as something else", "[journal]") {
    SqliteStore store;
    fill(store);
    const auto file = store.file("rooms-0.db");
    const std::string whole = bytes_of(file);
    const std::vector<std::string> whole_room = {"one", "two", "three"};
    SeededRandom random(7);
    int found = 0;
    for (int trial = 0; trial < 150; ++trial) {
        std::string damaged = whole;
        const std::size_t at = below(random, damaged.size());
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << below(random, 8)));
        replace(file, damaged);
        try {
            store.reopen();
            const auto loaded = store.journal().load(garden);
            const auto other = store.journal().load(harbour);
            found += loaded.has_value() && other.has_value() ? 0 : 1;
            CHECK((!loaded.has_value() || bodies(loaded) == whole_room));
            CHECK((!other.has_value() || bodies(other) == whole_room));
        } catch (const StorageError&) {
            ++found;
        }
        store.close();
    }
    replace(file, whole);
    CHECK(found > 0);
}

TEST_CASE("a key that was lost is not taken for one that was ended", "[journal]") {
    SqliteStore store;
    fill(store);
    edit(store.file("keys.db"), "DELETE FROM key");

    store.reopen();

    const auto loaded = store.journal().load(garden);
    REQUIRE(!loaded.has_value());
    CHECK(loaded.error() == LoadFault::lost_key);
}

TEST_CASE("ending a lifetime empties its cells and deletes its key", "[journal]") {
    SqliteStore store;
    REQUIRE(write(store.journal(), said(garden, {"open"})) == CommitOutcome::committed);
    REQUIRE(
        write(store.journal(), said(garden, {"a", "b"}, sealed_stage())) == CommitOutcome::committed
    );
    Batch reveal = said(garden, {"revealed"});
    reveal.ends = {sealed_stage()};

    REQUIRE(write(store.journal(), reveal) == CommitOutcome::committed);
    store.close();

    CHECK(ask(store.file("rooms-0.db"), "SELECT count(*) FROM entry WHERE cell IS NULL") == 2);
    CHECK(ask(store.file("rooms-0.db"), "SELECT count(*) FROM ending") == 0);
    CHECK(ask(store.file("keys.db"), "SELECT count(*) FROM key WHERE owner = 'st_4'") == 0);
    CHECK(ask(store.file("keys.db"), "SELECT count(*) FROM ended WHERE owner = 'st_4'") == 1);
}

TEST_CASE("an ending that a crash left half done is finished at the next start", "[journal]") {
    SqliteStore store;
    REQUIRE(
        write(store.journal(), said(garden, {"hidden"}, sealed_stage())) == CommitOutcome::committed
    );
    store.close();
    edit(store.file("rooms-0.db"), "INSERT INTO ending VALUES (2, 'st_4')");

    store.reopen();

    CHECK(store.journal().load(garden)->passed_over == 1);
    CHECK(store.files().keys.find(sealed_stage()) == nullptr);
}

TEST_CASE("what was typed stands in no file", "[journal][canary]") {
    SqliteStore store;
    const std::string canary = "Marmalade-Canary-7351";
    Batch batch = said(garden, {"before " + canary + " after", std::string(3'000, ' ') + canary});
    batch.snapshot = Snapshot{{{room_state(garden), canary}}};
    batch.summaries = {{SummaryId("sum_1"), canary}};
    batch.notes = {{SummaryId("sum_1"), canary}};
    REQUIRE(write(store.journal(), batch) == CommitOutcome::committed);

    for (const bool closed : {false, true}) {
        if (closed) {
            store.close();
        }
        for (const char* const name : {"keys.db", "keys.db-wal", "rooms-0.db", "rooms-0.db-wal"}) {
            CHECK(bytes_of(store.file(name)).find("Canary") == std::string::npos);
        }
    }
}

TEST_CASE("the wrong master key opens nothing and changes nothing", "[keys]") {
    Scratch directory;
    {
        const JournalFiles files(directory.path(), 1);
    }
    const std::string before = bytes_of(directory / "keys.db");

    CHECK_THROWS_WITH(JournalFiles(directory.path(), 2), Contains("The master key is not the one"));

    CHECK(bytes_of(directory / "keys.db") == before);
    CHECK_NOTHROW(JournalFiles(directory.path(), 1));
}

TEST_CASE("a second opener is refused", "[database]") {
    SqliteStore store;

    CHECK_THROWS_WITH(
        Database(store.file("rooms-0.db"), rooms_migrations()),
        Contains("is in use")
    );
}

TEST_CASE("a full disk keeps what was committed and refuses the rest", "[journal]") {
    SqliteStore store;
    REQUIRE(write(store.journal(), said(garden, {"kept"})) == CommitOutcome::committed);
    REQUIRE(store.files().journal.tidy(Journal::Tidying::at_leisure) == CommitOutcome::committed);
    sqlite3* const handle = store.files().journal.database().handle();
    REQUIRE(
        sqlite3_exec(handle, "PRAGMA max_page_count = 24", nullptr, nullptr, nullptr) == SQLITE_OK
    );

    const std::string much(200'000, 'x');
    CHECK(write(store.journal(), said(garden, {"also", much})) == CommitOutcome::full);
    CHECK(write(store.journal(), said(harbour, {much})) == CommitOutcome::full);
    CHECK(bodies(store.journal().load(garden)) == std::vector<std::string>{"kept"});
    CHECK(store.journal().load(harbour)->empty());

    sqlite3_exec(handle, "PRAGMA max_page_count = 1000000", nullptr, nullptr, nullptr);
    CHECK(write(store.journal(), said(harbour, {"room again"})) == CommitOutcome::committed);
    CHECK(write(store.journal(), said(garden, {"and here"})) == CommitOutcome::committed);
    store.reopen();
    CHECK(bodies(store.journal().load(garden)) == std::vector<std::string>{"kept", "and here"});
    CHECK(bodies(store.journal().load(harbour)) == std::vector<std::string>{"room again"});
}

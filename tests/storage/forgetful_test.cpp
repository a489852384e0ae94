// On a disk that forgets what was never synced: what was committed is there, and the test would see
// it if it were not.
#include "server/storage/sqlite_journal.hpp"
#include "tests/storage/journal_store.hpp"
#include "tests/support/forgetful_vfs.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using namespace spacebetween;

namespace {

/// Writes rows until the power goes, and returns how many were said to be committed.
std::size_t write_until_cut(SqliteStore& store, int rows, const char* synchronous) {
    for (Database* const database :
         {&store.files().journal.database(), &store.files().keys.database()}) {
        sqlite3_exec(database->handle(), synchronous, nullptr, nullptr, nullptr);
    }
    std::size_t committed = 0;
    for (int row = 0; row < rows; ++row) {
        const Batch batch = said(garden, {"row " + std::to_string(row), std::string(900, 'x')});
        if (write(store.journal(), batch) == CommitOutcome::committed) {
            ++committed;
        }
        if (row % 7 == 0) {
            store.journal().tidy(Journal::Tidying::at_leisure);
        }
    }
    cut_power();
    store.reopen();
    return committed;
}

}  // namespace

TEST_CASE("[I-3] a power cut loses nothing that was committed", "[journal][forgetful]") {
    install_forgetful_vfs();
    const std::size_t before = forgetful_syncs();
    for (const int rows : {1, 2, 9, 40, 400, 1'500}) {
        SqliteStore store;
        const std::size_t committed = write_until_cut(store, rows, "PRAGMA synchronous = FULL");

        CAPTURE(rows);
        CHECK(committed == static_cast<std::size_t>(rows));
        CHECK(bodies(store.journal().load(garden)).size() == 2 * committed);
    }
    CHECK(forgetful_syncs() > before);
}

TEST_CASE("without syncs the same power cut loses changes", "[journal][forgetful]") {
    install_forgetful_vfs();
    SqliteStore store;

    const std::size_t committed = write_until_cut(store, 40, "PRAGMA synchronous = OFF");

    CHECK(committed == 40);
    CHECK(bodies(store.journal().load(garden)).size() < 2 * committed);
}

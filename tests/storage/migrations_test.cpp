// Files of other versions: older ones are brought along, newer ones are refused.
#include "server/storage/migrations.hpp"

#include "server/storage/database.hpp"
#include "server/storage/storage_error.hpp"
#include "tests/storage/tampering.hpp"
#include "tests/support/scratch.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace spacebetween;
using Catch::Matchers::Contains;

namespace {

constexpr std::array steps{
    Migration{1, "test/0001", "CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('first');"},
    Migration{2, "test/0002", "ALTER TABLE word ADD COLUMN length INTEGER;"},
    Migration{3, "test/0003", "UPDATE word SET length = 5; SELECT no_such_thing;"},
};

}  // namespace

TEST_CASE("a file takes the steps it has not taken", "[migrations]") {
    Scratch directory;
    const auto file = directory / "test.db";
    {
        const Database old(file, std::span(steps).first(1));
    }
    CHECK(ask(file, "PRAGMA user_version") == 1);

    {
        const Database newer(file, std::span(steps).first(2));
    }
    {
        const Database again(file, std::span(steps).first(2));
    }

    CHECK(ask(file, "PRAGMA user_version") == 2);
    CHECK(ask(file, "SELECT count(*) FROM word WHERE length IS NULL") == 1);
}

TEST_CASE("a step that fails leaves the file as it was", "[migrations]") {
    Scratch directory;
    const auto file = directory / "test.db";
    {
        const Database old(file, std::span(steps).first(2));
    }

    CHECK_THROWS_WITH(Database(file, steps), Contains("test/0003"));

    CHECK(ask(file, "PRAGMA user_version") == 2);
    CHECK(ask(file, "SELECT count(*) FROM word WHERE length IS NULL") == 1);
}

TEST_CASE("a file of a newer version is refused with a sentence", "[migrations]") {
    Scratch directory;
    const auto file = directory / "rooms-0.db";
    {
        const Database current(file, rooms_migrations());
    }
    edit(file, "PRAGMA user_version = 900");

    CHECK_THROWS_WITH(
        Database(file, rooms_migrations()),
        Contains("was written by a newer version of Spacebetween")
    );
}

TEST_CASE("a file that is no database is refused with a sentence", "[migrations]") {
    Scratch directory;
    const auto file = directory / "rooms-0.db";
    replace(file, std::string(8'192, 'x'));

    CHECK_THROWS_WITH(Database(file, rooms_migrations()), Contains("is damaged"));
}

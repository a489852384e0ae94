// The data directory as a whole: opening it, copying it, verifying it.
#include "server/storage/storage.hpp"

#include "server/storage/storage_error.hpp"
#include "tests/storage/accounts_store.hpp"
#include "tests/storage/journal_store.hpp"
#include "tests/storage/tampering.hpp"

#include <catch2/catch.hpp>

#include <memory>

#include <sys/stat.h>

using namespace spacebetween;
using Catch::Matchers::Contains;

namespace {

/// A data directory and its key, side by side.
struct House {
    House() {
        SystemRandom random;
        MasterKey::create(options.master_key, random);
    }
    std::unique_ptr<Storage> open() const { return std::make_unique<Storage>(options); }

    Scratch directory;
    StorageOptions options{directory / "data", directory / "master.key"};
};

void furnish(Storage& storage) {
    REQUIRE(storage.accounts().add_account(ada, "hash").has_value());
    REQUIRE(storage.accounts().add_team({TeamId("team_1"), "Harbour team"}).has_value());
    REQUIRE(storage.accounts().join_team(TeamId("team_1"), ada.id).has_value());
    for (int row = 0; row < 400; ++row) {
        const Batch batch = said(row % 2 == 0 ? garden : harbour, {std::string(3'000, 'x')});
        REQUIRE(write(storage.journal(), batch) == CommitOutcome::committed);
    }
}

std::vector<std::string> problems(Storage& storage) {
    Verification verification = storage.verify();
    while (!verification.step()) {
    }
    return verification.problems();
}

}  // namespace

TEST_CASE("a whole directory verifies", "[storage]") {
    House house;
    auto storage = house.open();
    furnish(*storage);

    Verification verification = storage->verify();
    while (!verification.step()) {
    }

    CHECK(verification.problems().empty());
    CHECK(verification.rooms() == 2);
    CHECK(verification.entries() == 400);
}

TEST_CASE("verifying finds what was edited", "[storage]") {
    struct Edit {
        const char* file;
        const char* sql;
        const char* found;
    };
    const auto [file, sql, found] = GENERATE(
        Edit{"people.db", "UPDATE account SET mandate = CAST('administrator' AS BLOB)", "account"},
        Edit{"people.db", "UPDATE account SET suspended = 1", "account"},
        Edit{"people.db", "UPDATE team_member SET account = x'00'", "team_member"},
        Edit{"rooms-0.db", "UPDATE entry SET cell = zeroblob(80) WHERE id = 7", "room_garden"}
    );
    House house;
    {
        auto storage = house.open();
        furnish(*storage);
    }
    edit(house.options.data / file, sql);

    auto storage = house.open();
    const auto said_wrong = problems(*storage);

    CAPTURE(sql);
    REQUIRE(said_wrong.size() >= 1);
    CHECK_THAT(said_wrong.front(), Contains(found));
}

TEST_CASE("an edited row gives no rights", "[accounts]") {
    House house;
    {
        auto storage = house.open();
        furnish(*storage);
    }
    edit(
        house.options.data / "people.db",
        "UPDATE account SET mandate = CAST('administrator' AS BLOB)"
    );

    auto storage = house.open();

    CHECK(!storage->accounts().account(ada.id));
    CHECK(!storage->accounts().account_at(ada.address));
}

TEST_CASE("names and addresses stand in no file", "[accounts][canary]") {
    House house;
    auto storage = house.open();
    furnish(*storage);
    RoomEntry room;
    room.id = garden;
    room.team = TeamId("team_1");
    room.alias = "Marigold";
    room.call_link = "https://call.example/marigold";
    const RosterRow
        guest{AccountId("acc_g"), false, {}, GuestOf{"Marigold agency", Time{9}}, Time{1}};
    REQUIRE(storage->accounts().add_room(room, std::span(&guest, 1)).has_value());

    for (const bool closed : {false, true}) {
        if (closed) {
            storage.reset();
        }
        for (const auto& file : std::filesystem::directory_iterator(house.options.data)) {
            const std::string bytes = bytes_of(file.path());
            // None so short that sealed bytes would spell it by chance.
            for (const char* const word :
                 {"Ada Example", "example.org", "Harbour", "arigold", "hash"}) {
                CAPTURE(file.path().string(), word);
                // SQLite's own schema has column names such as token_hash.
                const bool schema = std::string(word) == "hash";
                CHECK((schema || bytes.find(word) == std::string::npos));
            }
        }
    }
}

TEST_CASE("a backup made while rooms write is of one moment", "[backup]") {
    House house;
    auto storage = house.open();
    furnish(*storage);
    const auto target = house.directory / "copy";
    Backup backup = storage->backup(target);
    int steps = 0;
    std::size_t written = 0;
    while (!backup.step()) {
        const Lifetime fresh{LifetimeKind::session, "ses_" + std::to_string(++steps)};
        REQUIRE(
            write(storage->journal(), said(garden, {"meanwhile"}, fresh)) ==
            CommitOutcome::committed
        );
        ++written;
    }
    REQUIRE(backup.problem().empty());
    REQUIRE(steps >= 1);
    REQUIRE(write(storage->journal(), said(garden, {"after"})) == CommitOutcome::committed);
    storage.reset();

    Storage copy({target, house.options.master_key});

    CHECK(problems(copy).empty());
    CHECK(bodies(copy.journal().load(garden)).size() == 200 + written);
    CHECK(copy.accounts().account(ada.id) == ada);
}

TEST_CASE("a backup goes into an empty directory only", "[backup]") {
    House house;
    auto storage = house.open();

    CHECK_THROWS_WITH(storage->backup(house.options.data), Contains("is not an empty directory"));
}

TEST_CASE("the master key is kept apart and to its owner", "[keys]") {
    House house;
    ::chmod(house.options.master_key.c_str(), 0640);
    CHECK_THROWS_WITH(house.open(), Contains("may be read by others"));
    ::chmod(house.options.master_key.c_str(), 0600);
    CHECK_NOTHROW(house.open());

    const StorageOptions inside{house.directory.path(), house.options.master_key};
    CHECK_THROWS_WITH(Storage(inside), Contains("must not lie in the data directory"));

    replace(house.directory / "short.key", "short");
    ::chmod((house.directory / "short.key").c_str(), 0600);
    CHECK_THROWS_WITH(MasterKey::read(house.directory / "short.key"), Contains("exactly 32 bytes"));
    CHECK_THROWS_AS(MasterKey::read(house.directory / "no.key"), StorageError);
    SystemRandom random;
    CHECK_THROWS_AS(MasterKey::create(house.options.master_key, random), StorageError);
}

TEST_CASE("the files are their owner's alone", "[storage]") {
    House house;
    auto storage = house.open();
    furnish(*storage);

    for (const auto& file : std::filesystem::directory_iterator(house.options.data)) {
        CAPTURE(file.path().string());
        CHECK(
            (file.status().permissions() & std::filesystem::perms(077)) ==
            std::filesystem::perms::none
        );
    }
}

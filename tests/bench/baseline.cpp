// The yardstick: what one durable row costs on this disk, with nothing of ours around it.
#include "tests/bench/baseline.hpp"

#include "tests/bench/witness.hpp"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace bench {
namespace {

void run(sqlite3* database, const char* statement) {
    if (sqlite3_exec(database, statement, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database));
    }
}

}  // namespace

Baseline bare_commits(const std::filesystem::path& directory) {
    const std::string file = directory / "baseline.db";
    std::filesystem::remove(file);
    sqlite3* database = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK)
        throw std::runtime_error("No baseline.");
    run(database, "PRAGMA locking_mode=EXCLUSIVE");
    run(database, "PRAGMA journal_mode=WAL");
    run(database, "PRAGMA synchronous=FULL");
    run(database, "CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)");
    std::vector<std::uint32_t> micros;
    const Nanos end = now() + second;
    while (now() < end) {
        const Nanos begun = now();
        run(database, "INSERT INTO row (body) VALUES (zeroblob(300))");
        micros.push_back(static_cast<std::uint32_t>((now() - begun) / 1'000));
    }
    sqlite3_close(database);
    return {at_share(micros, 0.5), at_share(micros, 0.99)};
}

}  // namespace bench

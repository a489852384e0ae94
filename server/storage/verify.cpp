// Reads everything that is kept and says what is wrong with it.
#include "server/storage/verify.hpp"

#include "server/storage/sqlite_accounts.hpp"
#include "server/storage/sqlite_journal.hpp"
#include "server/storage/statement.hpp"

#include <utility>

namespace spacebetween {

Verification::Verification(
    std::vector<Database*> files,
    SqliteJournal& journal,
    SqliteAccounts& accounts
)
    : files_(std::move(files)),
      journal_(journal),
      accounts_(accounts),
      rooms_(journal.rooms()) {}

bool Verification::step() {
    if (!files_.empty()) {
        check_file(*files_.back());
        files_.pop_back();
    } else if (!register_checked_) {
        register_checked_ = true;
        for (std::string& problem : accounts_.problems()) {
            problems_.push_back(std::move(problem));
        }
    } else if (!rooms_.empty()) {
        check_room(rooms_.back());
        rooms_.pop_back();
    }
    return files_.empty() && register_checked_ && rooms_.empty();
}

void Verification::check_file(Database& file) {
    Statement check(file, "PRAGMA integrity_check(20)");
    Query query(check);
    while (query.next()) {
        if (query.bytes(0) != "ok") {
            problems_.push_back(file.name() + ": " + std::string(query.bytes(0)));
        }
    }
    if (file.take_outcome() != CommitOutcome::committed) {
        problems_.push_back(file.name() + " cannot be read.");
    }
}

void Verification::check_room(const RoomId& room) {
    ++rooms_checked_;
    const auto report = [&](const std::string& what, LoadFault fault) {
        problems_.push_back(what + " " + std::string(to_string(fault)) + ".");
    };
    // All its entries from the first, and the snapshot with what follows it.
    if (const auto history = journal_.history(room)) {
        entries_checked_ += history->rows.size() + history->passed_over;
    } else {
        report("The entries of room " + room.text + ":", history.error());
    }
    if (const auto loaded = journal_.load(room); !loaded) {
        report("The state of room " + room.text + ":", loaded.error());
    }
    for (const SummaryId& id : journal_.summaries_of(room)) {
        if (const auto page = journal_.summary(id); !page) {
            report("The summary " + id.text + ":", page.error());
        }
    }
}

}  // namespace spacebetween

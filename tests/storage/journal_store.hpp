// A journal in a directory of its own, and the pieces that tests write into it.
#pragma once

#include "server/storage/keys.hpp"
#include "server/storage/master_key.hpp"
#include "server/storage/sqlite_journal.hpp"
#include "tests/support/scratch.hpp"

#include <memory>
#include <string>
#include <vector>

namespace spacebetween {

inline MasterKey master_of(unsigned char first) {
    KeyBytes bytes{};
    bytes[0] = std::byte{first};
    return MasterKey(bytes);
}

/// keys.db and rooms-0.db, opened in the order the server opens them.
struct JournalFiles {
    explicit JournalFiles(const std::filesystem::path& directory, unsigned char master = 1)
        : keys(directory / "keys.db", master_of(master)),
          journal(directory / "rooms-0.db", keys, master_of(master)) {}

    Keys keys;
    SqliteJournal journal;
};

/// The real journal, which a test can close and open again.
class SqliteStore {
public:
    SqliteStore() { reopen(); }

    void reopen() {
        files_.reset();
        files_ = std::make_unique<JournalFiles>(directory_.path());
    }
    void close() { files_.reset(); }
    [[nodiscard]] Journal& journal() { return files_->journal; }
    [[nodiscard]] JournalFiles& files() { return *files_; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const {
        return directory_ / name;
    }

private:
    Scratch directory_;
    std::unique_ptr<JournalFiles> files_;
};

inline const RoomId garden{"room_garden"};
inline const RoomId harbour{"room_harbour"};

inline Lifetime session_one() { return {LifetimeKind::session, "ses_one"}; }
inline Lifetime room_state(const RoomId& room) { return {LifetimeKind::room, room.text}; }
inline Lifetime sealed_stage() { return {LifetimeKind::sealed, "st_4"}; }

inline Batch
said(const RoomId& room, std::vector<std::string> bodies, const Lifetime& key = session_one()) {
    Batch batch;
    batch.room = room;
    for (std::string& body : bodies) {
        batch.rows.push_back(JournalRow{key, std::move(body)});
    }
    return batch;
}

inline CommitOutcome write(Journal& journal, const Batch& batch) {
    return journal.append(std::span(&batch, 1));
}

inline std::vector<std::string> bodies(const Result<LoadedRoom, LoadFault>& loaded) {
    std::vector<std::string> found;
    if (loaded) {
        for (const JournalRow& row : loaded->rows) {
            found.push_back(row.body);
        }
    }
    return found;
}

inline std::vector<std::string> parts(const Result<LoadedRoom, LoadFault>& loaded) {
    std::vector<std::string> found;
    if (loaded) {
        for (const SnapshotPart& part : loaded->parts) {
            found.push_back(part.body);
        }
    }
    return found;
}

}  // namespace spacebetween

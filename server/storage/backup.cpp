// A copy of everything that is kept, page by page through SQLite's backup calls.
#include "server/storage/backup.hpp"

#include "server/storage/storage_error.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace spacebetween {
namespace {

constexpr int pages_a_step = 256;

bool flush(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    return done;
}

}  // namespace

struct Backup::Copy {
    Copy(Database& from, const std::filesystem::path& to) : file(to) {
        const int descriptor = ::open(to.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, 0600);
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
        if (descriptor < 0 || sqlite3_open_v2(to.c_str(), &handle, flags, nullptr) != SQLITE_OK) {
            close();
            throw StorageError(to.string() + " cannot be made.");
        }
        // Flushed once, at the end: a half copy is of no use anyway.
        sqlite3_exec(handle, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
        work = sqlite3_backup_init(handle, "main", from.handle(), "main");
        if (work == nullptr) {
            close();
            throw StorageError(to.string() + " cannot be written.");
        }
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() { close(); }

    int close() {
        const int code = work == nullptr ? SQLITE_OK : sqlite3_backup_finish(work);
        work = nullptr;
        sqlite3_close(handle);
        handle = nullptr;
        return code;
    }

    [[nodiscard]] bool nearly_done() const {
        return begun && sqlite3_backup_remaining(work) <= pages_a_step;
    }

    std::filesystem::path file;
    sqlite3* handle = nullptr;
    sqlite3_backup* work = nullptr;
    bool begun = false;
};

Backup::Backup(std::vector<Database*> sources, const std::filesystem::path& target)
    : target_(target) {
    std::error_code failed;
    std::filesystem::create_directories(target, failed);
    if (failed || !std::filesystem::is_empty(target, failed) || failed) {
        throw StorageError(target.string() + " is not an empty directory.");
    }
    std::filesystem::permissions(target, std::filesystem::perms::owner_all, failed);
    for (Database* const source : sources) {
        copies_.push_back(std::make_unique<Copy>(*source, target / source->name()));
    }
}

Backup::Backup(Backup&&) noexcept = default;

Backup::~Backup() {
    if (!over_ && !copies_.empty()) {
        fail("it was not finished");
    }
}

bool Backup::step() {
    if (!over_ && !advance()) {
        finish();
    }
    return over_;
}

/// Whether there was more than the last pages to copy.
bool Backup::advance() {
    for (const auto& copy : copies_) {
        if (copy->nearly_done()) {
            continue;
        }
        copy->begun = true;
        // The last page is left for the end: a copy that is complete follows no later change.
        const int code = sqlite3_backup_step(copy->work, 1);
        const int left = sqlite3_backup_remaining(copy->work);
        const int more = std::min(pages_a_step, left - 1);
        if (code != SQLITE_OK && code != SQLITE_DONE) {
            fail(sqlite3_errstr(code));
        } else if (more > 0 && sqlite3_backup_step(copy->work, more) != SQLITE_OK) {
            fail("the copy cannot be written");
        }
        return true;
    }
    return false;
}

void Backup::finish() {
    for (const auto& copy : copies_) {
        const int code = sqlite3_backup_step(copy->work, -1);
        if (code != SQLITE_DONE) {
            return fail(sqlite3_errstr(code));
        }
    }
    bool flushed = true;
    for (const auto& copy : copies_) {
        flushed = copy->close() == SQLITE_OK && flush(copy->file) && flushed;
    }
    if (!flushed || !flush(target_)) {
        return fail("the copy cannot be made durable");
    }
    copies_.clear();
    over_ = true;
}

void Backup::fail(const std::string& why) {
    problem_ = why;
    over_ = true;
    for (const auto& copy : copies_) {
        copy->close();
        std::error_code ignored;
        std::filesystem::remove(copy->file, ignored);
    }
    copies_.clear();
}

}  // namespace spacebetween

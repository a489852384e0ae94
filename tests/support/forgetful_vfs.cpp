// A disk that forgets: SQLite's writes stay in memory until they are synced.
#include "tests/support/forgetful_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <limits>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <thread>

namespace spacebetween {
namespace {

constexpr sqlite3_int64 block_bytes = 4'096;
using Block = std::array<char, block_bytes>;

/// What an open file holds beyond the real one.
struct Overlay {
    std::map<sqlite3_int64, Block> blocks;  ///< by place, written and not synced
    sqlite3_int64 size = 0;
    /// Nothing of the real file counts from here on: it was cut off and that is not synced either.
    sqlite3_int64 real_end = std::numeric_limits<sqlite3_int64>::max();
    bool lost = false;
};

/// SQLite allocates it, with the real file behind it.
struct File {
    sqlite3_file base;
    Overlay* overlay;
    sqlite3_file* real;
};

struct Disk {
    std::mutex mutex;
    std::set<Overlay*> open;
    std::size_t syncs = 0;
    std::chrono::milliseconds sync_takes{0};
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs layer{};
    sqlite3_io_methods methods{};
};

Disk& disk() {
    static Disk* const one = new Disk;
    return *one;
}

File* file_of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

/// The block as the process sees it, not yet counted as written.
int load(File& file, sqlite3_int64 index, Block& block) {
    block.fill('\0');
    const sqlite3_int64 start = index * block_bytes;
    const sqlite3_int64 there = std::min(file.overlay->real_end - start, block_bytes);
    if (there <= 0) {
        return SQLITE_OK;
    }
    const int code =
        file.real->pMethods->xRead(file.real, block.data(), static_cast<int>(there), start);
    return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

/// Calls `each(block index, place in block, bytes, bytes done)` for the blocks of a range.
template <class Each>
int for_blocks(sqlite3_int64 offset, int amount, Each each) {
    int done = 0;
    while (done < amount) {
        const sqlite3_int64 at = offset + done;
        const sqlite3_int64 within = at % block_bytes;
        const int bytes =
            static_cast<int>(std::min<sqlite3_int64>(block_bytes - within, amount - done));
        if (const int code = each(at / block_bytes, within, bytes, done); code != SQLITE_OK) {
            return code;
        }
        done += bytes;
    }
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* out, int amount, sqlite3_int64 offset) {
    File& file = *file_of(base);
    const std::scoped_lock lock(disk().mutex);
    if (file.overlay->lost) {
        return SQLITE_IOERR_READ;
    }
    char* const into = static_cast<char*>(out);
    const int code = for_blocks(
        offset,
        amount,
        [&](sqlite3_int64 index, sqlite3_int64 within, int bytes, int done) {
            Block loaded;
            const auto written = file.overlay->blocks.find(index);
            if (written == file.overlay->blocks.end()) {
                if (const int failed = load(file, index, loaded); failed != SQLITE_OK) {
                    return failed;
                }
            }
            const Block& from = written == file.overlay->blocks.end() ? loaded : written->second;
            std::memcpy(into + done, from.data() + within, static_cast<std::size_t>(bytes));
            return SQLITE_OK;
        }
    );
    const sqlite3_int64 there = std::clamp<sqlite3_int64>(file.overlay->size - offset, 0, amount);
    std::memset(into + there, 0, static_cast<std::size_t>(amount - there));
    return code == SQLITE_OK && there < amount ? SQLITE_IOERR_SHORT_READ : code;
}

int write(sqlite3_file* base, const void* bytes_in, int amount, sqlite3_int64 offset) {
    File& file = *file_of(base);
    const std::scoped_lock lock(disk().mutex);
    if (file.overlay->lost) {
        return SQLITE_IOERR_WRITE;
    }
    const char* const from = static_cast<const char*>(bytes_in);
    const int code = for_blocks(
        offset,
        amount,
        [&](sqlite3_int64 index, sqlite3_int64 within, int bytes, int done) {
            auto written = file.overlay->blocks.find(index);
            if (written == file.overlay->blocks.end()) {
                Block loaded;
                if (const int failed = load(file, index, loaded); failed != SQLITE_OK) {
                    return failed;
                }
                written = file.overlay->blocks.emplace(index, loaded).first;
            }
            std::memcpy(
                written->second.data() + within,
                from + done,
                static_cast<std::size_t>(bytes)
            );
            return SQLITE_OK;
        }
    );
    file.overlay->size = std::max(file.overlay->size, offset + amount);
    return code;
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    Overlay& overlay = *file_of(base)->overlay;
    const std::scoped_lock lock(disk().mutex);
    if (overlay.lost) {
        return SQLITE_IOERR_TRUNCATE;
    }
    const sqlite3_int64 first_gone = (size + block_bytes - 1) / block_bytes;
    overlay.blocks.erase(overlay.blocks.lower_bound(first_gone), overlay.blocks.end());
    if (const auto last = overlay.blocks.find(size / block_bytes); last != overlay.blocks.end()) {
        std::fill(last->second.begin() + size % block_bytes, last->second.end(), '\0');
    }
    overlay.real_end = std::min(overlay.real_end, size);
    overlay.size = size;
    return SQLITE_OK;
}

/// Everything written reaches the real file. The real sync is left out: a kill leaves the kernel
/// alive.
int reach_file(File& file) {
    Overlay& overlay = *file.overlay;
    sqlite3_file* const real = file.real;
    sqlite3_int64 real_size = 0;
    int code = real->pMethods->xFileSize(real, &real_size);
    if (code == SQLITE_OK && real_size > overlay.real_end) {
        code = real->pMethods->xTruncate(real, overlay.real_end);
    }
    for (const auto& [index, block] : overlay.blocks) {
        const sqlite3_int64 start = index * block_bytes;
        const auto bytes = static_cast<int>(std::min(block_bytes, overlay.size - start));
        if (code == SQLITE_OK && bytes > 0) {
            code = real->pMethods->xWrite(real, block.data(), bytes, start);
        }
    }
    if (code == SQLITE_OK) {
        overlay.blocks.clear();
        overlay.real_end = std::numeric_limits<sqlite3_int64>::max();
    }
    return code;
}

int sync(sqlite3_file* base, int) {
    File& file = *file_of(base);
    std::this_thread::sleep_for(disk().sync_takes);
    const std::scoped_lock lock(disk().mutex);
    ++disk().syncs;
    return file.overlay->lost ? SQLITE_IOERR_FSYNC : reach_file(file);
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
    const std::scoped_lock lock(disk().mutex);
    *size = file_of(base)->overlay->size;
    return SQLITE_OK;
}

int close(sqlite3_file* base) {
    File& file = *file_of(base);
    const std::scoped_lock lock(disk().mutex);
    if (!file.overlay->lost) {
        reach_file(file);
    }
    disk().open.erase(file.overlay);
    delete file.overlay;
    return file.real->pMethods->xClose(file.real);
}

int lock(sqlite3_file* base, int level) {
    return file_of(base)->real->pMethods->xLock(file_of(base)->real, level);
}

int unlock(sqlite3_file* base, int level) {
    return file_of(base)->real->pMethods->xUnlock(file_of(base)->real, level);
}

int check_lock(sqlite3_file* base, int* held) {
    sqlite3_file* const real = file_of(base)->real;
    return real->pMethods->xCheckReservedLock(real, held);
}

int control(sqlite3_file* base, int operation, void* argument) {
    // A hint to grow would reach the real file past us.
    if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE) {
        return SQLITE_NOTFOUND;
    }
    sqlite3_file* const real = file_of(base)->real;
    return real->pMethods->xFileControl(real, operation, argument);
}

int sector_size(sqlite3_file* base) {
    return file_of(base)->real->pMethods->xSectorSize(file_of(base)->real);
}

int characteristics(sqlite3_file* base) {
    return file_of(base)->real->pMethods->xDeviceCharacteristics(file_of(base)->real);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* base, int flags, int* out_flags) {
    File& file = *file_of(base);
    file.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(base) + sizeof(File));
    file.base.pMethods = nullptr;
    const int code = disk().real->xOpen(disk().real, name, file.real, flags, out_flags);
    if (code != SQLITE_OK) {
        return code;
    }
    file.overlay = new Overlay;
    file.real->pMethods->xFileSize(file.real, &file.overlay->size);
    file.base.pMethods = &disk().methods;
    const std::scoped_lock guard(disk().mutex);
    disk().open.insert(file.overlay);
    return SQLITE_OK;
}

}  // namespace

void install_forgetful_vfs(std::chrono::milliseconds sync_takes) {
    disk().sync_takes = sync_takes;
    Disk& one = disk();
    if (one.real != nullptr) {
        return;
    }
    one.real = sqlite3_vfs_find(nullptr);
    one.methods.iVersion = 1;
    one.methods.xClose = close;
    one.methods.xRead = read;
    one.methods.xWrite = write;
    one.methods.xTruncate = truncate;
    one.methods.xSync = sync;
    one.methods.xFileSize = file_size;
    one.methods.xLock = lock;
    one.methods.xUnlock = unlock;
    one.methods.xCheckReservedLock = check_lock;
    one.methods.xFileControl = control;
    one.methods.xSectorSize = sector_size;
    one.methods.xDeviceCharacteristics = characteristics;
    one.layer = *one.real;
    one.layer.pNext = nullptr;
    one.layer.zName = "forgetful";
    one.layer.szOsFile = one.real->szOsFile + static_cast<int>(sizeof(File));
    one.layer.xOpen = open;
    sqlite3_vfs_register(&one.layer, 1);
}

void cut_power() {
    const std::scoped_lock lock(disk().mutex);
    for (Overlay* const overlay : disk().open) {
        overlay->blocks.clear();
        overlay->lost = true;
    }
}

std::size_t forgetful_syncs() {
    const std::scoped_lock lock(disk().mutex);
    return disk().syncs;
}

}  // namespace spacebetween

// A copy of everything that is kept, as of one moment, made while the server goes on.
#pragma once

#include "server/storage/database.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

/// Copies through the connections that hold the files, since nothing else may open them. What is
/// changed meanwhile is copied again by SQLite itself; the last pages of all files are copied in
/// one step, with no commit between, so that the copies belong together: every cell finds its key,
/// and no key that was ended is missed by what it sealed.
///
/// The copies are sealed like the files: whoever restores them needs the master key.
class Backup {
public:
    /// Throws StorageError when `target` is there and not empty, or cannot be made.
    Backup(std::vector<Database*> sources, const std::filesystem::path& target);
    Backup(Backup&&) noexcept;
    Backup& operator=(Backup&&) = delete;
    /// What was not finished is removed.
    ~Backup();

    /// Copies some pages; whether it is over. Called on the storage thread, commits between.
    bool step();

    /// Why it failed; empty when it did not.
    [[nodiscard]] const std::string& problem() const { return problem_; }

private:
    struct Copy;

    bool advance();
    void finish();
    void fail(const std::string& why);

    std::vector<std::unique_ptr<Copy>> copies_;
    std::filesystem::path target_;
    std::string problem_;
    bool over_ = false;
};

}  // namespace spacebetween

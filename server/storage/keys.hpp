// One key per lifetime, each wrapped by the master key: ending a key ends what it sealed.
#pragma once

#include "server/base/lifetime.hpp"
#include "server/storage/database.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/master_key.hpp"
#include "server/storage/seal.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace spacebetween {

/// Owns keys.db. A key is committed here before the first cell it seals is written anywhere, and is
/// deleted here after the last thing that must stay has been written without it: a key too many is
/// harmless, a cell without its key is lost.
///
/// Used from the storage thread.
class Keys {
public:
    /// Throws StorageError with a sentence for the operator: wrong master key, a newer file, a file
    /// in use.
    Keys(const std::filesystem::path& file, const MasterKey& master);

    /// Makes a key for every lifetime that has none and never ended.
    CommitOutcome ensure(std::span<const Lifetime> lifetimes);

    /// Ends them for good: the wrapped keys are overwritten and leave the log too. A lifetime that
    /// never had a key ends as well; ending twice is harmless.
    CommitOutcome end(std::span<const Lifetime> lifetimes);

    /// The key of a lifetime that goes on and has one.
    DataKey* find(const Lifetime& lifetime);
    DataKey* find(KeyNumber number);

    /// Whether this key was ended on purpose.
    [[nodiscard]] bool ended(KeyNumber number);
    [[nodiscard]] bool ended(const Lifetime& lifetime);

    [[nodiscard]] Database& database() { return database_; }

private:
    struct Prepared;

    void check_master(const MasterKey& master);
    DataKey* remember(KeyNumber number, const Lifetime& lifetime, std::string_view wrapped);

    Database database_;
    WrapKey wrap_;
    std::unique_ptr<Prepared> prepared_;
    std::map<KeyNumber, std::unique_ptr<DataKey>> by_number_;
    std::map<Lifetime, DataKey*> by_lifetime_;
};

}  // namespace spacebetween

// One key per lifetime, each wrapped by the master key: ending a key ends what it sealed.
#pragma once

#include "server/base/lifetime.hpp"
#include "server/storage/database.hpp"
#include "server/storage/journal.hpp"
#include "server/storage/master_key.hpp"
#include "server/storage/seal.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>

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
    ~Keys();

    /// Makes a key for every lifetime that has none and never ended. `born` is the first entry that
    /// the new keys may seal.
    CommitOutcome ensure(std::span<const Lifetime> lifetimes, std::int64_t born);

    /// The first entry that the key may have sealed.
    [[nodiscard]] std::int64_t born(KeyNumber number);

    /// Ends them for good: the wrapped keys are overwritten and leave the log too. A lifetime that
    /// never had a key ends as well; ending twice is harmless.
    CommitOutcome end(std::span<const Lifetime> lifetimes);

    /// The key of a lifetime that goes on and has one. Valid until it ends or `forget_loaded`.
    DataKey* find(const Lifetime& lifetime);
    DataKey* find(KeyNumber number);

    /// Whether it was ended on purpose.
    [[nodiscard]] bool ended(KeyNumber number);
    [[nodiscard]] bool ended(const Lifetime& lifetime);

    /// Drops what is in memory when that has become much; a key is read again when it is needed.
    void forget_loaded();

    [[nodiscard]] Database& database() { return database_; }

private:
    struct Prepared;
    struct Hash {
        std::size_t operator()(const Lifetime& lifetime) const;
    };

    void prove(const std::filesystem::path& file);
    void make(const Lifetime& lifetime, std::int64_t born);
    DataKey* remember(KeyNumber number, const Lifetime& lifetime, std::string_view wrapped);
    void forget(const Lifetime& lifetime);

    Database database_;
    DataKey wrap_;
    std::unique_ptr<Prepared> prepared_;
    std::unordered_map<KeyNumber, std::unique_ptr<DataKey>> by_number_;
    std::unordered_map<Lifetime, DataKey*, Hash> by_lifetime_;
};

}  // namespace spacebetween

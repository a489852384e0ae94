// Owns keys.db: makes, finds and ends the keys of lifetimes.
#include "server/storage/keys.hpp"

#include "server/base/random.hpp"
#include "server/storage/statement.hpp"
#include "server/storage/storage_error.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace spacebetween {
namespace {

constexpr std::string_view proof_text = "This master key opens this directory.";
constexpr std::size_t loaded_max = 4'096;

DataKey wrapping(const MasterKey& master) {
    KeyBytes bytes = master.derive("wrap");
    DataKey key(0, Lifetime{LifetimeKind::room, "keys.db"}, bytes);
    wipe(bytes);
    return key;
}

std::int64_t number_of(LifetimeKind kind) { return static_cast<std::int64_t>(kind); }

Place place_of(KeyNumber number, const Lifetime& lifetime) {
    return Place{"key", "wrapped", lifetime.id, number, number_of(lifetime.kind)};
}

constexpr Place proof_place{"proof", "cell", "", 1, 0};

}  // namespace

struct Keys::Prepared {
    explicit Prepared(Database& database)
        : by_owner(database, "SELECT number, wrapped FROM key WHERE kind = ?1 AND owner = ?2"),
          by_number(database, "SELECT kind, owner, wrapped FROM key WHERE number = ?1"),
          reserve(
              database,
              "INSERT INTO key (kind, owner, born, wrapped) VALUES (?1, ?2, ?3, x'')"
          ),
          fill(database, "UPDATE key SET wrapped = ?2 WHERE number = ?1"),
          last(database, "SELECT last_insert_rowid()"),
          end(database,
              "INSERT OR IGNORE INTO ended (kind, owner, number) VALUES (?1, ?2, "
              "(SELECT number FROM key WHERE kind = ?1 AND owner = ?2))"),
          remove(database, "DELETE FROM key WHERE kind = ?1 AND owner = ?2"),
          born(database, "SELECT born FROM key WHERE number = ?1"),
          ended_number(database, "SELECT 1 FROM ended WHERE number = ?1"),
          ended_owner(database, "SELECT 1 FROM ended WHERE kind = ?1 AND owner = ?2") {}

    Statement by_owner;
    Statement by_number;
    Statement reserve;
    Statement fill;
    Statement last;
    Statement end;
    Statement remove;
    Statement born;
    Statement ended_number;
    Statement ended_owner;
};

std::size_t Keys::Hash::operator()(const Lifetime& lifetime) const {
    return std::hash<std::string>{}(lifetime.id) * 8 + static_cast<std::size_t>(lifetime.kind);
}

Keys::Keys(const std::filesystem::path& file, const MasterKey& master)
    : database_(file, keys_migrations()),
      wrap_(wrapping(master)),
      prepared_(std::make_unique<Prepared>(database_)) {
    prove(file);
}

Keys::~Keys() = default;

void Keys::prove(const std::filesystem::path& file) {
    Statement select(database_, "SELECT cell FROM proof");
    Query proof(select);
    if (proof.next()) {
        if (wrap_.open(proof_place, proof.bytes(0)) != proof_text) {
            throw StorageError(
                "The master key is not the one that " + file.string() +
                " was made with. Nothing was changed: start again with the right key file."
            );
        }
        return;
    }
    Statement insert(database_, "INSERT INTO proof (one, cell) VALUES (1, ?1)");
    const std::string cell = wrap_.seal(proof_place, proof_text);
    database_.begin();
    Query(insert).blob(1, cell).run();
    if (database_.commit() != CommitOutcome::committed) {
        throw StorageError(file.string() + " cannot be written.");
    }
}

CommitOutcome Keys::ensure(std::span<const Lifetime> lifetimes, std::int64_t born) {
    std::vector<const Lifetime*> missing;
    for (const Lifetime& lifetime : lifetimes) {
        const auto same = [&](const Lifetime* other) { return *other == lifetime; };
        if (find(lifetime) == nullptr && !ended(lifetime) &&
            std::none_of(missing.begin(), missing.end(), same)) {
            missing.push_back(&lifetime);
        }
    }
    if (missing.empty()) {
        return CommitOutcome::committed;
    }
    database_.begin();
    for (const Lifetime* const lifetime : missing) {
        make(*lifetime, born);
    }
    const CommitOutcome outcome = database_.commit();
    if (outcome != CommitOutcome::committed) {
        for (const Lifetime* const lifetime : missing) {
            forget(*lifetime);
        }
    }
    return outcome;
}

void Keys::make(const Lifetime& lifetime, std::int64_t born) {
    const std::int64_t kind = number_of(lifetime.kind);
    Query(prepared_->reserve).bind(1, kind).text(2, lifetime.id).bind(3, born).run();
    KeyNumber number = 0;
    if (Query last(prepared_->last); last.next()) {
        number = last.number(0);
    }
    if (database_.faulted()) {
        return;
    }
    std::string bytes(sizeof(KeyBytes), '\0');
    SystemRandom{}.fill(std::as_writable_bytes(std::span(bytes)));
    const std::string wrapped = wrap_.seal(place_of(number, lifetime), bytes);
    wipe(bytes);
    Query(prepared_->fill).bind(1, number).blob(2, wrapped).run();
    remember(number, lifetime, wrapped);
}

DataKey* Keys::remember(KeyNumber number, const Lifetime& lifetime, std::string_view wrapped) {
    std::optional<std::string> opened = wrap_.open(place_of(number, lifetime), wrapped);
    if (!opened || opened->size() != sizeof(KeyBytes)) {
        return nullptr;
    }
    KeyBytes bytes{};
    const auto from = std::as_bytes(std::span(*opened));
    std::copy(from.begin(), from.end(), bytes.begin());
    auto key = std::make_unique<DataKey>(number, lifetime, bytes);
    wipe(*opened);
    wipe(bytes);
    DataKey* const found = key.get();
    by_number_[number] = std::move(key);
    by_lifetime_[lifetime] = found;
    return found;
}

DataKey* Keys::find(const Lifetime& lifetime) {
    if (const auto known = by_lifetime_.find(lifetime); known != by_lifetime_.end()) {
        return known->second;
    }
    Query query(prepared_->by_owner);
    query.bind(1, number_of(lifetime.kind)).text(2, lifetime.id);
    return query.next() ? remember(query.number(0), lifetime, query.bytes(1)) : nullptr;
}

DataKey* Keys::find(KeyNumber number) {
    if (const auto known = by_number_.find(number); known != by_number_.end()) {
        return known->second.get();
    }
    Query query(prepared_->by_number);
    query.bind(1, number);
    if (!query.next()) {
        return nullptr;
    }
    const auto kind = static_cast<LifetimeKind>(query.number(0));
    const Lifetime lifetime{kind, std::string(query.bytes(1))};
    return remember(number, lifetime, query.bytes(2));
}

CommitOutcome Keys::end(std::span<const Lifetime> lifetimes) {
    database_.begin();
    for (const Lifetime& lifetime : lifetimes) {
        const std::int64_t kind = number_of(lifetime.kind);
        Query(prepared_->end).bind(1, kind).text(2, lifetime.id).run();
        Query(prepared_->remove).bind(1, kind).text(2, lifetime.id).run();
    }
    const CommitOutcome outcome = database_.commit();
    if (outcome != CommitOutcome::committed) {
        return outcome;
    }
    for (const Lifetime& lifetime : lifetimes) {
        forget(lifetime);
    }
    return database_.checkpoint(Database::Checkpoint::truncate);
}

std::int64_t Keys::born(KeyNumber number) {
    Query query(prepared_->born);
    return query.bind(1, number).next() ? query.number(0) : 0;
}

bool Keys::ended(KeyNumber number) {
    Query query(prepared_->ended_number);
    return query.bind(1, number).next();
}

bool Keys::ended(const Lifetime& lifetime) {
    Query query(prepared_->ended_owner);
    return query.bind(1, number_of(lifetime.kind)).text(2, lifetime.id).next();
}

void Keys::forget(const Lifetime& lifetime) {
    const auto known = by_lifetime_.find(lifetime);
    if (known != by_lifetime_.end()) {
        const KeyNumber number = known->second->number();
        by_lifetime_.erase(known);
        by_number_.erase(number);
    }
}

void Keys::forget_loaded() {
    if (by_number_.size() > loaded_max) {
        by_lifetime_.clear();
        by_number_.clear();
    }
}

}  // namespace spacebetween

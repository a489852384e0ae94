// What keeping a register in memory comes down to: maps that a full disk does not change.
#pragma once

#include "server/access/accounts.hpp"

#include <map>
#include <optional>
#include <utility>

namespace spacebetween {

class MemoryTables {
public:
    /// The disk is full: every change from now on is `readonly`.
    bool full = false;

protected:
    template <class Map, class Key>
    static auto look(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }

    template <class Map>
    AccountOutcome
    add(Map& map, const typename Map::key_type& key, const typename Map::mapped_type& value) {
        if (full) return AccountFault::readonly;
        if (!map.emplace(key, value).second) return AccountFault::exists;
        return Done{};
    }

    template <class Map, class Edit>
    AccountOutcome change(Map& map, const typename Map::key_type& key, Edit edit) {
        if (full) return AccountFault::readonly;
        const auto found = map.find(key);
        if (found == map.end()) return AccountFault::missing;
        edit(found->second);
        return Done{};
    }

    template <class Map, class Chosen>
    AccountOutcome erase_if(Map& map, Chosen chosen) {
        if (full) return AccountFault::readonly;
        std::erase_if(map, [&](const auto& entry) { return chosen(entry.second); });
        return Done{};
    }
};

}  // namespace spacebetween

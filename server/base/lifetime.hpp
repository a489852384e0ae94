// How long words live: each lifetime has one key, and ending the key ends the words.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace spacebetween {

enum class LifetimeKind : std::uint8_t { room, session, sealed, account, summary };

/// What an entry, a part of a snapshot or a page belongs to: a room's present state, a session's
/// entries, one sealed stage, one account's own notes in a room, one summary.
struct Lifetime {
    LifetimeKind kind = LifetimeKind::room;
    std::string id;  ///< of the room, the session, the sealed stage, the account, the summary

    friend bool operator==(const Lifetime&, const Lifetime&) = default;
    friend auto operator<=>(const Lifetime&, const Lifetime&) = default;
};

}  // namespace spacebetween

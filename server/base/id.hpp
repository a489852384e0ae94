// Names of things: a type prefix and 128 random bits, so that no id tells of time or author.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace spacebetween {

class Random;

/// An id of one kind of thing. Two kinds cannot be mixed up, for they are different types.
template <class Tag>
struct Id {
    std::string text;

    Id() = default;
    explicit Id(std::string written) : text(std::move(written)) {}

    [[nodiscard]] bool empty() const { return text.empty(); }

    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id&, const Id&) = default;
};

using AccountId = Id<struct AccountTag>;
using ClientId = Id<struct ClientTag>;
using MemberId = Id<struct MemberTag>;
using RecordId = Id<struct RecordTag>;
using RoomId = Id<struct RoomTag>;
using SessionId = Id<struct SessionTag>;
using StreamId = Id<struct StreamTag>;
using SummaryId = Id<struct SummaryTag>;
using TeamId = Id<struct TeamTag>;

/// The characters that 128 bits take in base64url.
inline constexpr std::size_t id_random_characters = 22;

/// `prefix`, an underscore and 128 random bits: "hyp_9aX...".
std::string new_id(std::string_view prefix, Random& random);

/// Whether `text` is what `new_id` could have made with this prefix.
bool id_well_formed(std::string_view text, std::string_view prefix);

}  // namespace spacebetween

template <class Tag>
struct std::hash<spacebetween::Id<Tag>> {
    std::size_t operator()(const spacebetween::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.text);
    }
};

// What the members of the bench wrote, heard and missed, and how long each delivery took.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using Nanos = std::int64_t;

inline constexpr Nanos second = 1'000'000'000;

Nanos now();

/// What a change of the bench carries in its text: who wrote it, as which of theirs, and when.
struct Mark {
    std::size_t sender = 0;
    std::int64_t number = 0;
    Nanos sent = 0;
};

std::string text_of(const Mark& mark);

/// The next mark in `text` from `from` on; `from` moves behind it. False when there is none.
bool next_mark(std::string_view text, std::size_t& from, Mark& mark);

/// Deliveries of all members together. A delivery is one change at one other member.
struct Tally {
    std::vector<std::uint32_t> micros;  ///< of those while `measuring`
    bool measuring = false;
    std::size_t deliveries = 0;
    std::size_t duplicated = 0;
    std::size_t out_of_order = 0;
    std::size_t gaps = 0;  ///< missing at this moment
    std::size_t refused = 0;
    std::string refusal;  ///< the last one
};

/// What one member has heard of the others in the room.
class Witness {
public:
    Witness(Tally& tally, std::size_t members) : tally_(&tally), last_(members, 0) {}

    void hear(const Mark& mark, Nanos at);
    [[nodiscard]] std::int64_t last_of(std::size_t sender) const { return last_[sender]; }
    /// Begins anew where a snapshot left it.
    void begin_at(std::size_t sender, std::int64_t number) { last_[sender] = number; }

private:
    Tally* tally_;
    std::vector<std::int64_t> last_;
    std::set<std::pair<std::size_t, std::int64_t>> missing_;
};

double at_share(std::vector<std::uint32_t>& micros, double share);

}  // namespace bench

// Slows down whoever guesses passwords, and never locks anybody out for good.
#pragma once

#include "server/base/result.hpp"
#include "server/base/time.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spacebetween {

/// How long to wait before the next try is looked at.
struct Wait {
    Millis ms = 0;

    friend bool operator==(const Wait&, const Wait&) = default;
};

/// Counts tries per address and per source. The first three of an address cost nothing; then it
/// waits 1, 2, 4 ... seconds up to the limit, and after `sign_in_tries` in a window a whole window.
/// A source has `sign_in_tries_per_address` in a window. A try counts when it begins, so that many
/// at once count too; a success gives the address its first tries back. Unknown addresses are
/// counted like known ones, so that neither answers nor waits tell them apart. What is remembered
/// is bounded: when it is full, whatever was quiet longest is forgotten.
///
/// Not thread-safe. The caller names the source: of IPv6 its /64, behind a proxy the forwarded one.
class SignInThrottle {
public:
    explicit SignInThrottle(const Limits& limits) : limits_(limits) {}

    /// Counts a try, or says how long to wait; then nothing is counted.
    Result<Done, Wait> begin(std::string_view address, std::string_view source, Time now);
    void succeeded(std::string_view address, std::string_view source);

    [[nodiscard]] std::size_t remembered() const { return tries_.size(); }

private:
    struct Tries {
        std::size_t count = 0;
        Time last;
    };

    Millis wait_of_address(const Tries& tries, Time now) const;
    Millis wait_of_source(const Tries& tries, Time now) const;
    const Tries* find(const std::string& key) const;
    void count(const std::string& key, Time now);
    void forget_quiet(Time now);

    Limits limits_;
    std::unordered_map<std::string, Tries> tries_;
    /// Each counted try, oldest first; a key is forgotten with the last of its tries.
    std::deque<std::pair<Time, std::string>> order_;
};

}  // namespace spacebetween

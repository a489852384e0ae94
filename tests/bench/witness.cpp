// What the members of the bench wrote, heard and missed, and how long each delivery took.
#include "tests/bench/witness.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace bench {
namespace {

constexpr std::size_t text_bytes = 140;
constexpr Nanos micro = 1'000;

/// Reads a number and steps over the sign behind it.
template <class Number>
bool read_number(std::string_view text, std::size_t& at, Number& number) {
    const char* const end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data() + at, end, number);
    at = static_cast<std::size_t>(stop - text.data()) + 1;
    return failed == std::errc{};
}

}  // namespace

Nanos now() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

std::string text_of(const Mark& mark) {
    std::string text = "@" + std::to_string(mark.sender) + "." + std::to_string(mark.number) + "." +
                       std::to_string(mark.sent) + "@";
    text.resize(text_bytes, 'x');
    return text;
}

bool next_mark(std::string_view text, std::size_t& from, Mark& mark) {
    const std::size_t at = text.find('@', from);
    if (at == std::string_view::npos) return false;
    from = at + 1;
    return read_number(text, from, mark.sender) && read_number(text, from, mark.number) &&
           read_number(text, from, mark.sent);
}

void Witness::hear(const Mark& mark, Nanos at) {
    std::int64_t& last = last_[mark.sender];
    if (mark.number <= last) {
        const bool was_missing = missing_.erase({mark.sender, mark.number}) > 0;
        tally_->gaps -= was_missing ? 1 : 0;
        ++(was_missing ? tally_->out_of_order : tally_->duplicated);
        return;
    }
    for (std::int64_t skipped = last + 1; skipped < mark.number; ++skipped) {
        missing_.emplace(mark.sender, skipped);
        ++tally_->gaps;
    }
    last = mark.number;
    if (!tally_->measuring) return;
    ++tally_->deliveries;
    tally_->micros.push_back(static_cast<std::uint32_t>((at - mark.sent) / micro));
}

double at_share(std::vector<std::uint32_t>& micros, double share) {
    if (micros.empty()) return 0;
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(micros.size() - 1));
    std::nth_element(micros.begin(), micros.begin() + place, micros.end());
    return static_cast<double>(micros[static_cast<std::size_t>(place)]) / 1'000;
}

}  // namespace bench

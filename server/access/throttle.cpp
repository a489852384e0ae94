// Delays that double, in a window that forgets.
#include "server/access/throttle.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

constexpr std::size_t free_tries = 3;

Millis millis(std::size_t value) { return static_cast<Millis>(value); }

}  // namespace

Result<Done, Wait>
SignInThrottle::begin(std::string_view address, std::string_view source, Time now) {
    forget_quiet(now);
    const std::string by_address = "a " + std::string(address);
    const std::string by_source = "s " + std::string(source);
    Millis wait = 0;
    if (const auto* tries = find(by_address)) {
        wait = wait_of_address(*tries, now);
    }
    if (const auto* tries = find(by_source)) {
        wait = std::max(wait, wait_of_source(*tries, now));
    }
    if (wait > 0) {
        return Wait{wait};
    }
    count(by_address, now);
    count(by_source, now);
    return Done{};
}

void SignInThrottle::succeeded(std::string_view address, std::string_view source) {
    tries_.erase("a " + std::string(address));
    // A whole office may come from one source: only tries that fail count against it.
    const auto found = tries_.find("s " + std::string(source));
    if (found != tries_.end() && found->second.count > 0) --found->second.count;
}

Millis SignInThrottle::wait_of_address(const Tries& tries, Time now) const {
    Millis delay = 0;
    if (tries.count >= limits_.sign_in_tries) {
        delay = millis(limits_.sign_in_window_ms);
    } else if (tries.count >= free_tries) {
        const auto doublings = std::min<std::size_t>(tries.count - free_tries, 20);
        delay = std::min(second_ms << doublings, millis(limits_.sign_in_delay_ms));
    }
    return std::max<Millis>(0, delay - (now - tries.last));
}

Millis SignInThrottle::wait_of_source(const Tries& tries, Time now) const {
    if (tries.count < limits_.sign_in_tries_per_address) {
        return 0;
    }
    return std::max<Millis>(0, millis(limits_.sign_in_window_ms) - (now - tries.last));
}

const SignInThrottle::Tries* SignInThrottle::find(const std::string& key) const {
    const auto found = tries_.find(key);
    return found == tries_.end() ? nullptr : &found->second;
}

void SignInThrottle::count(const std::string& key, Time now) {
    auto& tries = tries_[key];
    ++tries.count;
    tries.last = now;
    order_.emplace_back(now, key);
}

void SignInThrottle::forget_quiet(Time now) {
    const auto forget_first = [&] {
        const auto [when, key] = std::move(order_.front());
        order_.pop_front();
        const auto found = tries_.find(key);
        if (found != tries_.end() && found->second.last == when) {
            tries_.erase(found);
        }
    };
    while (!order_.empty() && now - order_.front().first >= millis(limits_.sign_in_window_ms)) {
        forget_first();
    }
    // Two more are about to be counted.
    while (!order_.empty() && order_.size() + 2 > limits_.sign_in_tracked) {
        forget_first();
    }
}

}  // namespace spacebetween

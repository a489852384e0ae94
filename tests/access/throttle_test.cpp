// Guessing is slow, for known and unknown addresses alike.
#include "server/access/throttle.hpp"

#include "tests/support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace spacebetween;

namespace {

/// Tries as soon as it is let, and says what each wait was.
std::vector<Millis> waits(SignInThrottle& throttle, std::string_view address, int tries) {
    std::vector<Millis> waited;
    Time now = noon;
    for (int index = 0; index < tries; ++index) {
        const auto first = throttle.begin(address, "10.0.0." + std::to_string(index), now);
        const Millis wait = first ? 0 : first.error().ms;
        waited.push_back(wait);
        now = now + wait;
        if (wait > 0) {
            REQUIRE(throttle.begin(address, "10.0.0." + std::to_string(index), now).has_value());
        }
    }
    return waited;
}

}  // namespace

TEST_CASE("the first three tries cost nothing, then each costs double", "[access]") {
    SignInThrottle throttle{Limits{}};

    CHECK(
        waits(throttle, "beth@example.org", 10) ==
        std::vector<Millis>{0, 0, 0, 1'000, 2'000, 4'000, 8'000, 16'000, 32'000, 64'000}
    );
}

TEST_CASE(
    "after ten tries in a window an address waits a whole window, and not for good",
    "[access]"
) {
    const Limits limits;
    SignInThrottle throttle{limits};
    const int tries = static_cast<int>(limits.sign_in_tries);
    const auto waited = waits(throttle, "beth@example.org", tries + 1);

    CHECK(waited[waited.size() - 2] < static_cast<Millis>(limits.sign_in_delay_ms));
    CHECK(waited.back() == static_cast<Millis>(limits.sign_in_delay_ms));
    CHECK(throttle.begin("beth@example.org", "10.1.1.1", noon + day_ms).has_value());
}

TEST_CASE("many tries at once count like many in turn", "[access]") {
    SignInThrottle throttle{Limits{}};
    int let = 0;

    for (int index = 0; index < 50; ++index) {
        if (throttle.begin("beth@example.org", "10.0.0." + std::to_string(index), noon)) {
            ++let;
        }
    }

    CHECK(let == 3);
}

TEST_CASE("a success gives the address its first tries back", "[access]") {
    SignInThrottle throttle{Limits{}};
    for (int index = 0; index < 3; ++index) {
        REQUIRE(throttle.begin("beth@example.org", "10.0.0.1", noon).has_value());
    }
    REQUIRE_FALSE(throttle.begin("beth@example.org", "10.0.0.1", noon).has_value());

    throttle.succeeded("beth@example.org", "10.0.0.1");

    CHECK(throttle.begin("beth@example.org", "10.0.0.1", noon).has_value());
}

TEST_CASE("an office whose people sign in rightly is never locked out", "[access]") {
    SignInThrottle throttle{Limits{}};
    for (int index = 0; index < 100; ++index) {
        const std::string address = "p" + std::to_string(index);
        REQUIRE(throttle.begin(address, "10.0.0.1", noon).has_value());
        throttle.succeeded(address, "10.0.0.1");
    }

    CHECK(throttle.begin("p100", "10.0.0.1", noon).has_value());
}

TEST_CASE("one source may not go through many addresses", "[access]") {
    const Limits limits;
    const auto window = static_cast<Millis>(limits.sign_in_window_ms);
    SignInThrottle throttle{limits};
    for (std::size_t index = 0; index < limits.sign_in_tries_per_address; ++index) {
        REQUIRE(throttle.begin("p" + std::to_string(index), "10.0.0.1", noon).has_value());
    }

    const auto refused = throttle.begin("p30", "10.0.0.1", noon);

    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().ms == window);
    CHECK(throttle.begin("p30", "10.0.0.2", noon).has_value());
    CHECK_FALSE(throttle.begin("p31", "10.0.0.1", noon + (window - 1)).has_value());
    CHECK(throttle.begin("p31", "10.0.0.1", noon + window).has_value());
}

TEST_CASE("a refused try is not counted", "[access]") {
    SignInThrottle throttle{Limits{}};
    for (int index = 0; index < 3; ++index) {
        REQUIRE(throttle.begin("beth@example.org", "10.0.0.1", noon).has_value());
    }

    for (int index = 0; index < 100; ++index) {
        CHECK_FALSE(throttle.begin("beth@example.org", "10.0.0.1", noon + 999).has_value());
    }

    CHECK(throttle.begin("beth@example.org", "10.0.0.1", noon + 1'000).has_value());
}

TEST_CASE("[I-12] what the throttle remembers is bounded", "[access]") {
    Limits limits;
    REQUIRE(set_limit(limits, "sign_in_tracked", 100));
    SignInThrottle throttle{limits};

    for (int index = 0; index < 10'000; ++index) {
        const auto name = std::to_string(index);
        CHECK(throttle.begin(name, "s" + name, noon + index).has_value());
    }

    CHECK(throttle.remembered() <= 100);
}

TEST_CASE("what was quiet for a window is forgotten", "[access]") {
    SignInThrottle throttle{Limits{}};
    REQUIRE(throttle.begin("beth@example.org", "10.0.0.1", noon).has_value());
    CHECK(throttle.remembered() == 2);

    REQUIRE(throttle.begin("carl@example.org", "10.0.0.2", noon + 300'000).has_value());

    CHECK(throttle.remembered() == 2);
}

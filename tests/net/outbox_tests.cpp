// The outbox: order, joining, and what happens at each limit.
#include "server/net/outbox.hpp"

#include <catch2/catch.hpp>

namespace spacebetween {

namespace {

Frame frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

constexpr OutboxLimits small{10, 20, 40, 16};

}  // namespace

TEST_CASE("a frame alone is written as it is, without a copy", "[outbox]") {
    Outbox outbox(small);
    const Frame only = frame("{}");

    CHECK(outbox.offer(only, Weight::counted));

    CHECK(outbox.take() == only);
}

TEST_CASE("frames that wait travel together as one array, in order", "[outbox]") {
    Outbox outbox(small);
    CHECK(outbox.offer(frame("1"), Weight::counted));
    CHECK(outbox.offer(frame("[2]"), Weight::counted));
    CHECK(outbox.offer(frame("{}"), Weight::counted));

    const Frame message = outbox.take();

    REQUIRE(message);
    CHECK(*message == "[1,[2],{}]");
}

TEST_CASE("one write is in flight at a time", "[outbox]") {
    Outbox outbox(small);
    CHECK(outbox.offer(frame("1"), Weight::counted));
    REQUIRE(outbox.take());
    CHECK(outbox.offer(frame("2"), Weight::counted));

    CHECK_FALSE(outbox.take());

    outbox.written();
    const Frame next = outbox.take();
    REQUIRE(next);
    CHECK(*next == "2");
}

TEST_CASE("a joined message stays within its size, a single frame need not", "[outbox]") {
    constexpr OutboxLimits limits{100, 200, 400, 16};
    Outbox outbox(limits);
    const std::string big(30, '7');
    CHECK(outbox.offer(frame(big), Weight::counted));
    CHECK(outbox.offer(frame("123456"), Weight::counted));
    CHECK(outbox.offer(frame("1234567"), Weight::counted));
    CHECK(outbox.offer(frame("1"), Weight::counted));

    CHECK(*outbox.take() == big);
    outbox.written();
    CHECK(*outbox.take() == "[123456,1234567]");
    outbox.written();
    CHECK(*outbox.take() == "1");
    outbox.written();
    CHECK(outbox.is_idle());
    CHECK(outbox.bytes() == 0);
}

TEST_CASE("presence slows and stops at their limits, bytes in flight included", "[outbox]") {
    Outbox outbox(small);
    CHECK(outbox.offer(frame(std::string(9, '1')), Weight::counted));
    CHECK(outbox.pressure() == Pressure::none);
    CHECK(outbox.offer(frame("1"), Weight::counted));
    CHECK(outbox.pressure() == Pressure::slow_presence);
    CHECK(outbox.offer(frame(std::string(10, '1')), Weight::counted));
    CHECK(outbox.pressure() == Pressure::no_presence);

    REQUIRE(outbox.take());
    CHECK(outbox.pressure() == Pressure::no_presence);
    outbox.written();
    CHECK(outbox.pressure() == Pressure::slow_presence);
    REQUIRE(outbox.take());
    outbox.written();
    CHECK(outbox.pressure() == Pressure::none);
}

TEST_CASE("the limit holds exactly, and past it nothing waits any more", "[outbox]") {
    Outbox outbox(small);
    CHECK(outbox.offer(frame(std::string(40, '1')), Weight::counted));

    CHECK_FALSE(outbox.offer(frame("1"), Weight::counted));

    CHECK(outbox.is_idle());
    CHECK(outbox.bytes() == 0);
}

TEST_CASE("parts of a snapshot are outside the limit", "[outbox]") {
    Outbox outbox(small);
    CHECK(outbox.offer(frame(std::string(1'000, '1')), Weight::exempt));
    CHECK(outbox.bytes() == 0);
    CHECK(outbox.pressure() == Pressure::none);

    REQUIRE(outbox.take());
    outbox.written();
    CHECK(outbox.bytes() == 0);
}

}  // namespace spacebetween

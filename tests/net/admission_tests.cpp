// Who may come in, and how many bytes they may send.
#include "server/net/admission.hpp"
#include "server/net/read_budget.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace spacebetween {

namespace {

constexpr AdmissionLimits few{5, 4, 3, 2, 4};

}  // namespace

TEST_CASE("strangers are limited by address and altogether", "[admission]") {
    Admission admission(few);
    const auto first = Seat::enter(admission, "10.0.0.1");
    const auto second = Seat::enter(admission, "10.0.0.1");
    REQUIRE(first);
    REQUIRE(second);

    CHECK_FALSE(Seat::enter(admission, "10.0.0.1"));
    const auto third = Seat::enter(admission, "10.0.0.2");
    CHECK(third);
    CHECK_FALSE(Seat::enter(admission, "10.0.0.3"));

    first->become_known();
    CHECK(admission.strangers() == 2);
    CHECK(Seat::enter(admission, "10.0.0.1"));
}

TEST_CASE("everybody behind one proxy on this machine may come in", "[admission]") {
    Admission admission(few);
    std::vector<std::unique_ptr<Seat>> guests;
    for (int i = 0; i < 3; ++i) {
        guests.push_back(Seat::enter(admission, "127.0.0.1"));
        CHECK(guests.back());
    }
}

TEST_CASE("a place is free again when its guest has gone", "[admission]") {
    Admission admission(few);
    {
        const auto guest = Seat::enter(admission, "10.0.0.1");
        guest->become_known();
        guest->become_known();
        guest->become_stranger();
        CHECK(admission.connections() == 1);
        CHECK(admission.strangers() == 1);
    }
    CHECK(admission.connections() == 0);
    CHECK(admission.strangers() == 0);
}

TEST_CASE("connections are limited altogether and by address, known or not", "[admission]") {
    Admission admission(few);
    std::vector<std::unique_ptr<Seat>> guests;
    for (int i = 0; i < 4; ++i) {
        guests.push_back(Seat::enter(admission, "10.0.0.1"));
        REQUIRE(guests.back());
        guests.back()->become_known();
    }
    CHECK_FALSE(Seat::enter(admission, "10.0.0.1"));
    guests.push_back(Seat::enter(admission, "10.0.0.2"));
    CHECK(guests.back());
    guests.back()->become_known();
    CHECK_FALSE(Seat::enter(admission, "10.0.0.3"));
}

TEST_CASE("reading pauses after the burst, for as long as the rate says", "[budget]") {
    ConnectionLimits limits;
    limits.read_bytes_per_second = 1'000;
    limits.read_burst_bytes = 2'000;
    limits.bytes_between_messages_max = 1'000'000;
    ReadBudget budget;
    budget.admit();
    const ReadBudget::Instant noon{std::chrono::hours(12)};

    CHECK(budget.spend(2'000, limits, noon));
    CHECK(budget.pause(limits).count() == 0);
    CHECK(budget.spend(500, limits, noon));
    CHECK(budget.pause(limits).count() == 501);

    CHECK(budget.spend(0, limits, noon + std::chrono::milliseconds(500)));
    CHECK(budget.pause(limits).count() == 0);
    CHECK(budget.spend(2'000, limits, noon + std::chrono::hours(24)));
    CHECK(budget.pause(limits).count() == 0);
}

TEST_CASE("bytes without a message are limited, sooner for strangers", "[budget]") {
    ConnectionLimits limits;
    const ReadBudget::Instant noon{std::chrono::hours(12)};
    ReadBudget stranger;
    CHECK(stranger.spend(limits.hello_bytes_max, limits, noon));
    CHECK_FALSE(stranger.spend(100, limits, noon));

    ReadBudget member;
    member.admit();
    CHECK(member.spend(limits.bytes_between_messages_max, limits, noon));
    CHECK_FALSE(member.spend(1, limits, noon));
    member.message_arrived();
    CHECK(member.spend(limits.bytes_between_messages_max, limits, noon));
}

}  // namespace spacebetween

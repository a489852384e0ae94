// Ids, base64url and fair chance.
#include "server/base/id.hpp"

#include "server/base/encoding.hpp"
#include "server/base/random.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>

namespace spacebetween {

TEST_CASE("an id is its prefix and 128 bits that nobody else has", "[base]") {
    SystemRandom random;
    std::set<std::string> seen;

    for (int i = 0; i < 1'000; ++i)
        seen.insert(new_id("hyp", random));

    CHECK(seen.size() == 1'000);
    for (const auto& id : seen)
        CHECK(id_well_formed(id, "hyp"));
}

TEST_CASE("an id of another prefix, length or alphabet is not well formed", "[base]") {
    const std::string good = "hyp_" + std::string(22, 'A');
    CHECK(id_well_formed(good, "hyp"));

    CHECK_FALSE(id_well_formed(good, "per"));
    CHECK_FALSE(id_well_formed(good + "A", "hyp"));
    CHECK_FALSE(id_well_formed("hyp_" + std::string(21, 'A'), "hyp"));
    CHECK_FALSE(id_well_formed("hyp_" + std::string(21, 'A') + "+", "hyp"));
    CHECK_FALSE(id_well_formed("hyp_" + std::string(21, 'A') + "B", "hyp"));
    CHECK_FALSE(id_well_formed("", "hyp"));
}

TEST_CASE("base64url comes back as the same bytes, whatever their number", "[base]") {
    SeededRandom random(7);
    for (std::size_t size = 0; size < 40; ++size) {
        std::vector<std::byte> bytes(size);
        random.fill(bytes);

        const auto text = base64url(bytes);

        REQUIRE(from_base64url(text).has_value());
        CHECK(*from_base64url(text) == bytes);
    }
}

TEST_CASE("base64url that nobody would have written is refused", "[base]") {
    CHECK_FALSE(from_base64url("A").has_value());
    CHECK_FALSE(from_base64url("AB=").has_value());
    CHECK_FALSE(from_base64url("A+").has_value());
    CHECK_FALSE(from_base64url("AB").has_value());
}

TEST_CASE("hex is lower case and two characters a byte", "[base]") {
    CHECK(hex(std::array{std::byte{0}, std::byte{255}, std::byte{16}}) == "00ff10");
}

TEST_CASE("a number below a bound reaches every number and no other", "[base]") {
    SeededRandom random(1);
    std::set<std::uint64_t> seen;

    for (int i = 0; i < 500; ++i)
        seen.insert(below(random, 7));

    CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6});
    CHECK(below(random, 1) == 0);
}

}  // namespace spacebetween

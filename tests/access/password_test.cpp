// Which passwords are taken, and how they are kept.
#include "server/access/password.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace spacebetween;

namespace {

constexpr PasswordCost quick{1, 8192};

std::optional<HttpRefusal> fault_of(std::string_view password) {
    constexpr std::array context{
        std::string_view("Bethany"),
        std::string_view("bethany@example.org")
    };
    return password_fault(password, context, Limits{});
}

}  // namespace

TEST_CASE("a password matches its own hash and no other", "[access]") {
    const auto hash = hash_password("three quiet otters", quick);

    REQUIRE_FALSE(hash.empty());
    CHECK(password_matches(hash, "three quiet otters"));
    CHECK_FALSE(password_matches(hash, "three quiet otterS"));
    CHECK_FALSE(password_matches(hash, ""));
    CHECK(hash.find("otters") == std::string::npos);
}

TEST_CASE("the same password is never kept twice in the same form", "[access]") {
    CHECK(hash_password("three quiet otters", quick) != hash_password("three quiet otters", quick));
}

TEST_CASE("passwords are kept as Argon2id with 64 MiB and three passes", "[access]") {
    const auto hash = hash_password("three quiet otters", PasswordCost{});

    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK_FALSE(wants_rehash(hash, PasswordCost{}));
    CHECK(wants_rehash(hash_password("three quiet otters", quick), PasswordCost{}));
}

TEST_CASE("an unknown account costs the same comparison, and nothing matches it", "[access]") {
    CHECK(dummy_hash().starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK_FALSE(wants_rehash(dummy_hash(), PasswordCost{}));
    CHECK_FALSE(password_matches(dummy_hash(), ""));
    CHECK_FALSE(password_matches(dummy_hash(), "three quiet otters"));
}

TEST_CASE("a hash that is none matches nothing", "[access]") {
    CHECK_FALSE(password_matches("", ""));
    CHECK_FALSE(password_matches("plain", "plain"));
    CHECK_FALSE(password_matches(std::string(500, 'x'), "x"));
}

TEST_CASE("a password is as long as it must be, counted in letters and not in bytes", "[access]") {
    CHECK(std::string_view("quiet otters").size() == Limits{}.password_points_min);
    CHECK(fault_of("quiet otter") == HttpRefusal::password_short);
    CHECK_FALSE(fault_of("quiet otters").has_value());
    CHECK(fault_of("ööööüüüüää") == HttpRefusal::password_short);
    CHECK_FALSE(fault_of("drei stille Füchse").has_value());
}

TEST_CASE("a long password is as good as any, up to its limit", "[access]") {
    std::string long_one;
    const std::size_t most = Limits{}.password_bytes;
    while (long_one.size() < most) {
        long_one += "otter " + std::to_string(long_one.size()) + ' ';
    }
    long_one.resize(most);

    CHECK_FALSE(fault_of(long_one).has_value());
    CHECK(fault_of(long_one + 'x') == HttpRefusal::too_large);
}

TEST_CASE("what guesses try first is refused", "[access]") {
    CHECK(fault_of("Password1234!") == HttpRefusal::password_common);
    CHECK(fault_of("spacebetween2026") == HttpRefusal::password_common);
    CHECK(fault_of("aaaaaaaaaaaaaaa") == HttpRefusal::password_common);
    CHECK(fault_of("abcabcabcabc") == HttpRefusal::password_common);
    CHECK(fault_of("123456789012345") == HttpRefusal::password_common);
    CHECK(fault_of("Bethany123456") == HttpRefusal::password_common);
    CHECK(fault_of("\xff\xff words that are not") == HttpRefusal::bad_request);
}

TEST_CASE("a secret that is no longer needed is overwritten", "[access]") {
    std::string secret = "three quiet otters";

    wipe(secret);

    CHECK(secret.empty());
}

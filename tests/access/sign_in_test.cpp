// Signing in, and making accounts.
#include "server/access/sign_in.hpp"

#include "server/access/password.hpp"
#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

TEST_CASE("an address is the same however it is written", "[access]") {
    CHECK(normal_address("  Beth@Example.ORG ") == "beth@example.org");
    CHECK(normal_address("beth").empty());
    CHECK(normal_address("@example.org").empty());
    CHECK(normal_address("beth@").empty());
    CHECK(normal_address("a@b@c").empty());
    CHECK(normal_address("be th@example.org").empty());
    CHECK(normal_address(std::string(250, 'x') + "@example.org").empty());
}

TEST_CASE("a known account is compared with its own hash", "[access]") {
    People people;

    const auto candidate = sign_in_candidate(people.register_of, "BETH@example.org");

    REQUIRE(candidate.account.has_value());
    CHECK(candidate.account->id == people.beth);
    CHECK(candidate.password_hash == "hash of Beth");
}

TEST_CASE("unknown and suspended accounts are compared with the dummy, and end alike", "[access]") {
    People people;
    REQUIRE(suspend(people.register_of, people.carl).has_value());

    for (const char* address : {"nobody@example.org", "carl@example.org", "nonsense", ""}) {
        const auto candidate = sign_in_candidate(people.register_of, address);
        CHECK(candidate.password_hash == dummy_hash());
        for (const bool matches : {false, true}) {
            const auto ended = finish_sign_in(
                people.register_of,
                candidate,
                matches,
                noon,
                people.limits,
                people.random
            );
            REQUIRE_FALSE(ended.has_value());
            CHECK(ended.error() == HttpRefusal::sign_in_wrong);
        }
    }
}

TEST_CASE("whoever matched gets a login that is kept", "[access]") {
    People people;
    const auto candidate = sign_in_candidate(people.register_of, "beth@example.org");

    const auto wrong =
        finish_sign_in(people.register_of, candidate, false, noon, people.limits, people.random);
    const auto right =
        finish_sign_in(people.register_of, candidate, true, noon, people.limits, people.random);

    CHECK_FALSE(wrong.has_value());
    REQUIRE(right.has_value());
    CHECK(people.register_of.login(right->login.token_hash)->account == people.beth);
}

TEST_CASE("whoever is suspended while her password is looked at stays out", "[access]") {
    People people;
    const auto candidate = sign_in_candidate(people.register_of, "beth@example.org");
    REQUIRE(suspend(people.register_of, people.beth).has_value());

    CHECK_FALSE(
        finish_sign_in(people.register_of, candidate, true, noon, people.limits, people.random)
            .has_value()
    );
}

TEST_CASE("a full disk is said to be full", "[access]") {
    People people;
    const auto candidate = sign_in_candidate(people.register_of, "beth@example.org");
    people.register_of.full = true;

    const auto ended =
        finish_sign_in(people.register_of, candidate, true, noon, people.limits, people.random);

    REQUIRE_FALSE(ended.has_value());
    CHECK(ended.error() == HttpRefusal::server_readonly);
}

TEST_CASE("an address has one account", "[access]") {
    People people;
    NewAccount wanted{"Erin@example.org", "Erin", Mandate::practitioner, "a hash"};
    const auto add = [&] {
        return add_account(people.register_of, wanted, noon, people.limits, people.random);
    };

    const auto first = add();
    const auto second = add();

    REQUIRE(first.has_value());
    CHECK(id_well_formed(first->id.text, "a"));
    CHECK(first->address == "erin@example.org");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error() == HttpRefusal::address_taken);
}

TEST_CASE("an account needs an address, a name that fits and a hash", "[access]") {
    People people;
    NewAccount wanted{"erin@example.org", "Erin", Mandate::practitioner, "a hash"};
    SECTION("no address") { wanted.address = "erin"; }
    SECTION("no name") { wanted.name.clear(); }
    SECTION("a name past its limit") { wanted.name = std::string(81, 'n'); }
    SECTION("no hash") { wanted.password_hash.clear(); }

    const auto added = add_account(people.register_of, wanted, noon, people.limits, people.random);

    REQUIRE_FALSE(added.has_value());
    CHECK(added.error() == HttpRefusal::refused);
}

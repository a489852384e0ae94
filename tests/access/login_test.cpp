// How a login begins, lasts and ends.
#include "server/access/login.hpp"

#include "server/access/token.hpp"
#include "tests/access/people.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

TEST_CASE("a login token has 256 bits, and only its hash is kept", "[access]") {
    SeededRandom random{1};

    const auto fresh = new_login(AccountId("a_beth"), noon, random);

    CHECK(random.drawn() == 32);
    CHECK(token_well_formed(fresh.token));
    CHECK(fresh.login.token_hash == token_hash(fresh.token));
    CHECK(fresh.login.token_hash != fresh.token);
    CHECK(new_login(AccountId("a_beth"), noon, random).token != fresh.token);
}

TEST_CASE("what is no token is never looked up", "[access]") {
    CHECK_FALSE(token_well_formed(""));
    CHECK_FALSE(token_well_formed(std::string(43, '+')));
    CHECK_FALSE(token_well_formed(std::string(44, 'A')));
    CHECK(token_well_formed(std::string(43, 'A')));
}

TEST_CASE("a login ends after twenty idle minutes", "[access]") {
    const Limits limits;
    const Login login{"h", AccountId("a_beth"), noon, noon};
    const Time edge = noon + static_cast<Millis>(limits.login_idle_ms);

    CHECK_FALSE(login_over(login, Whereabouts::away, edge - 1, limits));
    CHECK(login_over(login, Whereabouts::away, edge, limits));
    CHECK(login_left(login, edge - 20'000, limits) == 20'000);
}

TEST_CASE("a login ends after nine hours, however used", "[access]") {
    const Limits limits;
    const Time edge = noon + static_cast<Millis>(limits.login_absolute_ms);
    const Login login{"h", AccountId("a_beth"), noon, edge - 1};

    CHECK_FALSE(login_over(login, Whereabouts::away, edge - 1, limits));
    CHECK(login_over(login, Whereabouts::away, edge, limits));
}

TEST_CASE("nobody is signed out while present in a running session", "[access]") {
    const Login login{"h", AccountId("a_beth"), noon, noon};

    CHECK_FALSE(login_over(login, Whereabouts::in_running_session, noon + day_ms, Limits{}));
}

TEST_CASE("a cookie's token says who is signed in, and keeps the login awake", "[access]") {
    People people;
    const auto fresh = new_login(people.beth, noon, people.random);
    REQUIRE(people.register_of.add_login(fresh.login).has_value());
    const Time later = noon + 5 * minute_ms;

    const auto who =
        signed_in(people.register_of, fresh.token, Whereabouts::away, later, people.limits);

    REQUIRE(who.has_value());
    CHECK(who->account.id == people.beth);
    CHECK(people.register_of.login(fresh.login.token_hash)->used == later);
}

TEST_CASE("a request within a minute of the last writes nothing", "[access]") {
    People people;
    const auto fresh = new_login(people.beth, noon, people.random);
    REQUIRE(people.register_of.add_login(fresh.login).has_value());

    REQUIRE(
        signed_in(people.register_of, fresh.token, Whereabouts::away, noon + 59'000, people.limits)
            .has_value()
    );

    CHECK(people.register_of.login(fresh.login.token_hash)->used == noon);
}

TEST_CASE("a full disk signs nobody out", "[access]") {
    People people;
    const auto fresh = new_login(people.beth, noon, people.random);
    REQUIRE(people.register_of.add_login(fresh.login).has_value());
    people.register_of.full = true;

    CHECK(signed_in(
              people.register_of,
              fresh.token,
              Whereabouts::away,
              noon + 5 * minute_ms,
              people.limits
    )
              .has_value());
}

TEST_CASE("a login that is over, unknown or a suspended account's signs nobody in", "[access]") {
    People people;
    const auto fresh = new_login(people.beth, noon, people.random);
    REQUIRE(people.register_of.add_login(fresh.login).has_value());
    const auto asked = [&](std::string_view token, Time now) {
        return signed_in(people.register_of, token, Whereabouts::away, now, people.limits);
    };

    CHECK_FALSE(asked("nonsense", noon).has_value());
    CHECK_FALSE(asked(std::string(43, 'A'), noon).has_value());
    SECTION("too long idle: it is forgotten, too") {
        CHECK_FALSE(asked(fresh.token, noon + hour_ms).has_value());
        CHECK_FALSE(people.register_of.login(fresh.login.token_hash).has_value());
    }
    SECTION("suspended: every login is forgotten") {
        REQUIRE(suspend(people.register_of, people.beth).has_value());
        CHECK_FALSE(asked(fresh.token, noon).has_value());
        CHECK(people.register_of.logins_of(people.beth).empty());
    }
    SECTION("a new password ends every login") {
        REQUIRE(change_password(people.register_of, people.beth, "another hash").has_value());
        CHECK_FALSE(asked(fresh.token, noon).has_value());
    }
}

TEST_CASE("an account has six logins, and the oldest makes room", "[access]") {
    People people;
    std::string first;
    for (std::size_t index = 0; index <= people.limits.logins_per_account; ++index) {
        const Time made = noon + static_cast<Millis>(index);
        const auto fresh = new_login(people.beth, made, people.random);
        const bool was_there = people.register_of.login(first).has_value();
        REQUIRE(keep_login(people.register_of, fresh.login, people.limits).has_value());
        if (index == 0) {
            first = fresh.login.token_hash;
        } else {
            CHECK(was_there);
        }
    }

    CHECK(people.register_of.logins_of(people.beth).size() == people.limits.logins_per_account);
    CHECK_FALSE(people.register_of.login(first).has_value());
}

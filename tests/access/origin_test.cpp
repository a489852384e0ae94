// The login cookie, and which requests come from our own pages.
#include "server/access/origin.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace spacebetween;

namespace {

const std::string token(43, 'A');
const Site site{{"https://space.example.org"}};
constexpr std::string_view ours = "https://space.example.org";

bool passes(Asking asking, std::string_view origin, std::string_view fetch_site) {
    return may_pass(RequestSource{"POST", origin, fetch_site}, asking, site);
}

}  // namespace

TEST_CASE("the cookie is bound to this host, and no script can read it", "[access]") {
    CHECK(
        login_cookie(token, CookieKind::host) ==
        "__Host-spacebetween=" + token + "; Path=/; HttpOnly; SameSite=Strict; Secure"
    );
    CHECK(
        ended_cookie(CookieKind::host) ==
        "__Host-spacebetween=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"
    );
}

TEST_CASE("the plain name is for localhost without TLS only", "[access]") {
    CHECK(
        login_cookie(token, CookieKind::local) ==
        "spacebetween=" + token + "; Path=/; HttpOnly; SameSite=Strict"
    );
    CHECK(cookie_kind("http://localhost:8080") == CookieKind::local);
    CHECK(cookie_kind("https://localhost:8443") == CookieKind::host);
    CHECK(cookie_kind(ours) == CookieKind::host);
}

TEST_CASE("the token is found among other cookies", "[access]") {
    const auto header = "theme=calm; __Host-spacebetween=" + token + ";lang=en";

    CHECK(login_token(header, CookieKind::host) == token);
    CHECK(login_token("__Host-spacebetween=" + token, CookieKind::host) == token);
    CHECK_FALSE(login_token(header, CookieKind::local).has_value());
    CHECK_FALSE(login_token("", CookieKind::host).has_value());
    CHECK_FALSE(login_token(";;=;", CookieKind::host).has_value());
}

TEST_CASE("a planted, broken or doubled cookie signs nobody in", "[access]") {
    const auto one = "__Host-spacebetween=" + token;

    CHECK_FALSE(login_token(one + "; " + one, CookieKind::host).has_value());
    CHECK_FALSE(login_token("__host-spacebetween=" + token, CookieKind::host).has_value());
    CHECK_FALSE(login_token("x__Host-spacebetween=" + token, CookieKind::host).has_value());
    CHECK_FALSE(login_token("__Host-spacebetween=short", CookieKind::host).has_value());
    CHECK_FALSE(login_token("spacebetween=" + token, CookieKind::host).has_value());
}

TEST_CASE("what changes anything comes from our own pages", "[access]") {
    for (const auto asking : {Asking::api_write, Asking::socket}) {
        CHECK(passes(asking, ours, "same-origin"));
        CHECK(passes(asking, ours, ""));
        CHECK_FALSE(passes(asking, "", "same-origin"));
        CHECK_FALSE(passes(asking, "", ""));
        CHECK_FALSE(passes(asking, "null", ""));
        CHECK_FALSE(passes(asking, "https://evil.example.org", "cross-site"));
        CHECK_FALSE(passes(asking, "https://space.example.org.evil.org", ""));
        CHECK_FALSE(passes(asking, "https://space.example.org:444", ""));
        CHECK_FALSE(passes(asking, "http://space.example.org", ""));
        CHECK_FALSE(passes(asking, ours, "same-site"));
        CHECK_FALSE(passes(asking, ours, "cross-site"));
        CHECK_FALSE(passes(asking, ours, "none"));
    }
}

TEST_CASE("reading is for our own pages and the address bar", "[access]") {
    CHECK(passes(Asking::api_read, "", "same-origin"));
    CHECK(passes(Asking::api_read, "", "none"));
    CHECK(passes(Asking::api_read, "", ""));
    CHECK_FALSE(passes(Asking::api_read, "", "cross-site"));
    CHECK_FALSE(passes(Asking::api_read, "https://evil.example.org", ""));
}

TEST_CASE("pages open from anywhere", "[access]") {
    CHECK(passes(Asking::page, "", "cross-site"));
    CHECK(passes(Asking::page, "https://mail.example.org", ""));
}

TEST_CASE("an origin is a scheme, a host and a port, and plain only on localhost", "[access]") {
    CHECK(normal_origin("https://Space.Example.org") == std::string(ours));
    CHECK(normal_origin("http://localhost:8080") == std::string("http://localhost:8080"));
    for (const char* wrong :
         {"",
          "http://space.example.org",
          "https://",
          "https://space.example.org/",
          "https://a@space.example.org",
          "https://space.example.org:",
          "https://space.example.org:0",
          "https://space.example.org:123456",
          "http://localhost.evil.org",
          "ftp://localhost",
          "null"}) {
        INFO(wrong);
        CHECK_FALSE(normal_origin(wrong).has_value());
    }
}

TEST_CASE("without a configured origin the Host header names it", "[access]") {
    CHECK(origin_of_host("localhost:8080") == std::string("http://localhost:8080"));
    CHECK(origin_of_host("space.example.org") == std::string(ours));
    CHECK_FALSE(origin_of_host("space example").has_value());
    CHECK_FALSE(origin_of_host("").has_value());
}

// HTTP over real sockets: what is answered, what is refused, and that refused means closed.
#include "tests/net/raw_client.hpp"
#include "tests/net/test_server.hpp"

#include <catch2/catch.hpp>

#include <tuple>

namespace spacebetween {

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a request is answered, and the socket is kept for the next", "[http]") {
    TestServer server;
    RawClient client(server.port());
    client.send("GET /a?b=c HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(has(client.read_response(), "\r\n\r\nGET /a?b=c 127.0.0.1\n"));

    client.send("POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
    CHECK(has(client.read_response(), "POST /p? 127.0.0.1\nhello"));

    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string head = client.read_response(false);
    CHECK(has(head, "HTTP/1.1 200 OK"));
    CHECK(has(head, "Content-Length: 18\r\n"));

    client.send("GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const auto rest = client.read_to_end();
    REQUIRE(rest.has_value());
    CHECK(rest->starts_with("HTTP/1.1 200 OK"));
    CHECK(has(*rest, "Connection: close"));
}

TEST_CASE("two requests in one piece get two answers in order", "[http]") {
    TestServer server;
    RawClient client(server.port());
    client.send(
        "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"
        "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
    );

    CHECK(has(client.read_response(), "POST /1"));
    CHECK(has(client.read_response(), "GET /2"));
}

TEST_CASE("after a refused request nothing that follows is read as one", "[http]") {
    const auto [bytes, status] = GENERATE(table<std::string, std::string>({
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
         "400"},
        {"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", "400"},
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
        {"GET / HTTP/1.1\r\n\r\n", "400"},
        {"GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n", "413"},
        {"GET / HTTP/1.1\r\nX: " + std::string(9'000, 'x'), "431"},
        {upgrade_request("/ws/echo") + "x", "400"},
        {"GET /ws/echo HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n", "400"},
    }));
    CAPTURE(bytes);
    TestServer server;
    RawClient client(server.port());
    client.send(bytes + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

    const auto answer = client.read_to_end();

    REQUIRE(answer.has_value());
    CHECK(answer->starts_with("HTTP/1.1 " + status));
    CHECK(has(*answer, "Connection: close"));
    CHECK_FALSE(has(*answer, "smuggled"));
}

TEST_CASE("an upgrade that the app refuses is answered and closed", "[http]") {
    TestServer server;
    RawClient client(server.port());
    client.send(upgrade_request("/ws/forbidden"));

    const auto answer = client.read_to_end();

    REQUIRE(answer.has_value());
    CHECK(answer->starts_with("HTTP/1.1 403"));
}

TEST_CASE("every response carries the security headers, refusals too", "[http]") {
    TestServer server;
    const std::string request = GENERATE(
        "GET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\n\r\n"
    );
    RawClient client(server.port());
    client.send(request);

    const std::string response = client.read_response();

    for (const char* part :
         {"default-src 'none'",
          "require-trusted-types-for 'script'; trusted-types 'none'",
          "X-Content-Type-Options: nosniff",
          "Cross-Origin-Opener-Policy: same-origin",
          "Cross-Origin-Resource-Policy: same-origin",
          "Referrer-Policy: no-referrer",
          "Permissions-Policy: ",
          "Cache-Control: no-store"}) {
        CHECK(has(response, part));
    }
    CHECK(has(response, "connect-src 'self' ws://localhost:8080;") == has(request, "8080"));
}

TEST_CASE("behind a proxy that speaks https, the peer is whom the proxy heard", "[http]") {
    ServerSettings settings = quick_settings();
    settings.https_in_front = true;
    TestServer server(settings);
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a.b\r\nX-Forwarded-For: 9.9.9.9, 10.1.2.3\r\n\r\n");

    const std::string response = client.read_response();

    CHECK(has(response, "GET /? 10.1.2.3\n"));
    CHECK(has(response, "connect-src 'self' wss://a.b;"));
    CHECK(has(response, "Strict-Transport-Security: "));
}

TEST_CASE("a request that does not come to its end is cut at its deadline", "[http]") {
    TestServer server;
    const std::string part = GENERATE(
        "GET / HT",
        "GET / HTTP/1.1\r\nHost: a\r\nX: ",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
    );
    RawClient client(server.port());
    client.send(part);

    CHECK(client.is_closed_by_peer());
    CHECK(server.wait_for([](const ServerCounts& counts) { return counts.connections == 0; }));
}

TEST_CASE("a socket that asks nothing is closed after its idle time", "[http]") {
    ServerSettings settings = quick_settings();
    settings.limits.http.idle_ms_max = 50;
    TestServer server(settings);
    RawClient client(server.port());

    CHECK(client.is_closed_by_peer());
}

TEST_CASE("a handler that throws ends one socket and no other", "[http]") {
    TestServer server;
    RawClient unlucky(server.port());
    RawClient other(server.port());
    unlucky.send("GET /throws HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(unlucky.is_closed_by_peer());

    other.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(has(other.read_response(), "200 OK"));
}

TEST_CASE("sockets past the limit are turned away, and there is room again later", "[http]") {
    ServerSettings settings = quick_settings();
    settings.limits.admission.strangers_max = 2;
    TestServer server(settings);
    {
        RawClient first(server.port());
        RawClient second(server.port());
        CHECK(server.wait_for([](const ServerCounts& counts) { return counts.strangers == 2; }));
        RawClient third(server.port());
        CHECK(third.is_closed_by_peer());
        CHECK(server.counts().turned_away == 1);

        first.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        first.read_response();
        CHECK(server.counts().strangers == 1);
        RawClient fourth(server.port());
        fourth.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        CHECK(has(fourth.read_response(), "200 OK"));
    }
    CHECK(server.wait_for([](const ServerCounts& counts) { return counts.connections == 0; }));
}

TEST_CASE("stopping closes idle sockets at once and the port with them", "[http]") {
    TestServer server;
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.read_response();

    CHECK(server.stop(10 * second_ms));

    CHECK(client.is_closed_by_peer());
    CHECK_THROWS(RawClient(server.port()));
}

}  // namespace spacebetween

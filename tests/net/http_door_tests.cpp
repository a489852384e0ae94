// What passes the HTTP door, and every kind of request that does not.
#include "server/net/http_door.hpp"

#include <catch2/catch.hpp>

#include <tuple>

namespace spacebetween {

namespace {

const HttpLimits limits;

unsigned verdict(const std::string& head) {
    HeadScanner scanner(limits);
    const auto size = scanner.scan(head);
    if (!size) {
        return size.error().status;
    }
    if (*size == 0) {
        return 0;
    }
    const auto read = read_head(std::string_view(head).substr(0, *size), limits, {});
    return read ? 200 : read.error().status;
}

std::string get(const std::string& fields, const std::string& target = "/") {
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields) {
    return "POST /api/x HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

}  // namespace

TEST_CASE("the door refuses what can be read in two ways", "[door]") {
    const auto [head, status] = GENERATE(table<std::string, unsigned>({
        {post("Transfer-Encoding: chunked\r\n"), 400},
        {post("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n"), 400},
        {post("TRANSFER-ENCODING: identity\r\n"), 400},
        {post("Transfer-Encoding:\r\n"), 400},
        {post("Transfer-Encoding : chunked\r\n"), 400},
        {post("Content-Length: 3\r\nContent-Length: 3\r\n"), 400},
        {post("Content-Length: 3\r\ncontent-length: 4\r\n"), 400},
        {post("Content-Length: 3,3\r\n"), 400},
        {post("Content-Length: +3\r\n"), 400},
        {post("Content-Length: -3\r\n"), 400},
        {post("Content-Length: 0x3\r\n"), 400},
        {post("Content-Length: 3 3\r\n"), 400},
        {post("Content-Length:\r\n"), 400},
        {post("Content-Length: 99999999999999999999\r\n"), 413},
        {post("Content-Length: 999999999999999999999\r\n"), 400},
        {post("Content-Length: 65537\r\n"), 413},
        {post("Content-Length: 65536\r\n"), 200},
        {get("Host: a\r\nContent-Length: 3\r\n"), 400},
        {get("Host: a\r\nContent-Length: 0\r\n"), 200},
        {get(""), 400},
        {get("Host: a\r\nHost: a\r\n"), 400},
        {get("Host: a\r\nhost: b\r\n"), 400},
        {get("Host:\r\n"), 400},
        {get("Host: a b\r\n"), 400},
        {get("Host: a/b\r\n"), 400},
        {get("Host: user@a\r\n"), 400},
        {get("Host: [::1]:8080\r\n"), 200},
        {get("Host: a\r\n folded\r\n"), 400},
        {get("Host: a\r\nX: 1\r\n\tfolded\r\n"), 400},
        {get("Host: a\r\nX : 1\r\n"), 400},
        {get("Host: a\r\n: 1\r\n"), 400},
        {get("Host: a\r\nno colon\r\n"), 400},
        {get("Host: a\r\nX(: 1\r\n"), 400},
        {get("Host: a\r\nCookie: a=1\r\nCookie: b=2\r\n"), 400},
        {get("Host: a\r\nOrigin: https://a\r\nOrigin: https://b\r\n"), 400},
    }));
    CAPTURE(head);

    CHECK(verdict(head) == status);
}

TEST_CASE("the door refuses lines and methods that are not ours", "[door]") {
    const auto [head, status] = GENERATE(table<std::string, unsigned>({
        {"GET / HTTP/1.1\nHost: a\n\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", 400},
        {std::string("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29), 400},
        {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400},
        {"GET /\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/0.9\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400},
        {"GET / http/1.1\r\nHost: a\r\n\r\n", 400},
        {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"GE(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"PUT / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"HEAD / HTTP/1.0\r\nHost: a\r\n\r\n", 200},
    }));
    CAPTURE(head);

    CHECK(verdict(head) == status);
}

TEST_CASE("only plain paths are targets", "[door]") {
    const auto [target, status] = GENERATE(table<std::string, unsigned>({
        {"/", 200},
        {"/room?room=r_1&x=%2F..", 200},
        {"/a.b/..c/c../...", 200},
        {"/a%20b", 200},
        {"", 400},
        {"*", 400},
        {"a", 400},
        {"http://a/", 400},
        {"//a", 200},
        {"/..", 400},
        {"/../x", 400},
        {"/a/../b", 400},
        {"/a/.", 400},
        {"/./a", 400},
        {"/%2e%2e/x", 400},
        {"/.%2E/x", 400},
        {"/a%2fb", 400},
        {"/a%5Cb", 400},
        {"/a\\b", 400},
        {"/a%00", 400},
        {"/a%0d%0a", 400},
        {"/%252e%252e/", 400},
        {"/a%", 400},
        {"/a%2", 400},
        {"/a%zz", 400},
        {"/a#b", 400},
        {"/a?b#c", 400},
        {"/\xc3\xa9", 400},
        {"/?\xc3\xa9", 400},
    }));
    CAPTURE(target);

    CHECK(verdict(get("Host: a\r\n", target)) == status);
}

TEST_CASE("64 fields pass and 65 do not; 8 KiB pass and a byte more does not", "[door]") {
    std::string fields = "Host: a\r\n";
    for (int i = 0; i < 63; ++i) {
        fields += "X: 1\r\n";
    }
    CHECK(verdict(get(fields)) == 200);
    CHECK(verdict(get(fields + "X: 1\r\n")) == 431);

    const std::string small = get("Host: a\r\nX: \r\n");
    const std::string padding(limits.head_bytes_max - small.size(), 'x');
    CHECK(verdict(get("Host: a\r\nX: " + padding + "\r\n")) == 200);
    CHECK(verdict(get("Host: a\r\nX: " + padding + "x\r\n")) == 431);
}

TEST_CASE("a head may come byte by byte", "[door]") {
    const std::string head = get("Host: a\r\n");
    HeadScanner scanner(limits);
    for (std::size_t size = 1; size < head.size(); ++size) {
        const auto scanned = scanner.scan(std::string_view(head).substr(0, size));
        REQUIRE(scanned.has_value());
        CHECK(*scanned == 0);
    }
    const auto whole = scanner.scan(head);
    REQUIRE(whole.has_value());
    CHECK(*whole == head.size());
}

TEST_CASE("a bare return is refused across pieces too", "[door]") {
    const std::string head = "GET / HTTP/1.1\rX";
    HeadScanner scanner(limits);
    CHECK(scanner.scan(std::string_view(head).substr(0, head.size() - 1)).has_value());
    CHECK_FALSE(scanner.scan(head).has_value());
}

TEST_CASE("a Host that is not ours is refused", "[door]") {
    const std::vector<std::string> hosts{"space.example", "localhost:8080"};
    CHECK(read_head(get("Host: SPACE.example\r\n"), limits, hosts).has_value());
    CHECK(read_head(get("Host: localhost:8080\r\n"), limits, hosts).has_value());
    CHECK_FALSE(read_head(get("Host: evil.example\r\n"), limits, hosts).has_value());
}

TEST_CASE("an upgrade is taken only whole and for our sub-protocol", "[door]") {
    const std::string whole =
        "Host: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: other, spacebetween.v1\r\n";
    const auto head = read_head(get(whole), limits, {});
    REQUIRE(head.has_value());
    CHECK(head->asks_upgrade);
    for (const std::string_view missing :
         {"Connection: Upgrade", "Version: 13", "nonce", "Q==", ", spacebetween.v1"}) {
        std::string fields = whole;
        const std::size_t at = fields.find(missing);
        if (at != std::string::npos) {
            fields.replace(at, missing.size(), missing.starts_with("Conn") ? "X: y" : "");
            CAPTURE(fields);
            CHECK(verdict(get(fields)) == 400);
        }
    }
    CHECK_FALSE(read_head(get("Host: a\r\n"), limits, {})->asks_upgrade);
}

TEST_CASE("a query's values are decoded, and bad ones are absent", "[door]") {
    HttpRequest request;
    request.query = "room=r_1&name=a%20b+c&bad=%f&bytes=%ff&empty&last=x";

    CHECK(request.query_value("room") == "r_1");
    CHECK(request.query_value("name") == "a b c");
    CHECK_FALSE(request.query_value("bad").has_value());
    CHECK_FALSE(request.query_value("bytes").has_value());
    CHECK(request.query_value("empty") == "");
    CHECK(request.query_value("last") == "x");
    CHECK_FALSE(request.query_value("none").has_value());
}

}  // namespace spacebetween

// WebSockets over real sockets: messages, limits, slow and rude peers, goodbyes.
#include "tests/net/raw_client.hpp"
#include "tests/net/test_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <tuple>

namespace spacebetween {

namespace {

constexpr unsigned text_first = 0x01;
constexpr unsigned continuation = 0x00;
constexpr unsigned continuation_last = 0x80;
constexpr unsigned binary = 0x82;
constexpr unsigned close_frame = 0x88;
constexpr unsigned ping = 0x89;
constexpr unsigned malformed = 4506;
constexpr unsigned slow = 4002;
constexpr unsigned away = 4000;

std::string next_text(RawClient& client) {
    const auto frame = client.read_frame();
    return frame ? frame->payload : "(closed)";
}

}  // namespace

TEST_CASE("a message comes back, whole or in pieces, and pings are answered", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));

    client.send_text("{\"t\":1}");
    CHECK(next_text(client) == "{\"t\":1}");

    client.send_frame(text_first, "hel");
    client.send_frame(ping, "p");
    client.send_frame(continuation_last, "lo");
    CHECK(next_text(client) == "p");
    CHECK(next_text(client) == "hello");

    const std::string large(60'000, 'y');
    client.send_text(large);
    CHECK(next_text(client) == large);
}

TEST_CASE("frames of one turn arrive as one message", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/three"));

    CHECK(next_text(client) == "[1,[2],{\"t\":3}]");
}

TEST_CASE("a close comes after what was offered before it", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/goodbye"));

    CHECK(next_text(client) == "last words");
    CHECK(client.read_close_number() == 4501);
    client.send_frame(close_frame, "\x11\x95");
    CHECK(client.is_closed_by_peer());
    CHECK(server.app().next_ending() == Ended::closed_here);
}

TEST_CASE("a peer that does not answer a close is cut when its time is over", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/goodbye"));

    CHECK(client.is_closed_by_peer());
    CHECK(server.wait_for([](const ServerCounts& counts) { return counts.connections == 0; }));
}

TEST_CASE("when the app leaves, the connection is closed as normal", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/leave"));

    CHECK(client.read_close_number() == 1000);
    CHECK(client.is_closed_by_peer());
}

TEST_CASE("a peer's goodbye is answered and told", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    client.send_frame(close_frame, "\x03\xe9");

    CHECK(client.read_close_number() == 1001);
    CHECK(client.is_closed_by_peer());
    CHECK(server.app().next_ending() == Ended::left);
}

TEST_CASE("a message of the limit passes, a byte more is malformed", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    const std::size_t limit = ConnectionLimits{}.message_bytes_max;
    client.send_text(std::string(limit, 'a'));
    CHECK(next_text(client).size() == limit);

    client.send_text(std::string(limit + 1, 'a'));

    CHECK(client.read_close_number() == malformed);
    CHECK(server.app().next_ending() == Ended::too_big);
}

TEST_CASE("a binary message is malformed", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    client.send_frame(binary, "x");

    CHECK(client.read_close_number() == malformed);
    CHECK(server.app().next_ending() == Ended::not_text);
}

TEST_CASE("what is not the WebSocket protocol ends the connection", "[web_socket]") {
    TestServer server;
    const std::string bytes = GENERATE(
        std::string("\x81\x01x"),                   // not masked
        masked_frame(0x91, "x"),                    // a reserved bit
        masked_frame(0xC1, "x"),                    // compressed
        masked_frame(0x83, "x"),                    // no such opcode
        masked_frame(0x81, "\xc0\xaf"),             // not UTF-8
        masked_frame(0x81, "\xed\xa0\x80"),         // a lone surrogate
        masked_frame(0x89, std::string(126, 'x')),  // a long ping
        masked_frame(0x09, "x"),                    // a ping in pieces
        masked_frame(0x80, "x"),                    // continues nothing
        masked_frame(0x88, "x"),                    // half a number
        std::string("\x81\xff\x80\0\0\0\0\0\0\0abcd", 14)
    );
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    client.send(bytes);

    CHECK(client.is_closed_by_peer());
    CHECK(server.app().next_ending() == Ended::broken);
}

TEST_CASE("empty pieces, tiny pieces and pings without a message end as a flood", "[web_socket]") {
    TestServer server;
    const auto [first, piece] = GENERATE(table<unsigned, std::string>({
        {continuation, ""},
        {continuation, "x"},
        {ping, ""},
    }));
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    client.send_frame(text_first, "");
    std::string flood;
    for (int i = 0; i < 1'000; ++i) {
        flood += masked_frame(first, piece);
    }
    int sent = 0;
    while (sent < 1'000 && client.send(flood)) {
        ++sent;
    }

    CHECK(server.app().next_ending() == Ended::flooded);
    CHECK(sent < 1'000);
}

TEST_CASE("a stranger's first message must come whole and in time", "[web_socket]") {
    ServerSettings settings = quick_settings();
    settings.limits.connection.hello_ms_max = 100;
    TestServer server(settings);
    const std::string bytes =
        GENERATE(std::string(), masked_frame(text_first, "half"), masked_frame(0x89, "ping"));
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/stranger"));
    client.send(bytes);

    CHECK(client.is_closed_by_peer());
    CHECK(server.app().next_ending() == Ended::lost);
}

TEST_CASE("a stranger's first message has 4 KB at most", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/stranger"));
    const std::size_t limit = ConnectionLimits{}.hello_bytes_max;
    client.send_text(std::string(limit, 'a'));
    CHECK(next_text(client).size() == limit);

    client.send_text(std::string(limit + 1, 'a'));
    CHECK(client.read_close_number() == malformed);
}

TEST_CASE("half a message and then silence holds up nobody else", "[web_socket]") {
    TestServer server;
    RawClient silent(server.port());
    REQUIRE(silent.upgrade("/ws/echo"));
    silent.send_frame(text_first, "half");
    RawClient other(server.port());
    REQUIRE(other.upgrade("/ws/echo"));
    other.send_text("still here");

    CHECK(next_text(other) == "still here");
    CHECK(server.stop(second_ms));
    CHECK(server.app().next_ending().has_value());
}

TEST_CASE("a peer that is too slow for its outbox is closed as slow", "[web_socket]") {
    TestServer server;
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/talk"));
    client.send_text("go on");

    CHECK(client.read_close_number() == slow);
    CHECK(server.app().next_ending() == Ended::closed_here);
}

TEST_CASE("a write that moves no byte for its time ends the connection", "[web_socket]") {
    ServerSettings settings = quick_settings();
    settings.limits.connection.write_stuck_ms_max = 200;
    TestServer server(settings);
    RawClient client(server.port(), 4096);
    REQUIRE(client.upgrade("/ws/much"));

    CHECK(server.app().next_ending() == Ended::lost);
    CHECK(server.wait_for([](const ServerCounts& counts) { return counts.connections == 0; }));
}

TEST_CASE("a peer that reads, if slowly, is not stuck", "[web_socket]") {
    ServerSettings settings = quick_settings();
    settings.limits.connection.write_stuck_ms_max = 10 * second_ms;
    TestServer server(settings);
    RawClient client(server.port(), 4096);
    REQUIRE(client.upgrade("/ws/much"));

    CHECK(next_text(client).size() == 32'000'000);
}

TEST_CASE("reading pauses for a peer that sends too fast, and goes on", "[web_socket]") {
    ServerSettings settings = quick_settings();
    settings.limits.connection.read_bytes_per_second = 200'000;
    settings.limits.connection.read_burst_bytes = 10'000;
    TestServer server(settings);
    RawClient client(server.port());
    REQUIRE(client.upgrade("/ws/echo"));
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 5; ++i) {
        client.send_text(std::string(10'000, 'a'));
    }

    std::size_t echoed = 0;
    while (echoed < 50'000) {
        const auto frame = client.read_frame();
        REQUIRE(frame.has_value());
        for (const char c : frame->payload) {
            echoed += c == 'a' ? 1 : 0;
        }
    }

    CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(100));
}

TEST_CASE("stopping says away to all and ends even those who do not listen", "[web_socket]") {
    TestServer server;
    RawClient polite(server.port());
    RawClient deaf(server.port(), 4096);
    REQUIRE(polite.upgrade("/ws/echo"));
    REQUIRE(deaf.upgrade("/ws/much"));
    polite.send_text("x");
    CHECK(next_text(polite) == "x");

    CHECK(server.stop(300));

    CHECK(polite.read_close_number() == away);
    CHECK(server.app().next_ending().has_value());
    CHECK(server.app().next_ending().has_value());
}

TEST_CASE("goodbyes that cross end the connection once and leave nothing behind", "[web_socket]") {
    TestServer server;
    for (int i = 0; i < 200; ++i) {
        RawClient client(server.port());
        REQUIRE(client.upgrade(i % 2 == 0 ? "/ws/goodbye" : "/ws/talk"));
        client.send(
            masked_frame(0x81, "x") + masked_frame(ping, "p") +
            masked_frame(close_frame, "\x03\xe8") + (i % 3 == 0 ? "more" : "")
        );
        if (i % 5 != 0) {
            CHECK(client.is_closed_by_peer());
        }
    }
    CHECK(server.wait_for([](const ServerCounts& counts) { return counts.connections == 0; }));
}

}  // namespace spacebetween

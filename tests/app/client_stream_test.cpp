// What a client is told is counted, kept until it is acknowledged, and sent again when it resumes.
#include "server/app/client_stream.hpp"

#include "server/app/frames.hpp"
#include "tests/app/heard_connection.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace spacebetween;

namespace {

constexpr Time start{1'000'000};

struct Told {
    Told() : stream(StreamId("s_one"), limits), connection(std::make_shared<HeardConnection>()) {
        limits.kept_bytes_max = 100;
        stream.attach(connection);
    }

    void tell(int from, int to) {
        for (int i = from; i <= to; ++i)
            stream.tell(as_frame("frame " + std::to_string(i)), i);
    }

    std::shared_ptr<HeardConnection> come_back() {
        connection = std::make_shared<HeardConnection>();
        stream.attach(connection);
        return connection;
    }

    StreamLimits limits;
    ClientStream stream;
    std::shared_ptr<HeardConnection> connection;
};

}  // namespace

TEST_CASE("R29: a client resumes after the frames it had, and hears each once more", "[app]") {
    Told told;
    told.tell(1, 5);
    told.stream.detach(start);
    told.tell(6, 7);
    REQUIRE(told.stream.can_resume_after(3));
    const auto connection = told.come_back();
    told.stream.resend_after(3);
    const std::vector<std::string> wanted{"frame 4", "frame 5", "frame 6", "frame 7"};
    CHECK(connection->heard == wanted);
}

TEST_CASE("R26: what is not counted is neither kept nor sent again", "[app]") {
    Told told;
    told.tell(1, 1);
    told.stream.tell_uncounted(as_frame("presence"), Weight::counted);
    told.tell(2, 2);
    CHECK(told.connection->heard.size() == 3);
    const auto connection = told.come_back();
    told.stream.resend_after(0);
    const std::vector<std::string> wanted{"frame 1", "frame 2"};
    CHECK(connection->heard == wanted);
}

TEST_CASE("R28: a client cannot have had more than it was sent", "[app]") {
    Told told;
    told.tell(1, 3);
    CHECK_FALSE(told.stream.acknowledge(4));
    CHECK(told.stream.acknowledge(3));
    CHECK_FALSE(told.stream.can_resume_after(4));
}

TEST_CASE("R28: an ack of an answer's frame acks the answer", "[app]") {
    Told told;
    told.stream.tell(as_frame("news"));
    told.stream.tell(as_frame("answer 1"), 1);
    told.stream.tell(as_frame("answer 2"), 2);
    CHECK(told.stream.acknowledge(1));
    CHECK(told.stream.answered() == 0);
    CHECK(told.stream.acknowledge(2));
    CHECK(told.stream.answered() == 1);
}

TEST_CASE("I-12: past the limit nothing is kept, and the client begins anew", "[app]") {
    Told told;
    told.tell(1, 30);
    CHECK(told.stream.kept_bytes() <= told.limits.kept_bytes_max);
    CHECK_FALSE(told.stream.can_resume_after(0));
    CHECK_FALSE(told.stream.can_resume_after(29));
}

TEST_CASE("R66: whose line cannot take all that is lacking begins anew next time", "[app]") {
    Told told;
    told.tell(1, 5);
    told.stream.detach(start);
    told.connection = std::make_shared<HeardConnection>();
    told.connection->frames_max = 3;
    told.stream.attach(told.connection);
    REQUIRE(told.stream.can_resume_after(1));
    told.stream.resend_after(1);
    REQUIRE_FALSE(told.connection->is_open());
    CHECK_FALSE(told.stream.can_resume_after(1));
    CHECK(told.stream.kept_bytes() == 0);
}

TEST_CASE("a client that has caught up after an overflow may resume again", "[app]") {
    Told told;
    told.tell(1, 30);
    CHECK(told.stream.acknowledge(30));
    told.tell(31, 32);
    REQUIRE(told.stream.can_resume_after(31));
    const auto connection = told.come_back();
    told.stream.resend_after(31);
    CHECK(connection->heard == std::vector<std::string>{"frame 32"});
}

TEST_CASE("R29: a stream waits so long for its client, and no longer", "[app]") {
    Told told;
    CHECK_FALSE(told.stream.is_over(start + told.limits.wait_ms_max));
    told.stream.detach(start);
    CHECK_FALSE(told.stream.is_over(start + told.limits.wait_ms_max - 1));
    CHECK(told.stream.is_over(start + told.limits.wait_ms_max));
    told.come_back();
    told.stream.resend_after(0);
    CHECK_FALSE(told.stream.is_over(start + told.limits.wait_ms_max));
}

TEST_CASE("R28: what was acknowledged before is not acknowledged less", "[app]") {
    Told told;
    told.tell(1, 5);
    REQUIRE(told.stream.acknowledge(3));
    CHECK(told.stream.acknowledge(3));
    CHECK_FALSE(told.stream.acknowledge(2));
}

TEST_CASE("R28: a client that is far behind may acknowledge what is kept no longer", "[app]") {
    Told told;
    told.tell(1, 20);
    REQUIRE_FALSE(told.stream.can_resume_after(5));
    CHECK(told.stream.acknowledge(5));
    CHECK_FALSE(told.stream.acknowledge(4));
    CHECK_FALSE(told.stream.acknowledge(21));
}

TEST_CASE("R29: a stream begun anew hears nothing but 0 first", "[app]") {
    Told told;
    told.tell(1, 9);
    REQUIRE(told.stream.acknowledge(4));
    ClientStream fresh = told.stream.anew(StreamId("s_two"));
    fresh.tell(as_frame("frame"), 7);

    // Still of the stream before.
    CHECK(fresh.acknowledge(9));
    CHECK(fresh.answered() == 0);
    CHECK(fresh.acknowledge(0));
    CHECK(fresh.acknowledge(1));
    CHECK(fresh.answered() == 7);
    CHECK_FALSE(fresh.acknowledge(2));
}

// What an operator's limits become on the network side, where each is tested at its number.
#include "server/app/net_settings.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

ServerSettings told(const Limits& limits) { return server_settings(ServeSettings{}, limits); }

}  // namespace

TEST_CASE("[I-12] what a request may be is as the limits say", "[app]") {
    Limits limits;
    limits.http_header_bytes = 1'025;
    limits.http_header_fields = 9;
    limits.http_body_bytes = 2'049;
    limits.import_bytes = 3'073;
    limits.http_request_ms = 101;
    limits.tls_handshake_ms = 102;

    const HttpLimits http = told(limits).limits.http;

    CHECK(http.head_bytes_max == 1'025);
    CHECK(http.fields_max == 9);
    CHECK(http.body_bytes_max == 2'049);
    CHECK(http.upload_bytes_max == 3'073);
    CHECK(http.request_ms_max == 101);
    CHECK(http.tls_handshake_ms_max == 102);
}

TEST_CASE(
    "[I-12] what a connection may send, and what may wait for it, as the limits say",
    "[app]"
) {
    Limits limits;
    limits.frame_bytes = 4'097;
    limits.frame_bytes_unfinished = 8'193;
    limits.frame_read_rate = 4'098;
    limits.frame_read_burst = 8'194;
    limits.unauthenticated_bytes = 513;
    limits.unauthenticated_ms = 103;
    limits.outbox_presence_slow_bytes = 1'026;
    limits.outbox_presence_stop_bytes = 1'027;
    limits.outbox_bytes = 4'099;
    limits.outbox_stalled_ms = 104;
    limits.close_handshake_ms = 105;

    const ConnectionLimits connection = told(limits).limits.connection;

    CHECK(connection.message_bytes_max == 4'097);
    CHECK(connection.bytes_between_messages_max == 8'193);
    CHECK(connection.read_bytes_per_second == 4'098);
    CHECK(connection.read_burst_bytes == 8'194);
    CHECK(connection.hello_bytes_max == 513);
    CHECK(connection.hello_ms_max == 103);
    CHECK(connection.outbox.slow_bytes == 1'026);
    CHECK(connection.outbox.no_presence_bytes == 1'027);
    CHECK(connection.outbox.bytes_max == 4'099);
    CHECK(connection.write_stuck_ms_max == 104);
    CHECK(connection.close_handshake_ms_max == 105);
}

TEST_CASE("[R68] how many come in is as the limits say, and a tenth is kept for pages", "[app]") {
    Limits limits;
    limits.connections_total = 1'000;
    limits.connections_unauthenticated = 7;
    limits.connections_unauthenticated_per_address = 5;

    const AdmissionLimits admission = told(limits).limits.admission;

    CHECK(admission.connections_max == 1'000);
    CHECK(admission.web_sockets_max == 900);
    CHECK(admission.connections_per_address_max == 1'000);
    CHECK(admission.strangers_max == 7);
    CHECK(admission.strangers_per_address_max == 5);
}

TEST_CASE(
    "[R29] how long and how much a lost connection may resume is as the limits say",
    "[app]"
) {
    Limits limits;
    limits.resume_bytes = 1'028;
    limits.resume_ms = 106;

    CHECK(stream_limits(limits).kept_bytes_max == 1'028);
    CHECK(stream_limits(limits).wait_ms_max == 106);
}

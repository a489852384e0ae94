// What the network side is told, from the command line and the limits.
#include "server/app/net_settings.hpp"

#include "server/vocabulary/refusal.hpp"

#include <cstdint>

namespace spacebetween {
namespace {

Millis ms(std::size_t value) { return static_cast<Millis>(value); }

NetLimits net_limits(const Limits& limits) {
    NetLimits net;
    net.http.head_bytes_max = limits.http_header_bytes;
    net.http.fields_max = limits.http_header_fields;
    net.http.body_bytes_max = limits.http_body_bytes;
    net.http.upload_bytes_max = limits.import_bytes;
    net.http.request_ms_max = ms(limits.http_request_ms);
    net.http.tls_handshake_ms_max = ms(limits.tls_handshake_ms);
    net.connection.message_bytes_max = limits.frame_bytes;
    net.connection.hello_bytes_max = limits.unauthenticated_bytes;
    net.connection.hello_ms_max = ms(limits.unauthenticated_ms);
    net.connection.bytes_between_messages_max = limits.frame_bytes_unfinished;
    net.connection.read_bytes_per_second = limits.frame_read_rate;
    net.connection.read_burst_bytes = limits.frame_read_burst;
    net.connection.write_stuck_ms_max = ms(limits.outbox_stalled_ms);
    net.connection.close_handshake_ms_max = ms(limits.close_handshake_ms);
    net.connection.outbox.slow_bytes = limits.outbox_presence_slow_bytes;
    net.connection.outbox.no_presence_bytes = limits.outbox_presence_stop_bytes;
    net.connection.outbox.bytes_max = limits.outbox_bytes;
    net.admission.connections_max = limits.connections_total;
    net.admission.web_sockets_max = limits.connections_total - limits.connections_total / 10;
    net.admission.strangers_max = limits.connections_unauthenticated;
    net.admission.strangers_per_address_max = limits.connections_unauthenticated_per_address;
    net.admission.connections_per_address_max = limits.connections_total;
    return net;
}

}  // namespace

ServerSettings server_settings(const ServeSettings& settings, const Limits& limits) {
    ServerSettings server;
    server.address = settings.address;
    server.port = settings.port;
    server.tls = settings.tls;
    server.hosts = settings.hosts;
    server.https_in_front = settings.https_in_front;
    server.limits = net_limits(limits);
    server.close_numbers.slow = static_cast<std::uint16_t>(number_of(CloseCode::slow));
    server.close_numbers.away = static_cast<std::uint16_t>(number_of(CloseCode::away));
    return server;
}

StreamLimits stream_limits(const Limits& limits) {
    return StreamLimits{limits.resume_bytes, ms(limits.resume_ms)};
}

Site site_of(const ServeSettings& settings) {
    Site site;
    const bool https = settings.https_in_front || settings.tls.has_value();
    for (const auto& host : settings.hosts) {
        site.origins.push_back((https ? "https://" : "http://") + host);
    }
    return site;
}

StaticFiles files_of(const ServeSettings& settings) { return StaticFiles(settings.web); }

}  // namespace spacebetween

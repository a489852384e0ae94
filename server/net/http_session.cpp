// Reading, answering and refusing requests on one wire.
#include "server/net/http_session.hpp"

#include "server/net/http_fields.hpp"
#include "server/net/response_head.hpp"
#include "server/net/use_result.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <utility>

namespace spacebetween {

namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr std::size_t read_bytes = 2048;
constexpr std::size_t slowest_bytes_per_ms = 8;
constexpr Millis linger_ms = second_ms;

}  // namespace

HttpSession::HttpSession(std::shared_ptr<NetCore> core, std::shared_ptr<Wire> wire, Seat& guest)
    : core_(std::move(core)),
      wire_(std::move(wire)),
      guest_(guest) {}

awaitable<std::unique_ptr<Upgrade>> HttpSession::run() {
    Next next = Next::request;
    while (next == Next::request) {
        std::optional<HttpHead> head = co_await read_request();
        if (!head) {
            co_return nullptr;
        }
        guest_.become_known();
        wire_->clear_deadline();
        next = co_await answer(std::move(*head));
    }
    if (next == Next::end) {
        co_await linger();
    }
    co_return std::move(upgrade_);
}

awaitable<std::optional<HttpHead>> HttpSession::read_request() {
    const HttpLimits& limits = core_->settings.limits.http;
    wire_->set_deadline(buffer_.empty() ? limits.idle_ms_max : limits.request_ms_max);
    HeadScanner scanner(limits);
    auto size = scanner.scan(buffer_);
    while (size.has_value() && *size == 0) {
        if (!co_await read_more()) {
            co_return std::nullopt;
        }
        size = scanner.scan(buffer_);
    }
    if (!size) {
        co_await refuse(size.error());
        co_return std::nullopt;
    }
    auto head =
        read_head(std::string_view(buffer_).substr(0, *size), limits, core_->settings.hosts);
    if (!head) {
        co_await refuse(head.error());
        co_return std::nullopt;
    }
    const auto allowed = core_->handler.body_bytes_max(head->request);
    if (head->body_bytes > allowed.value_or(limits.body_bytes_max)) {
        constexpr HttpFault body_too_large{413};
        co_await refuse(body_too_large);
        co_return std::nullopt;
    }
    buffer_.erase(0, *size);
    while (buffer_.size() < head->body_bytes) {
        if (!co_await read_more()) {
            co_return std::nullopt;
        }
    }
    head->request.body = buffer_.substr(0, head->body_bytes);
    buffer_.erase(0, head->body_bytes);
    note_origin(head->request);
    co_return std::move(*head);
}

awaitable<bool> HttpSession::read_more() {
    const std::size_t had = buffer_.size();
    wire_->set_idle(had == 0);
    buffer_.resize(had + read_bytes);
    const auto [failed, size] =
        co_await wire_->async_read_some(asio::buffer(buffer_.data() + had, read_bytes), use_result);
    buffer_.resize(had + size);
    wire_->set_idle(false);
    if (had == 0 && !failed) {
        wire_->set_deadline(core_->settings.limits.http.request_ms_max);
    }
    co_return !failed;
}

awaitable<HttpSession::Next> HttpSession::answer(HttpHead head) {
    host_ = head.request.field("host");
    if (head.asks_upgrade) {
        co_return co_await judge_upgrade(std::move(head.request));
    }
    const HttpMethod method = head.request.method;
    HttpResponse response = co_await core_->handler.handle(std::move(head.request));
    const After after = response.close || core_->is_stopping ? After::close : head.after;
    const bool sent = co_await send(std::move(response), method, after);
    co_return sent&& after == After::keep ? Next::request : Next::end;
}

awaitable<HttpSession::Next> HttpSession::judge_upgrade(HttpRequest request) {
    // A peer may only speak after it knows that it speaks to a WebSocket.
    if (!buffer_.empty()) {
        constexpr HttpFault spoke_too_early{400};
        co_await refuse(spoke_too_early);
        co_return Next::end;
    }
    UpgradeVerdict verdict = core_->handler.judge_upgrade(request);
    if (!verdict.refusal &&
        (core_->is_stopping ||
         core_->web_sockets.size() >= core_->settings.limits.admission.web_sockets_max)) {
        verdict.refusal = http_response(503, "text/plain; charset=utf-8", "busy\n");
        verdict.refusal->fields.push_back({"Retry-After", "5"});
    }
    if (verdict.refusal) {
        HttpResponse refusal = std::move(*verdict.refusal);
        co_await send(std::move(refusal), HttpMethod::get, After::close);
        co_return Next::end;
    }
    upgrade_ = std::make_unique<Upgrade>();
    upgrade_->request = std::move(request);
    upgrade_->subject = std::move(verdict.subject);
    co_return Next::upgrade;
}

awaitable<void> HttpSession::refuse(HttpFault refusal) {
    HttpResponse response;
    response.status = refusal.status;
    if (refusal.status == 405) {
        response.fields.push_back({"Allow", "GET, HEAD, POST"});
    }
    co_await send(std::move(response), HttpMethod::get, After::close);
    co_await linger();
}

awaitable<bool> HttpSession::send(HttpResponse response, HttpMethod method, After after) {
    static const std::string nothing;
    const std::string& body = response.body ? *response.body : nothing;
    add_security_headers(response.fields, host_, scheme());
    const std::string head = response_head(response, body.size(), after);
    const std::array<asio::const_buffer, 2> buffers{
        asio::buffer(head),
        asio::buffer(method == HttpMethod::head ? nothing : body)
    };
    wire_->set_deadline(
        core_->settings.limits.http.request_ms_max +
        static_cast<Millis>(body.size() / slowest_bytes_per_ms)
    );
    const auto [failed, size] = co_await asio::async_write(*wire_, buffers, use_result);
    wire_->writing_ended();
    co_return !failed;
}

// Closing while bytes are still unread would reset the connection and take the response with it.
awaitable<void> HttpSession::linger() {
    boost::system::error_code ignored;
    wire_->socket().shutdown(Socket::shutdown_send, ignored);
    wire_->set_deadline(linger_ms);
    std::array<char, read_bytes> dropped;
    std::size_t total = 0;
    while (total < core_->settings.limits.http.body_bytes_max) {
        const auto [failed, size] =
            co_await wire_->socket().async_read_some(asio::buffer(dropped), use_result);
        if (failed) {
            co_return;
        }
        total += size;
    }
}

void HttpSession::note_origin(HttpRequest& request) const {
    request.address = wire_->address();
    request.over_tls = scheme() == Scheme::https;
    if (!core_->settings.https_in_front) {
        return;
    }
    // Our proxy appends whom it heard; what stands before that is anybody's claim.
    const std::string_view chain = request.field("x-forwarded-for");
    const std::string last(trimmed(chain.substr(chain.rfind(',') + 1)));
    boost::system::error_code failed;
    asio::ip::make_address(last, failed);
    if (!failed) {
        request.address = last;
    }
}

Scheme HttpSession::scheme() const {
    return wire_->tls() != nullptr || core_->settings.https_in_front ? Scheme::https : Scheme::http;
}

}  // namespace spacebetween

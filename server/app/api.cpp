// Answers every request: the API by its routes, everything else from the built web client.
#include "server/app/api.hpp"

#include "server/access/token.hpp"
#include "server/app/api_origin.hpp"
#include "server/app/reply.hpp"

#include <string_view>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::string_view socket_prefix = "/ws/r/";

bool is_api(std::string_view path) { return path == "/health" || path.starts_with("/api/"); }

bool is_json(std::string_view content_type) {
    return content_type.substr(0, content_type.find(';')) == "application/json";
}

}  // namespace

boost::asio::awaitable<HttpResponse> Api::handle(HttpRequest request) {
    if (!is_api(request.path)) co_return page(request);
    auto reply = co_await answer_api(std::move(request));
    reply.fields.push_back({"Cache-Control", "no-store"});
    co_return reply;
}

HttpResponse Api::page(const HttpRequest& request) const {
    if (request.method == HttpMethod::post) return refusal_reply(HttpRefusal::method);
    if (!may_pass(request, Asking::page, services_.access.site)) {
        return refusal_reply(HttpRefusal::wrong_origin);
    }
    auto file = files_.find(request);
    return file ? *std::move(file) : refusal_reply(HttpRefusal::unknown);
}

boost::asio::awaitable<HttpResponse> Api::answer_api(HttpRequest request) {
    const bool writes = request.method == HttpMethod::post;
    const Asking asking = writes ? Asking::api_write : Asking::api_read;
    if (request.path != "/health" && !may_pass(request, asking, services_.access.site)) {
        co_return refusal_reply(HttpRefusal::wrong_origin);
    }
    const HttpMethod method = writes ? HttpMethod::post : HttpMethod::get;
    bool known = false;
    for (const auto& route : api_routes()) {
        auto parts = match(route.pattern, request.path);
        if (!parts) continue;
        known = true;
        if (route.method != method) continue;
        Call call;
        call.services = &services_;
        call.request = std::move(request);
        call.parts = *std::move(parts);
        co_return co_await answer_route(&route, std::move(call));
    }
    co_return refusal_reply(known ? HttpRefusal::method : HttpRefusal::unknown);
}

boost::asio::awaitable<HttpResponse> Api::answer_route(const Route* route, Call call) {
    if (route->method == HttpMethod::post && route->takes == Takes::json) {
        if (!is_json(call.request.field("content-type"))) {
            co_return refusal_reply(HttpRefusal::not_json);
        }
        DoorLimits limits = door_limits(services_.host.limits);
        limits.bytes = services_.host.limits.http_body_bytes;
        auto body = JsonDoc::read(call.request.body, limits);
        if (!body || !body->root().is(JsonKind::object)) {
            co_return refusal_reply(HttpRefusal::bad_request);
        }
        call.body = *std::move(body);
    }
    if (const auto token = token_of(call.request)) {
        const bool in_room = services_.lines.has_login(token_hash(*token));
        const auto whereabouts = in_room ? Whereabouts::in_running_session : Whereabouts::away;
        auto look_up = [this, token = *token, whereabouts, now = services_.host.clock.now()] {
            const Limits& limits = services_.host.limits;
            return signed_in(services_.accounts, token, whereabouts, now, limits);
        };
        auto who = co_await services_.host.thread.run(std::move(look_up));
        if (who) call.who = *std::move(who);
    }
    if (route->who == Who::signed_in && !call.who) {
        co_return refusal_reply(HttpRefusal::not_signed_in);
    }
    co_return co_await route->handler(std::move(call));
}

/// Files are large: only whoever is in a room may send one.
std::optional<std::size_t> Api::body_bytes_max(const HttpRequest& request) const {
    for (const auto& route : api_routes()) {
        if (route.takes != Takes::file || request.method != route.method ||
            !match(route.pattern, request.path)) {
            continue;
        }
        const auto token = token_of(request);
        if (token && services_.lines.has_login(token_hash(*token))) {
            return services_.host.limits.import_bytes;
        }
    }
    return std::nullopt;
}

UpgradeVerdict Api::judge_upgrade(const HttpRequest& request) {
    UpgradeVerdict verdict;
    if (!request.path.starts_with(socket_prefix)) {
        verdict.refusal = refusal_reply(HttpRefusal::unknown);
    } else if (!may_pass(request, Asking::socket, services_.access.site)) {
        verdict.refusal = refusal_reply(HttpRefusal::wrong_origin);
    } else {
        verdict.subject = request.path.substr(socket_prefix.size());
    }
    return verdict;
}

boost::asio::awaitable<void>
Api::serve(std::string subject, std::shared_ptr<Connection> connection) {
    return door_.serve(RoomId(std::move(subject)), std::move(connection));
}

}  // namespace spacebetween

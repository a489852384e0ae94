// Under which origin a request reached us: what its cookie and its checks depend on.
#include "server/app/api_origin.hpp"

namespace spacebetween {
namespace {

std::string_view method_word(HttpMethod method) {
    switch (method) {
        case HttpMethod::get:
            return "GET";
        case HttpMethod::head:
            return "HEAD";
        case HttpMethod::post:
            return "POST";
    }
    return "";
}

}  // namespace

std::string origin_of(const HttpRequest& request) {
    const auto origin = origin_of_host(request.field("host"));
    if (!origin) return "";
    // This machine's own address is plain unless the connection itself is not.
    constexpr std::string_view plain = "http://";
    const bool secured = request.over_tls && origin->starts_with(plain);
    return secured ? "https://" + origin->substr(plain.size()) : *origin;
}

bool may_pass(const HttpRequest& request, Asking door, const Site& site) {
    RequestSource source;
    source.method = method_word(request.method);
    source.origin = request.field("origin");
    source.fetch_site = request.field("sec-fetch-site");
    if (!site.origins.empty()) return may_pass(source, door, site);
    // None configured: this machine's own, under whatever port it was reached.
    return may_pass(source, door, Site{{origin_of(request)}});
}

std::optional<std::string> token_of(const HttpRequest& request) {
    return login_token(request.field("cookie"), cookie_kind(origin_of(request)));
}

}  // namespace spacebetween

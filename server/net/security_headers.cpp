// The policy itself: nothing from elsewhere, no inline script, no framing, no HTML from strings.
#include "server/net/security_headers.hpp"

#include "server/net/http_fields.hpp"

#include <algorithm>
#include <string>

namespace spacebetween {

namespace {

void add_unless_there(std::vector<HttpField>& fields, std::string_view name, std::string value) {
    const bool there = std::any_of(fields.begin(), fields.end(), [name](const HttpField& each) {
        return same_ignoring_case(each.name, name);
    });
    if (!there) {
        fields.push_back({std::string(name), std::move(value)});
    }
}

std::string content_security_policy(std::string_view host, Scheme scheme) {
    // 'self' is not taken to include WebSockets by every browser, so their origin is spelt out.
    std::string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "manifest-src 'self'; connect-src 'self'";
    if (!host.empty()) {
        policy += scheme == Scheme::https ? " wss://" : " ws://";
        policy += host;
    }
    policy +=
        "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'";
    return policy;
}

}  // namespace

void add_security_headers(std::vector<HttpField>& fields, std::string_view host, Scheme scheme) {
    add_unless_there(fields, "Content-Security-Policy", content_security_policy(host, scheme));
    add_unless_there(fields, "X-Content-Type-Options", "nosniff");
    add_unless_there(fields, "Cross-Origin-Opener-Policy", "same-origin");
    add_unless_there(fields, "Cross-Origin-Resource-Policy", "same-origin");
    add_unless_there(fields, "Referrer-Policy", "no-referrer");
    add_unless_there(
        fields,
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), "
        "usb=()"
    );
    add_unless_there(fields, "Cache-Control", "no-store");
    if (scheme == Scheme::https) {
        add_unless_there(fields, "Strict-Transport-Security", "max-age=31536000");
    }
}

}  // namespace spacebetween

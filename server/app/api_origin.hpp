// Under which origin a request reached us: what its cookie and its checks depend on.
#pragma once

#include "server/access/origin.hpp"
#include "server/net/http_message.hpp"

#include <string>

namespace spacebetween {

/// The origin that the Host field names; empty when it names none.
std::string origin_of(const HttpRequest& request);

/// Whether the request may pass this door: from our own pages, or harmless from anywhere.
bool may_pass(const HttpRequest& request, Asking door, const Site& site);

/// The login token in the request's cookie.
std::optional<std::string> token_of(const HttpRequest& request);

}  // namespace spacebetween

// TLS as we offer it: 1.2 and up, no renegotiation, no compression, no session cache.
#pragma once

#include <boost/asio/ssl/context.hpp>

#include <string>

namespace spacebetween {

/// Reads a certificate chain and its key from PEM files; throws with the file's name when it
/// cannot.
[[nodiscard]] boost::asio::ssl::context
make_tls_context(const std::string& certificate_file, const std::string& key_file);

}  // namespace spacebetween

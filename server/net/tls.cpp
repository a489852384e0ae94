// The settings of the TLS context.
#include "server/net/tls.hpp"

#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace spacebetween {

namespace {

namespace ssl = boost::asio::ssl;

/// Agrees on http/1.1 and on nothing else: WebSockets over HTTP/2 are not what we speak.
int choose_protocol(
    SSL* /*connection*/,
    const unsigned char** chosen,
    unsigned char* chosen_size,
    const unsigned char* offered,
    unsigned int offered_size,
    void* /*unused*/
) {
    constexpr std::array<unsigned char, 8> ours{'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned int at = 0;
    while (at < offered_size) {
        const unsigned int size = offered[at];
        if (size == ours.size() && at + 1 + size <= offered_size &&
            std::equal(ours.begin(), ours.end(), offered + at + 1)) {
            *chosen = offered + at + 1;
            *chosen_size = static_cast<unsigned char>(size);
            return SSL_TLSEXT_ERR_OK;
        }
        at += 1 + size;
    }
    return SSL_TLSEXT_ERR_ALERT_FATAL;
}

void require(bool succeeded, const std::string& what) {
    if (!succeeded) {
        throw std::runtime_error("TLS: cannot use " + what);
    }
}

}  // namespace

ssl::context make_tls_context(const std::string& certificate_file, const std::string& key_file) {
    ssl::context context(ssl::context::tls_server);
    SSL_CTX* native = context.native_handle();
    require(SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) == 1, "TLS 1.2");
    SSL_CTX_set_security_level(native, 2);
    SSL_CTX_set_options(
        native,
        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
            SSL_OP_PRIORITIZE_CHACHA
    );
    // Sessions kept by the server grow without a bound in some releases; tickets do not.
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    require(SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1, "its ciphers");
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    require(
        SSL_CTX_use_certificate_chain_file(native, certificate_file.c_str()) == 1,
        "the certificate " + certificate_file
    );
    require(
        SSL_CTX_use_PrivateKey_file(native, key_file.c_str(), SSL_FILETYPE_PEM) == 1 &&
            SSL_CTX_check_private_key(native) == 1,
        "the key " + key_file
    );
    return context;
}

}  // namespace spacebetween

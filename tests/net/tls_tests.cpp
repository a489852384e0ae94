// TLS with a certificate made for the test.
#include "tests/net/raw_client.hpp"
#include "tests/net/test_server.hpp"
#include "tests/support/scratch.hpp"

#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <filesystem>

namespace spacebetween {

namespace {

struct FileClose {
    void operator()(FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<FILE, FileClose>;

File open_file(const std::string& path) { return File(std::fopen(path.c_str(), "w")); }

/// Writes a key on P-256 and a certificate that it signed for itself.
TlsFiles make_certificate(const std::filesystem::path& directory) {
    TlsFiles files{(directory / "cert.pem").string(), (directory / "key.pem").string()};
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_EC_gen("P-256"),
        EVP_PKEY_free
    );
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const std::string host = "localhost";
    const std::vector<unsigned char> common(host.begin(), host.end());
    X509_NAME_add_entry_by_txt(
        name,
        "CN",
        MBSTRING_ASC,
        common.data(),
        static_cast<int>(common.size()),
        -1,
        0
    );
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    PEM_write_X509(open_file(files.certificate).get(), certificate.get());
    PEM_write_PrivateKey(
        open_file(files.key).get(),
        key.get(),
        nullptr,
        nullptr,
        0,
        nullptr,
        nullptr
    );
    return files;
}

ServerSettings tls_settings(const Scratch& scratch) {
    ServerSettings settings = quick_settings();
    settings.tls = make_certificate(scratch.path());
    return settings;
}

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 carry requests and WebSockets", "[tls]") {
    const Scratch scratch;
    TestServer server(tls_settings(scratch));
    const int version = GENERATE(TLS1_2_VERSION, TLS1_3_VERSION);
    RawClient client(server.port());
    REQUIRE(client.start_tls(version, "http/1.1"));
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string response = client.read_response();
    CHECK(response.starts_with("HTTP/1.1 200 OK"));
    CHECK(response.find("Strict-Transport-Security") != std::string::npos);
    CHECK(response.find("wss://localhost") != std::string::npos);

    REQUIRE(client.upgrade("/ws/echo"));
    client.send_text(std::string(50'000, 'x'));
    const auto echoed = client.read_frame();
    REQUIRE(echoed.has_value());
    CHECK(echoed->payload.size() == 50'000);
    CHECK(server.stop(10 * second_ms));
    CHECK(server.app().next_ending() == Ended::closed_here);
}

TEST_CASE("older versions and other protocols are refused", "[tls]") {
    const Scratch scratch;
    TestServer server(tls_settings(scratch));
    RawClient old(server.port());
    CHECK_FALSE(old.start_tls(TLS1_1_VERSION, "http/1.1"));
    RawClient newer(server.port());
    CHECK_FALSE(newer.start_tls(TLS1_3_VERSION, "h2"));
}

TEST_CASE("a handshake that does not come is cut, plain HTTP is too", "[tls]") {
    const Scratch scratch;
    ServerSettings settings = tls_settings(scratch);
    settings.limits.http.tls_handshake_ms_max = 50;
    TestServer server(settings);
    RawClient silent(server.port());
    CHECK(silent.is_closed_by_peer());
    RawClient plain(server.port());
    plain.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(plain.is_closed_by_peer());
}

TEST_CASE("a missing certificate is told at the start", "[tls]") {
    ServerSettings settings = quick_settings();
    settings.tls = TlsFiles{"/nowhere/cert.pem", "/nowhere/key.pem"};

    CHECK_THROWS_WITH(TestServer(settings), Catch::Contains("/nowhere/cert.pem"));
}

}  // namespace spacebetween

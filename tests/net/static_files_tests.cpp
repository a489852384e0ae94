// The built client from memory: what is there, what is not, and in which form.
#include "server/net/static_files.hpp"
#include "tests/support/scratch.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <tuple>

namespace spacebetween {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

StaticFiles sample(const fs::path& directory) {
    write(directory / "index.html", "<p>sign in");
    write(directory / "room.html", "<p>room");
    write(directory / "app-1A2B3C4D.js", "script");
    write(directory / "app-1A2B3C4D.js.br", "br");
    write(directory / "app-1A2B3C4D.js.gz", "gz");
    write(directory / "fonts/plain.woff2", "font");
    write(directory.parent_path() / "secret.txt", "secret");
    return StaticFiles(directory);
}

HttpRequest asking(std::string path, std::string accept = {}) {
    HttpRequest request;
    request.path = std::move(path);
    request.fields.push_back({"accept-encoding", std::move(accept)});
    return request;
}

std::string field_of(const HttpResponse& response, const std::string& name) {
    for (const HttpField& field : response.fields) {
        if (field.name == name) {
            return field.value;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("pages answer by their names, and / is the first", "[static]") {
    const Scratch scratch;
    const StaticFiles files = sample(scratch.path() / "web");
    for (const char* path : {"/", "/index.html", "/room", "/room.html"}) {
        const auto found = files.find(asking(path));
        REQUIRE(found.has_value());
        CHECK(found->status == 200);
        CHECK(field_of(*found, "Content-Type") == "text/html; charset=utf-8");
        CHECK(field_of(*found, "Cache-Control") == "no-store");
    }
    HttpRequest head = asking("/");
    head.method = HttpMethod::head;
    CHECK(files.find(head).has_value());
    head.method = HttpMethod::post;
    CHECK_FALSE(files.find(head).has_value());
}

TEST_CASE("the compressed form is chosen by what the browser accepts", "[static]") {
    const Scratch scratch;
    const StaticFiles files = sample(scratch.path() / "web");
    const auto [accept, body, coding] = GENERATE(table<std::string, std::string, std::string>({
        {"gzip, deflate, br", "br", "br"},
        {"gzip", "gz", "gzip"},
        {"GZIP;q=0.5", "gz", "gzip"},
        {"br;q=0, gzip", "gz", "gzip"},
        {"br;q=0.000", "script", ""},
        {"identity", "script", ""},
        {"", "script", ""},
    }));
    CAPTURE(accept);

    const auto found = files.find(asking("/app-1A2B3C4D.js", accept));

    REQUIRE(found.has_value());
    CHECK(*found->body == body);
    CHECK(field_of(*found, "Content-Encoding") == coding);
    CHECK(field_of(*found, "Vary") == "Accept-Encoding");
}

TEST_CASE("only names with a hash are kept for ever", "[static]") {
    const Scratch scratch;
    const StaticFiles files = sample(scratch.path() / "web");
    CHECK(
        field_of(*files.find(asking("/app-1A2B3C4D.js")), "Cache-Control") ==
        "public, max-age=31536000, immutable"
    );
    CHECK(field_of(*files.find(asking("/fonts/plain.woff2")), "Cache-Control") == "no-cache");
}

TEST_CASE("no path leads out of the directory, to a folder or to a compressed twin", "[static]") {
    const Scratch scratch;
    const StaticFiles files = sample(scratch.path() / "web");
    const std::string path = GENERATE(
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/fonts/../../secret.txt",
        "/secret.txt",
        "/fonts",
        "/fonts/",
        "/app-1A2B3C4D.js.br",
        "/app-1A2B3C4D.js.gz",
        "//index.html",
        "index.html",
        "/INDEX.HTML",
        ""
    );
    CAPTURE(path);

    CHECK_FALSE(files.find(asking(path)).has_value());
}

}  // namespace spacebetween

// The operator's limits: what the file says instead of the defaults, and a sentence when it errs.
#include "server/app/limits_file.hpp"

#include "tests/support/scratch.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

using namespace spacebetween;

namespace {

std::filesystem::path written(const Scratch& scratch, const std::string& text) {
    const auto file = scratch / "limits.json";
    std::ofstream(file) << text;
    return file;
}

}  // namespace

TEST_CASE("a limits file changes what it names and nothing else", "[app]") {
    const Scratch scratch;
    const Limits limits =
        limits_from(written(scratch, R"({"change_rate": 1000, "frame_bytes": 8192})"));
    CHECK(limits.change_rate == 1'000);
    CHECK(limits.frame_bytes == 8'192);
    CHECK(limits.change_burst == Limits{}.change_burst);
}

TEST_CASE("an empty object is the defaults", "[app]") {
    const Scratch scratch;
    CHECK(limits_from(written(scratch, "{}")).text_points == Limits{}.text_points);
}

TEST_CASE("a limits file that errs is refused in a sentence that names what is wrong", "[app]") {
    const Scratch scratch;
    const auto refused = [&](const std::string& text, const std::string& named) {
        INFO(text);
        CHECK_THROWS_WITH(limits_from(written(scratch, text)), Catch::Contains(named));
    };
    refused(R"({"no_such_limit": 1})", "no_such_limit");
    refused(R"({"frame_bytes": 1})", "frame_bytes");
    refused(R"({"frame_bytes": "many"})", "frame_bytes");
    refused(R"({"frame_bytes": 8192.5})", "frame_bytes");
    refused(R"({"frame_bytes": -1})", "frame_bytes");
    refused(R"({"frame_bytes": 8192, "frame_bytes": 8192})", "object");
    refused("[]", "object");
    refused("", "object");
    CHECK_THROWS_WITH(limits_from(scratch / "none.json"), Catch::Contains("none.json"));
}

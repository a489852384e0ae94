// Labels: how words are broken and cut to the room they have.
#include "server/vocabulary/text_measure.hpp"

#include <catch2/catch.hpp>

namespace spacebetween {

TEST_CASE("words that need more room than there is end in an ellipsis", "[vocabulary]") {
    const auto lines = wrapped("Maximiliane Anna-Katharina von und zu Bergen", 16, 116, 2);

    REQUIRE(lines.size() == 2);
    CHECK(lines[1].ends_with("…"));
    for (const std::string& line : lines)
        CHECK(text_width(line, 16) <= 116);
}

}  // namespace spacebetween

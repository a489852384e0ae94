// A format is sent and read back whole; what cannot be read is named by its stage.
#include "server/protocol/format_json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace spacebetween {

namespace {

constexpr DoorLimits
    roomy{.bytes = 1'000'000, .depth = 16, .tokens = 100'000, .keys = 256, .string_bytes = 100'000};

FormatReading read(std::string_view text) {
    const auto doc = JsonDoc::read(text, roomy);
    REQUIRE(doc.has_value());
    return format_from(doc->root());
}

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), by);
}

}  // namespace

TEST_CASE("every format of the product is written and read back the same", "[protocol][formats]") {
    for (const Format& format : shipped_formats()) {
        INFO(format.id);
        const FormatReading reading = read(format_json(format));
        CHECK(reading.faults.empty());
        CHECK((reading.format == format));
    }
}

TEST_CASE("what a stage cannot mean is a fault of that stage", "[protocol][formats]") {
    const auto formats = shipped_formats();
    const auto open = std::find_if(formats.begin(), formats.end(), [](const Format& one) {
        return one.id == "open_room";
    });
    REQUIRE(open != formats.end());
    const std::string text = format_json(*open);
    const auto fault = [&text](std::string_view old, std::string_view by) {
        const FormatReading reading = read(replaced(text, old, by));
        REQUIRE(reading.faults.size() == 1);
        return reading.faults.front();
    };
    using Code = FormatFaultCode;
    CHECK((
        fault(R"("mode":"open")", R"("mode":"loud")") == FormatFault{"arriving", Code::unknown_mode}
    ));
    CHECK(
        (fault(R"("facilitator":["contract"])", R"("boss":["contract"])") ==
         FormatFault{"arriving", Code::unknown_role})
    );
    CHECK(
        (fault(R"("facilitator":["contract"])", R"("facilitator":["vault"])") ==
         FormatFault{"arriving", Code::unknown_target})
    );
    CHECK(
        (fault(R"("offers":["contract"])", R"("offers":["lie_detector"])") ==
         FormatFault{"arriving", Code::unknown_type})
    );
    CHECK(
        (fault(R"("mode":"open")", R"("mode":"open","loud":true)") ==
         FormatFault{"arriving", Code::form})
    );
    CHECK((fault(R"("minutes":)", R"("minutes":"soon","rounds":)").code == Code::form));
    CHECK((read("[]").faults == std::vector<FormatFault>{{"", Code::form}}));
}

}  // namespace spacebetween

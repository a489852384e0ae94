// The notation itself: lines told apart without colour, colours that can be seen, sheets that fit.
#include "server/render/bond_line.hpp"
#include "server/render/measure.hpp"
#include "server/render/sheets.hpp"
#include "tests/render/families.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>

namespace spacebetween::render {
namespace {

/// What a bond looks like in black alone.
std::string black(const BondSpec& kind) {
    const Polyline way({{0, 0}, {200, 0}});
    std::string all;
    for (const Shape& shape : bond_shapes(way, look_of(kind))) {
        if (const auto* const path = std::get_if<PathShape>(&shape)) {
            all += path->d + (path->fill == "paper" ? " open " : " ") + plain(path->width);
            for (const double part : path->dash)
                all += " " + plain(part);
        } else if (const auto* const text = std::get_if<TextShape>(&shape)) {
            all += text->text;
        }
    }
    return all;
}

double channel(std::string_view hex) {
    const double value = std::stoi(std::string(hex), nullptr, 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double contrast_on_white(std::string_view colour) {
    const double light = 0.2126 * channel(colour.substr(1, 2)) +
                         0.7152 * channel(colour.substr(3, 2)) +
                         0.0722 * channel(colour.substr(5, 2));
    return 1.05 / (light + 0.05);
}

std::size_t sheets_in(const std::string& document) {
    std::size_t count = 0;
    const std::string_view sheet = "<svg class=\"sheet\"";
    for (auto at = document.find(sheet); at != std::string::npos; at = document.find(sheet, at + 1))
        count++;
    return count;
}

}  // namespace

TEST_CASE("every kind of bond is told apart without colour", "[render]") {
    std::map<std::string, std::string_view> kinds;
    for (const BondSpec& kind : drawn_bonds()) {
        const auto [there, fresh] = kinds.emplace(black(kind), kind.name);
        INFO(kind.name << " and " << there->second);
        CHECK(fresh);
    }
}

TEST_CASE("every colour of a line stands out on paper", "[render]") {
    for (const ClassSpec& spec : drawn_classes()) {
        INFO(spec.name);
        CHECK(contrast_on_white(spec.light) >= 4.5);
    }
}

TEST_CASE("numbers are written to a tenth, as the client writes them", "[render]") {
    const auto [value, written] = GENERATE(table<double, std::string>({
        {0, "0"},
        {-0.04, "0"},
        {0.05, "0.1"},
        {-0.05, "0"},
        {-0.06, "-0.1"},
        {12.34, "12.3"},
        {-12.36, "-12.4"},
        {1000000, "1000000"},
    }));

    CHECK(put(value) == written);
}

TEST_CASE("a family that fits takes one sheet, and a larger one as many as it needs", "[render]") {
    const std::string folder = SPACEBETWEEN_ROOT "/tests/golden/map/";
    const AskedFamily small = family_from(folder + "first_names.json");
    const AskedFamily large = family_from(folder + "bonds.json");
    const auto sheets = [](const AskedFamily& asked, Paper paper) {
        return sheets_in(
            map_sheets(scene_to_leave(asked.records, asked.leaving), asked.caption, paper)
        );
    };

    CHECK(sheets(small, Paper::a4) == 1);
    CHECK(sheets(large, Paper::a4) > sheets(large, Paper::a3));
    CHECK(sheets(large, Paper::a3) > 1);
}

TEST_CASE("a blank sheet is one sheet", "[render]") {
    for (const Paper paper : {Paper::a4, Paper::a3}) {
        CHECK(sheets_in(blank_genogram(paper)) == 1);
        CHECK(sheets_in(blank_rings(paper)) == 1);
    }
}

}  // namespace spacebetween::render

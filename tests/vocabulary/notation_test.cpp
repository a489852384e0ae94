// The map's notation as the server has it: complete, and with the widths of the bundled font.
#include "server/vocabulary/notation.hpp"

#include "server/vocabulary/spec.hpp"

#include <catch2/catch.hpp>

#include <cstdint>

namespace spacebetween {
namespace {

template <class Spec>
void each_choice_is_drawn(Type type, std::string_view field, std::span<const Spec> table) {
    const FieldSpec* spec = field_of(type, field);
    REQUIRE(spec != nullptr);
    for (const auto choice : spec->choices) {
        CAPTURE(choice);
        CHECK(drawn(table, choice) != nullptr);
    }
}

int width_of(std::uint32_t point) {
    const FontWidths widths = font_widths();
    for (const auto& block : widths.blocks) {
        if (point >= block.from && point - block.from < block.widths.size()) {
            return block.widths[point - block.from];
        }
    }
    return widths.other;
}

}  // namespace

TEST_CASE("every choice of a map record has its drawing", "[vocabulary]") {
    each_choice_is_drawn(Type::bond, "kind", drawn_bonds());
    each_choice_is_drawn(Type::bond, "certainty", drawn_certainty());
    each_choice_is_drawn(Type::union_, "kind", drawn_unions());
    each_choice_is_drawn(Type::episode, "kind", drawn_episodes());
    each_choice_is_drawn(Type::parentage, "kind", drawn_children());
    each_choice_is_drawn(Type::context, "kind", drawn_contexts());
}

TEST_CASE("every relation has a class with colours, and something to draw", "[vocabulary]") {
    for (const auto& bond : drawn_bonds()) {
        CAPTURE(bond.name);
        CHECK(drawn(drawn_classes(), bond.line_class) != nullptr);
        CHECK((!bond.rails.empty() || !bond.wave.empty()));
    }
}

TEST_CASE("a parentage of no known kind is as far from home as an unknown one", "[vocabulary]") {
    CHECK(home_rank("birth") < home_rank("adoptive"));
    CHECK(home_rank("unknown") < home_rank("donor"));
    CHECK(home_rank("") == home_rank("unknown"));
}

TEST_CASE("what harms has a direction; only an order that bars contact has none", "[vocabulary]") {
    for (const auto& bond : drawn_bonds()) {
        CAPTURE(bond.name);
        if (bond.line_class == "harm" && bond.name != "contact_barred") CHECK(!bond.to.empty());
    }
}

TEST_CASE("letters have the widths of DejaVu Sans", "[vocabulary]") {
    CHECK(font_widths().units_per_em == 2048);
    CHECK(width_of('A') == 1401);
    CHECK(width_of('i') == 569);
    CHECK(width_of(0x10FFFF) == font_widths().other);
}

}  // namespace spacebetween

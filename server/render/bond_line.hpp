// One bond as shapes, from the six primitives: rails, dash, wave, width, head and middle mark.
#pragma once

#include "server/board/record.hpp"
#include "server/render/polyline.hpp"
#include "server/vocabulary/notation.hpp"

namespace spacebetween::render {

/// A kind's own line, with what is known of strength, flow and quality.
struct BondLook {
    std::string_view ink;
    std::vector<double> rails;
    std::vector<double> dash;
    Wave wave;
    double width = 0;
    std::string_view to_head;
    std::string_view from_head;
    std::string_view middle;
    bool hashes = false;
};

BondLook look_of(const BondSpec& kind);
BondLook look_of(const Record& bond);

/// All shapes of a bond along its way, from the actor to whom it concerns.
Shapes bond_shapes(const Polyline& way, const BondLook& look);

}  // namespace spacebetween::render

// A person or a place as shapes around its own point: outline, conditions, marks and labels.
#pragma once

#include "server/render/graph.hpp"
#include "server/render/shape.hpp"
#include "server/vocabulary/notation.hpp"

namespace spacebetween::render {

struct Figure {
    Shapes shapes;
    Box box;
    double half = 22;  ///< how far the outline reaches from its point
};

/// The name of the symbol that stands for a person.
std::string symbol_name(const Record& person);

/// The shapes of a condition inside a symbol.
Shapes condition_shapes(const SymbolSpec& symbol, const ConditionSpec& condition);

Figure person_symbol(const Record& person, DayNumber day);
Figure context_symbol(const Record& context, const std::vector<const Record*>& ratings);

/// Whether this certainty is drawn faintly.
bool is_faint(const Record& record);

}  // namespace spacebetween::render

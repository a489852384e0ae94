// Shapes and nodes as SVG: plain colours, escaped words, no script, nothing from anywhere else.
#pragma once

#include "server/render/scene.hpp"

namespace spacebetween::render {

/// Words as they may stand in a document or a quoted attribute.
std::string escaped(std::string_view text);

void write_text(std::string& out, const TextShape& text);
void write_shapes(std::string& out, const Shapes& shapes);
void write_node(std::string& out, const SceneNode& node);
/// One row of a legend at a point, the swatch left of its words.
void write_legend_row(std::string& out, const LegendRow& row, Point at);

/// The attributes of a document's root besides its size.
std::string root_attributes(std::string_view label);

}  // namespace spacebetween::render

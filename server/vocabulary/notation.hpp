// How a genogram and a network map are drawn: symbols and lines as data. The tables are generated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace spacebetween {

/// A measure of the drawing in units; one unit is one CSS pixel at zoom 1.
struct SizeSpec {
    std::string_view name;
    double value;
};

/// Colours that repeat what a line's pattern says.
struct ClassSpec {
    std::string_view name;
    std::string_view light;
    std::string_view dark;
};

/// Outlines and parts of a symbol around 0, 0, as SVG path data.
struct SymbolSpec {
    std::string_view name;
    std::string_view d;
    std::string_view index;  ///< the second outline of the child that this is about
    std::string_view small;
    std::string_view cross;
    std::string_view small_cross;
    std::string_view slash;
    std::string_view left;
    std::string_view bottom;
    std::string_view top_left;
    std::string_view bottom_left;
    std::string_view mid_across;
    std::string_view mid_down;
    std::string_view hatch;
    bool solid;
    double half_width;
    double half_height;
};

struct MarkSpec {
    std::string_view name;
    std::string_view d;
    std::string_view letter;
};

/// Which parts of a symbol a condition fills, and which lines it draws.
struct ConditionSpec {
    std::string_view name;
    std::span<const std::string_view> fills;
    std::span<const std::string_view> lines;
};

/// A structure line: of a couple, or down to a child.
struct LineSpec {
    std::string_view name;
    std::string_view line_class;
    double width;
    std::span<const double> dash;
    std::span<const double> beside;  ///< the dash of a second line at `offset`, when not empty
    double offset;
    std::string_view mark;
    std::string_view letter;
};

/// A dated turn in a couple's life: its letter, its mark on the line, and the line from then on.
struct EpisodeSpec {
    std::string_view name;
    std::string_view letter;
    std::string_view d;
    std::string_view line;
};

struct OutlineSpec {
    std::string_view name;
    std::span<const double> dash;
    double width;
};

struct CertaintySpec {
    std::string_view name;
    std::string_view plate;
    bool faint;
    bool hidden;
};

struct ContextSpec {
    std::string_view name;
    std::string_view d;
    double half_width;
    double half_height;
    std::string_view sector;
    int ring;
};

/// A bond by its six primitives: rails, dash, wave, width, head and middle mark.
struct BondSpec {
    std::string_view name;
    std::string_view line_class;
    std::span<const double> rails;
    std::span<const double> dash;
    std::string_view wave;
    double amp;
    double len;
    double width;
    std::string_view to;
    std::string_view mid;
};

/// The advance widths of consecutive characters.
struct WidthBlock {
    std::uint32_t from;
    std::span<const std::uint16_t> widths;
};

struct FontWidths {
    int units_per_em;
    int other;  ///< of a character that no block has
    std::span<const WidthBlock> blocks;
};

std::span<const SizeSpec> drawn_sizes();
std::span<const ClassSpec> drawn_classes();
std::span<const SymbolSpec> drawn_symbols();
std::span<const MarkSpec> drawn_marks();
std::span<const ConditionSpec> drawn_conditions();
std::span<const LineSpec> drawn_unions();
std::span<const EpisodeSpec> drawn_episodes();
std::span<const LineSpec> drawn_children();
std::span<const OutlineSpec> drawn_outlines();
std::span<const CertaintySpec> drawn_certainty();
std::span<const ContextSpec> drawn_contexts();
std::span<const BondSpec> drawn_bonds();
std::span<const double> ring_radii();
std::span<const std::string_view> sector_names();
/// The kinds of parentage from the nearest to home to the farthest.
std::span<const std::string_view> home_order();
FontWidths font_widths();

/// The row of this name, or null.
template <class Spec>
const Spec* drawn(std::span<const Spec> table, std::string_view name) {
    for (const Spec& one : table) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

/// A measure of the notation by its name; 0 when it has none of that name.
double size_named(std::string_view name);

/// The place of a parentage's kind in the home order; that of `unknown` when there is no such kind.
std::size_t home_rank(std::string_view kind);

}  // namespace spacebetween

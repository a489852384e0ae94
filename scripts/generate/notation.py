"""The notation of the map: its check against the record types, its C++ tables and its TypeScript."""

import json

from .cpp_names import MADE, quoted
from .cpp_tables import Arrays, number, table_file, truth
from .load import Wrong

SYMBOL_PATHS = (
    "d", "index", "small", "cross", "small_cross", "slash", "L", "B", "TL", "BL", "mid_across", "mid_down", "hatch",
)
TABLES = (
    "sizes", "classes", "symbols", "marks", "conditions", "unions", "episodes", "children", "outlines", "certainty",
    "contexts", "bonds",
)


def choices(data, type_name, field):
    for record in data["types"]:
        if record["type"] == type_name:
            return set(record["fields"][field]["choices"])
    raise Wrong(f"notation.json: no record type {type_name!r}")


def check(data):
    """Every choice that is drawn has its drawing, and every line a class that has colours."""
    notation = data["notation"]
    drawn = (
        ("unions", "union", "kind"), ("episodes", "episode", "kind"), ("children", "parentage", "kind"),
        ("certainty", "bond", "certainty"), ("contexts", "context", "kind"), ("bonds", "bond", "kind"),
    )
    for table, type_name, field in drawn:
        wanted = choices(data, type_name, field)
        if set(notation[table]) != wanted:
            raise Wrong(f"notation.json: {table} and {type_name}.{field} differ in {sorted(set(notation[table]) ^ wanted)}")
    if sorted(notation["homes"]) != sorted(notation["children"]):
        raise Wrong("notation.json: homes does not order each kind of parentage once")
    for table in ("unions", "children", "bonds"):
        for name, line in notation[table].items():
            if line["class"] not in notation["classes"]:
                raise Wrong(f"notation.json: {table}.{name} has an unknown class")
    for name, one in notation["contexts"].items():
        if one["sector"] not in notation["sectors"] or not 1 <= one["ring"] <= len(notation["rings"]):
            raise Wrong(f"notation.json: contexts.{name} stands outside the rings and sectors")


def numbers(arrays, values):
    return arrays.span("double", ", ".join(number(value) for value in values))


def words(arrays, values):
    return arrays.span("std::string_view", ", ".join(quoted(value) for value in values))


def line_cells(one, arrays):
    return [
        quoted(one["class"]), number(one["width"]), numbers(arrays, one["dash"]), numbers(arrays, one["beside"]),
        number(one["offset"]), quoted(one["mark"]), quoted(one["letter"]),
    ]


def rows(notation, arrays):
    """For each table of notation.hpp: the cells of its rows, after the name."""
    def cells(table, make):
        return [[quoted(name), *make(one)] for name, one in notation[table].items()]

    return (
        ("SizeSpec", "sizes", [[quoted(name), number(value)] for name, value in notation["sizes"].items()]),
        ("ClassSpec", "classes", cells("classes", lambda one: [quoted(one["light"]), quoted(one["dark"])])),
        ("SymbolSpec", "symbols", cells("symbols", lambda one: [
            *[quoted(one[path]) for path in SYMBOL_PATHS],
            truth(one.get("solid")), number(one["half_width"]), number(one["half_height"]),
        ])),
        ("MarkSpec", "marks", cells("marks", lambda one: [quoted(one["d"]), quoted(one["letter"])])),
        ("ConditionSpec", "conditions", cells("conditions", lambda one: [words(arrays, one["fills"]), words(arrays, one["lines"])])),
        ("LineSpec", "unions", cells("unions", lambda one: line_cells(one, arrays))),
        ("EpisodeSpec", "episodes", cells("episodes", lambda one: [quoted(one["letter"]), quoted(one["d"]), quoted(one["line"])])),
        ("LineSpec", "children", cells("children", lambda one: line_cells(one, arrays))),
        ("OutlineSpec", "outlines", cells("outlines", lambda one: [numbers(arrays, one["dash"]), number(one["width"])])),
        ("CertaintySpec", "certainty", cells("certainty", lambda one: [quoted(one["plate"]), truth(one["faint"]), truth(one["hidden"])])),
        ("ContextSpec", "contexts", cells("contexts", lambda one: [
            quoted(one["d"]), number(one["half_width"]), number(one["half_height"]), quoted(one["sector"]), str(one["ring"]),
        ])),
        ("BondSpec", "bonds", cells("bonds", lambda one: [
            quoted(one["class"]), numbers(arrays, one["rails"]), numbers(arrays, one["dash"]), quoted(one["wave"]),
            number(one["amp"]), number(one["len"]), number(one["width"]), quoted(one["to"]), quoted(one["mid"]),
        ])),
    )


def font_lines(font):
    out = []
    blocks = []
    for block in font["blocks"]:
        label = f"widths_{block['from']}"
        out.append(f"constexpr std::uint16_t {label}[] = {{{', '.join(str(one) for one in block['widths'])}}};")
        blocks.append(f"    {{{block['from']}, {label}}},")
    return out + ["constexpr WidthBlock blocks[] = {", *blocks, "};", ""]


def tables_cpp(data):
    notation, font = data["notation"], data["font_widths"]
    arrays = Arrays()
    tables = []
    getters = []
    for spec, label, table in rows(notation, arrays):
        tables += [f"constexpr {spec} {label}_table[] = {{", *["    {" + ", ".join(cells) + "}," for cells in table], "};", ""]
        getters.append(f"std::span<const {spec}> drawn_{label}() {{ return {label}_table; }}")
    rings = numbers(arrays, notation["rings"])
    sectors = words(arrays, notation["sectors"])
    homes = words(arrays, notation["homes"])
    hidden = [*arrays.lines, "", *tables, *font_lines(font)]
    return table_file("notation.hpp", hidden, [
        *getters,
        f"std::span<const double> ring_radii() {{ return {rings}; }}",
        f"std::span<const std::string_view> sector_names() {{ return {sectors}; }}",
        f"std::span<const std::string_view> home_order() {{ return {homes}; }}",
        f"FontWidths font_widths() {{ return {{{font['units_per_em']}, {font['other']}, blocks}}; }}",
    ])


SHAPES = """\
export interface SymbolSpec {
  readonly d: string;
  /** The second outline of the child that this is about. */
  readonly index: string;
  readonly small: string;
  readonly cross: string;
  readonly small_cross: string;
  readonly slash: string;
  readonly L: string;
  readonly B: string;
  readonly TL: string;
  readonly BL: string;
  readonly mid_across: string;
  readonly mid_down: string;
  readonly hatch: string;
  readonly solid?: boolean;
  readonly half_width: number;
  readonly half_height: number;
}

export interface LineSpec {
  readonly class: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly beside: readonly number[];
  readonly offset: number;
  readonly mark: string;
  readonly letter: string;
}

export interface BondSpec {
  readonly class: string;
  readonly rails: readonly number[];
  readonly dash: readonly number[];
  readonly wave: string;
  readonly amp: number;
  readonly len: number;
  readonly width: number;
  readonly to: string;
  readonly mid: string;
}

type Table<T> = { readonly [name: string]: T };

export interface Notation {
  readonly sizes: SIZES;
  readonly classes: Table<{ readonly family: string; readonly light: string; readonly dark: string }>;
  readonly symbols: Table<SymbolSpec>;
  readonly marks: Table<{ readonly d: string; readonly letter: string }>;
  readonly conditions: Table<{ readonly fills: readonly string[]; readonly lines: readonly string[] }>;
  readonly unions: Table<LineSpec>;
  readonly episodes: Table<{ readonly letter: string; readonly d: string; readonly line: string }>;
  readonly children: Table<LineSpec>;
  /** The kinds of parentage from the nearest to home to the farthest. */
  readonly homes: readonly string[];
  readonly outlines: Table<{ readonly dash: readonly number[]; readonly width: number }>;
  readonly certainty: Table<{
    readonly plate: string;
    readonly faint: boolean;
    readonly hidden: boolean;
  }>;
  readonly rings: readonly number[];
  readonly sectors: readonly string[];
  readonly contexts: Table<{
    readonly d: string;
    readonly half_width: number;
    readonly half_height: number;
    readonly sector: string;
    readonly ring: number;
  }>;
  readonly bonds: Table<BondSpec>;
}

export interface FontWidths {
  readonly units_per_em: number;
  readonly other: number;
  readonly blocks: readonly { readonly from: number; readonly widths: readonly number[] }[];
}
"""


def module(data):
    """The notation in a module of its own, for only the map's script needs it."""
    notation = data["notation"]
    font = {key: data["font_widths"][key] for key in ("units_per_em", "other", "blocks")}
    sizes = "{ " + "; ".join(f"readonly {name}: number" for name in notation["sizes"]) + " }"
    return "\n".join([
        f"// {MADE}\n",
        SHAPES.replace("SIZES", sizes),
        f"export const notation: Notation = {json.dumps(notation, ensure_ascii=False)};\n",
        f"export const fontWidths: FontWidths = {json.dumps(font)};\n",
    ])

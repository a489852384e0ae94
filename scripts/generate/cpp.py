"""Writes the vocabulary as C++: enumerations, tables of types, limits, formats and words."""

from . import notation
from .cpp_names import MADE, name, quoted, snake
from .cpp_tables import formats_cpp, types_cpp

FOLDER = "server/vocabulary/"


def enums(data):
    return [
        ("Type", [one["type"] for one in data["types"]]),
        ("Target", data["targets"]),
        ("BoardName", data["boards"]),
        ("Audience", data["audiences"]),
        ("FieldKind", data["field_kinds"]),
        ("OnGone", data["on_gone"]),
        ("Mode", data["modes"]),
        ("Role", data["roles"]),
        ("Mandate", data["mandates"]),
        ("RoomKind", data["room_kinds"]),
        ("StageInsert", data["stage_inserts"]),
        ("SafetyEnding", data["safety_endings"]),
        ("CommandName", data["commands"]),
        ("Refusal", [one["name"] for one in data["refusals"]["protocol"]]),
        ("HttpRefusal", [one["name"] for one in data["refusals"]["http"]]),
        ("CloseCode", list(data["close_codes"])),
    ]


def names_hpp(data):
    out = [
        f"// {MADE} The product's words as enumerations.",
        "#pragma once",
        "",
        "#include <cstddef>",
        "#include <cstdint>",
        "#include <optional>",
        "#include <string_view>",
        "",
        "namespace spacebetween {",
        "",
        "/// The enumerator that a word of the wire names, or nothing.",
        "template <class Enum>",
        "std::optional<Enum> from_string(std::string_view word);",
        "",
    ]
    for enum, words in enums(data):
        out += [f"enum class {enum} : std::uint8_t {{"]
        out += [f"    {name(word)}," for word in words]
        out += ["};", f"inline constexpr std::size_t {snake(enum)}_count = {len(words)};"]
        out += [f"std::string_view to_string({enum} value);"]
        out += ["template <>", f"std::optional<{enum}> from_string<{enum}>(std::string_view word);", ""]
    out += ["}  // namespace spacebetween", ""]
    return "\n".join(out)


def names_cpp(data):
    out = [f"// {MADE}", '#include "server/vocabulary/names.hpp"', "", "namespace spacebetween {", ""]
    for enum, words in enums(data):
        out += [f"std::string_view to_string({enum} value) {{", "    switch (value) {"]
        for word in words:
            out += [f"        case {enum}::{name(word)}:", f"            return {quoted(word)};"]
        out += ["    }", "    return {};", "}", ""]
        out += ["template <>", f"std::optional<{enum}> from_string<{enum}>(std::string_view word) {{"]
        by_length = {}
        for word in words:
            by_length.setdefault(len(word), []).append(word)
        out += ["    switch (word.size()) {"]
        for length, same in sorted(by_length.items()):
            out += [f"        case {length}:"]
            for word in same:
                out += [f"            if (word == {quoted(word)}) {{", f"                return {enum}::{name(word)};", "            }"]
            out += ["            break;"]
        out += ["        default:", "            break;", "    }", "    return std::nullopt;", "}", ""]
    out += ["}  // namespace spacebetween", ""]
    return "\n".join(out)


def limits_hpp(data):
    out = [
        f"// {MADE} Every limit of the server, with its default.",
        "#pragma once",
        "",
        "#include <cstddef>",
        "#include <functional>",
        "#include <string_view>",
        "",
        "namespace spacebetween {",
        "",
        "struct Limits {",
    ]
    for key, limit in data["limits"].items():
        out += [f"    std::size_t {key} = {limit['default']};  ///< {limit['about']}"]
    out += [
        "};",
        "",
        "/// Sets the limit of this name; false when there is none, or the value is outside its range.",
        "[[nodiscard]] bool set_limit(Limits& limits, std::string_view name, std::size_t value);",
        "",
        "/// Each limit with its name, in the order of the data.",
        "void for_each_limit(const Limits& limits, const std::function<void(std::string_view, std::size_t)>& visit);",
        "",
        "}  // namespace spacebetween",
        "",
    ]
    return "\n".join(out)


def limits_cpp(data):
    out = [
        f"// {MADE}",
        '#include "server/vocabulary/limits.hpp"',
        "",
        "namespace spacebetween {",
        "",
        "namespace {",
        "",
        "struct LimitRow {",
        "    std::string_view name;",
        "    std::size_t Limits::*field;",
        "    std::size_t min;",
        "    std::size_t max;",
        "};",
        "",
        "constexpr LimitRow rows[] = {",
    ]
    for key, limit in data["limits"].items():
        out += [f"    {{{quoted(key)}, &Limits::{key}, {limit['min']}, {limit['max']}}},"]
    out += [
        "};",
        "",
        "}  // namespace",
        "",
        "bool set_limit(Limits& limits, std::string_view name, std::size_t value) {",
        "    for (const auto& row : rows) {",
        "        if (row.name == name) {",
        "            if (value < row.min || value > row.max) {",
        "                return false;",
        "            }",
        "            limits.*row.field = value;",
        "            return true;",
        "        }",
        "    }",
        "    return false;",
        "}",
        "",
        "void for_each_limit(const Limits& limits, const std::function<void(std::string_view, std::size_t)>& visit) {",
        "    for (const auto& row : rows) {",
        "        visit(row.name, limits.*row.field);",
        "    }",
        "}",
        "",
        "}  // namespace spacebetween",
        "",
    ]
    return "\n".join(out)


def refusals_cpp(data):
    out = [f"// {MADE}", '#include "server/vocabulary/refusal.hpp"', "", "namespace spacebetween {", ""]
    for function, key in (("is_answer", "answer"), ("worth_retrying", "retry")):
        out += [f"bool {function}(Refusal refusal) {{", "    switch (refusal) {"]
        rows = data["refusals"]["protocol"]
        for value in ("true", "false"):
            chosen = [one for one in rows if one[key] == (value == "true")]
            out += [f"        case Refusal::{name(one['name'])}:" for one in chosen]
            out += [f"            return {value};"] if chosen else []
        out += ["    }", "    return false;", "}", ""]
    out += ["int http_status(HttpRefusal refusal) {", "    switch (refusal) {"]
    for status in sorted({one["status"] for one in data["refusals"]["http"]}):
        out += [f"        case HttpRefusal::{name(one['name'])}:" for one in data["refusals"]["http"] if one["status"] == status]
        out += [f"            return {status};"]
    out += ["    }", "    return 500;", "}", "", "int number_of(CloseCode code) {", "    switch (code) {"]
    for key, number in data["close_codes"].items():
        out += [f"        case CloseCode::{name(key)}:", f"            return {number};"]
    out += ["    }", "    return 4500;", "}", "", "}  // namespace spacebetween", ""]
    return "\n".join(out)


def word_table_hpp(_data):
    return "\n".join([
        f"// {MADE} Keys and their words, sorted by key.",
        "#pragma once",
        "",
        "#include <span>",
        "#include <string_view>",
        "#include <utility>",
        "",
        "namespace spacebetween {",
        "",
        "std::span<const std::pair<std::string_view, std::string_view>> word_table();",
        "",
        "}  // namespace spacebetween",
        "",
    ])


def word_table_cpp(data):
    out = [
        f"// {MADE}",
        '#include "server/vocabulary/word_table.hpp"',
        "",
        "namespace spacebetween {",
        "",
        "namespace {",
        "",
        "constexpr std::pair<std::string_view, std::string_view> rows[] = {",
    ]
    out += [f"    {{{quoted(key)}, {quoted(text)}}}," for key, text in sorted(data["words"].items())]
    out += [
        "};",
        "",
        "}  // namespace",
        "",
        "std::span<const std::pair<std::string_view, std::string_view>> word_table() { return rows; }",
        "",
        "}  // namespace spacebetween",
        "",
    ]
    return "\n".join(out)


def files(data):
    """File name below the output folder, and its text."""
    return {
        FOLDER + "names.hpp": names_hpp(data),
        FOLDER + "names.cpp": names_cpp(data),
        FOLDER + "limits.hpp": limits_hpp(data),
        FOLDER + "limits.cpp": limits_cpp(data),
        FOLDER + "types.cpp": types_cpp(data),
        FOLDER + "refusals.cpp": refusals_cpp(data),
        FOLDER + "shipped_formats.cpp": formats_cpp(data),
        FOLDER + "word_table.hpp": word_table_hpp(data),
        FOLDER + "word_table.cpp": word_table_cpp(data),
        FOLDER + "notation_tables.cpp": notation.tables_cpp(data),
    }

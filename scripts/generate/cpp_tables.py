"""The larger C++ tables: record types with their fields, commands, roles, and the shipped formats."""

from .cpp_names import MADE, listed, name, quoted


def truth(value):
    return "true" if value else "false"


def number(value):
    text = repr(float(value))
    return text if "e" in text or "." in text else text + ".0"


def table_file(header, hidden, shown):
    """A source file: the tables that only it sees, and behind them what its header promises."""
    return "\n".join([
        f"// {MADE} The tables behind {header}.",
        f'#include "server/vocabulary/{header}"',
        "",
        "namespace spacebetween {",
        "",
        "namespace {",
        "",
        *hidden,
        "}  // namespace",
        "",
        *shown,
        "",
        "}  // namespace spacebetween",
        "",
    ])


class Arrays:
    """Names each distinct list once, for spans cannot hold literals."""

    def __init__(self):
        self.lines = []
        self.known = {}

    def span(self, element, content):
        if not content:
            return "{}"
        key = (element, content)
        if key not in self.known:
            label = f"list_{len(self.known)}"
            self.known[key] = label
            self.lines.append(f"constexpr {element} {label}[] = {{{content}}};")
        return self.known[key]


def field_row(key, field, arrays):
    targets = field.get("targets", [])
    cells = [
        quoted(key),
        f"FieldKind::{name(field['kind'])}",
        arrays.span("std::string_view", ", ".join(quoted(one) for one in field.get("choices", []))),
        str(field.get("max", 0) if field["kind"] in ("text", "line") else 0),
        number(field.get("min", 0)),
        number(field["max"] if field["kind"] == "number" else 0),
        truth(field.get("whole")),
        truth(targets == "*"),
        arrays.span("Type", "" if targets == "*" else listed("Type", targets)),
        f"OnGone::{name(field.get('on_gone', 'clear'))}",
        truth(field.get("server_only")),
        arrays.span("Role", listed("Role", field.get("only_roles", []))),
        truth(field.get("member")),
    ]
    return "    {" + ", ".join(cells) + "},"


def type_row(record, arrays):
    cells = [
        f"Type::{name(record['type'])}",
        quoted(record["type"]),
        quoted(record["prefix"]),
        f"BoardName::{name(record['board'])}",
        quoted(record.get("board_of", "")),
        arrays.span("Target", listed("Target", record["homes"])),
        f"Audience::{name(record['audience'])}",
        arrays.span("Role", listed("Role", record.get("only_roles", []))),
        arrays.span("Mandate", listed("Mandate", record.get("only_mandates", []))),
        f"fields_of_{record['type']}",
        quoted(record["outline"]),
        truth(record.get("one_per_room")),
        truth(record.get("never_deleted")),
        truth(record.get("uncounted")),
    ]
    return "    {" + ", ".join(cells) + "},"


def command_row(command, rights, arrays):
    who = rights["who"]
    holders = {"everyone": "everyone", "*": "star"}.get(who if isinstance(who, str) else "", "named")
    cells = [
        f"CommandName::{name(command)}",
        f"CommandHolders::{holders}",
        arrays.span("Role", "" if isinstance(who, str) else listed("Role", who)),
        f"CommandTime::{rights['session']}",
        truth(rights.get("revision")),
        truth(rights.get("exempt")),
    ]
    return "    {" + ", ".join(cells) + "},"


def role_row(role, rights):
    cells = [f"Role::{name(role)}", truth(rights.get("guests")), truth(rights.get("accountable")), truth(rights.get("outside_star"))]
    return "    {" + ", ".join(cells) + "},"


def types_cpp(data):
    arrays = Arrays()
    tables = []
    for record in data["types"]:
        tables += [f"constexpr FieldSpec fields_of_{record['type']}[] = {{"]
        tables += [field_row(key, field, arrays) for key, field in record["fields"].items()]
        tables += ["};", ""]
    tables += ["constexpr TypeSpec types[] = {"] + [type_row(record, arrays) for record in data["types"]] + ["};", ""]
    rights = data["rights"]
    tables += ["constexpr CommandSpec commands[] = {"]
    tables += [command_row(command, rights["commands"][command], arrays) for command in data["commands"]] + ["};", ""]
    tables += ["constexpr RoleSpec roles[] = {"]
    tables += [role_row(role, rights["roles"][role]) for role in data["roles"]] + ["};", ""]
    default = [role for role in data["roles"] if rights["roles"][role].get("default")][0]
    return table_file("spec.hpp", [*arrays.lines, "", *tables], [
        "const TypeSpec& spec_of(Type type) { return types[static_cast<std::size_t>(type)]; }",
        "const CommandSpec& spec_of(CommandName command) { return commands[static_cast<std::size_t>(command)]; }",
        "const RoleSpec& spec_of(Role role) { return roles[static_cast<std::size_t>(role)]; }",
        "std::span<const TypeSpec> all_types() { return types; }",
        f"Role default_role() {{ return Role::{name(default)}; }}",
    ])


def by_role(field, enum, rows):
    out = []
    for role, words in rows.items():
        place = f"stage.{field}.star" if role == "*" else f"stage.{field}.roles[Role::{name(role)}]"
        out.append(f"    {place} = {{{listed(enum, words)}}};")
    return out


def gate_item(item):
    kind, _, rest = item.partition(".")
    if kind == "role":
        return f"GateItem{{Role::{name(rest)}, Type::contract, {{}}}}"
    return f"GateItem{{std::nullopt, Type::{name(kind)}, {quoted(rest)}}}"


def turns(one, holder):
    out = []
    if one.get("turn") == "*":
        out.append(f"    {holder}.everyone_in_turn = true;")
    elif "turn" in one:
        out.append(f"    {holder}.turn = Role::{name(one['turn'])};")
    if "rounds" in one:
        out.append(f"    {holder}.rounds = {one['rounds']};")
    return out


def module_lines(one, module, words):
    key = f"module.{one['id']}.{module['id']}"
    return [
        "    {",
        "        StageModule module;",
        f"        module.id = {quoted(module['id'])};",
        f"        module.name = {quoted(words[key + '.name'])};",
        f"        module.prompt = {quoted(words[key + '.prompt'])};",
        f"        module.minutes = {module['minutes']};",
        *("    " + line for line in turns(module, "module")),
        "        stage.modules.push_back(std::move(module));",
        "    }",
    ]


def stage_function(one, stage, words):
    key = f"stage.{one['id']}.{stage['id']}"
    out = [
        f"FormatStage {one['id']}_{stage['id']}() {{",
        "    FormatStage stage;",
        f"    stage.id = {quoted(stage['id'])};",
        f"    stage.name = {quoted(words[key + '.name'])};",
        f"    stage.prompt = {quoted(words[key + '.prompt'])};",
        f"    stage.minutes = {stage['minutes']};",
        f"    stage.mode = Mode::{name(stage['mode'])};",
    ]
    out += by_role("may", "Target", stage["may"]) + by_role("see", "BoardName", stage["see"])
    for line in stage.get("gate", []):
        out.append(f"    stage.gate.push_back(GateLine{{{', '.join(gate_item(item) for item in line)}}});")
    if "listening" in stage:
        out.append(f"    stage.listening = Role::{name(stage['listening'])};")
    out += turns(stage, "stage")
    for module in stage.get("modules", []):
        out += module_lines(one, module, words)
    if "chooses" in stage:
        out.append(f"    stage.chooses = {quoted(stage['chooses'])};")
    for flag in ("attributed", "admits_manager", "questions_only"):
        if stage.get(flag):
            out.append(f"    stage.{flag} = true;")
    for list_name in ("offers", "output"):
        if stage.get(list_name):
            out.append(f"    stage.{list_name} = {{{listed('Type', stage[list_name])}}};")
    if stage.get("prompts"):
        out.append(f"    stage.prompts = {{{', '.join(quoted(one) for one in stage['prompts'])}}};")
    for field, value in stage.get("preset", {}).items():
        out.append(f"    stage.preset[{quoted(field)}] = {quoted(value)};")
    if stage.get("focus"):
        out.append(f"    stage.focus = {quoted(stage['focus'])};")
    return out + ["    return stage;", "}", ""]


def formats_cpp(data):
    out = [f"// {MADE} The formats of the product.", '#include "server/vocabulary/format.hpp"', "", "#include <utility>", "", "namespace spacebetween {", "", "namespace {", ""]
    for one in data["formats"]:
        for stage in one["stages"]:
            out += stage_function(one, stage, data["words"])
        out += [
            f"Format {one['id']}() {{",
            "    Format format;",
            f"    format.id = {quoted(one['id'])};",
            f"    format.version = {one['version']};",
            f"    format.name = {quoted(data['words']['format.' + one['id'] + '.name'])};",
            f"    format.use_when = {quoted(data['words']['format.' + one['id'] + '.use_when'])};",
            f"    format.stance = {quoted(data['words']['format.' + one['id'] + '.stance'])};",
            f"    format.source = {quoted(data['words']['format.' + one['id'] + '.source'])};",
            *(f"    format.{key} = {one[key]};" for key in ("min_people", "max_people") if key in one),
            f"    format.roles = {{{listed('Role', one['roles'])}}};",
            f"    format.ends_held = {truth(one.get('ends_held'))};",
        ]
        out += [f"    format.stages.push_back({one['id']}_{stage['id']}());" for stage in one["stages"]]
        out += ["    return format;", "}", ""]
    between = data["rights"]["between_sessions"]
    out += ["}  // namespace", "", "std::vector<Format> shipped_formats() {", "    std::vector<Format> formats;"]
    out += [f"    formats.push_back({one['id']}());" for one in data["formats"]]
    out += [
        "    return formats;",
        "}",
        "",
        f"BoardSet see_between_sessions() {{ return {{{listed('BoardName', between['see'])}}}; }}",
        f"TargetSet may_between_sessions() {{ return {{{listed('Target', between['may'])}}}; }}",
        "",
        "}  // namespace spacebetween",
        "",
    ]
    return "\n".join(out)

"""What must hold of shared/ before anything is generated from it. Closed by default: a type without a
home, an audience or an outline rule does not build."""

import re

from . import notation
from .load import Wrong

NAME = re.compile(r"^[a-z][a-z0-9_]*$")
SLOT = re.compile(r"\{([a-z_0-9]+)\}")
RESERVED_PREFIXES = {"a", "c", "f", "i", "l", "m", "r", "s", "se", "st", "sm", "t", "ti", "v"}
TYPE_KEYS = {
    "type", "prefix", "board", "board_of", "homes", "audience", "outline", "fields", "only_roles",
    "only_mandates", "one_per_room", "never_deleted", "uncounted",
}
FIELD_KEYS = {
    "kind", "choices", "max", "min", "whole", "targets", "on_gone", "server_only", "only_roles", "member",
}
STAGE_KEYS = {
    "id", "minutes", "mode", "may", "see", "gate", "listening", "attributed", "turn", "admits_manager",
    "offers", "preset", "focus", "rounds", "modules", "chooses", "questions_only", "output", "prompts",
}
PROMPT_KEYS = {"id", "group", "asks_for", "lens", "text"}
ASKS_FOR = ("memory", "imagination", "position", "plan")
MODULE_KEYS = {"id", "minutes", "turn", "rounds"}
FORMAT_KEYS = {"id", "version", "order", "ends_held", "min_people", "max_people", "roles", "stages"}


def need(holds, message):
    if not holds:
        raise Wrong(message)


def subset(where, words, allowed, what):
    for word in words:
        need(word in allowed, f"{where}: unknown {what} {word!r}")
    need(len(set(words)) == len(words), f"{where}: a {what} stands twice")


def check_field(where, name, field, data):
    need(NAME.match(name), f"{where}: not a name")
    need(name not in {"id", "type", "v", "by", "order"}, f"{where}: every record has that already")
    need(set(field) <= FIELD_KEYS, f"{where}: unknown keys {sorted(set(field) - FIELD_KEYS)}")
    kind = field.get("kind")
    need(kind in data["field_kinds"], f"{where}: unknown kind {kind!r}")
    need(("choices" in field) == (kind == "choice"), f"{where}: choices belong to the kind choice, and must be there")
    if kind == "choice":
        need(field["choices"], f"{where}: no choices")
        subset(where, field["choices"], field["choices"], "choice")
    is_reference = kind in ("ref", "refs")
    need(("targets" in field) == is_reference, f"{where}: targets belong to references, and must be there")
    need(("on_gone" in field) == is_reference, f"{where}: on_gone belongs to references, and must be there")
    if is_reference:
        need(field["on_gone"] in data["on_gone"], f"{where}: unknown on_gone {field['on_gone']!r}")
        if field["targets"] != "*":
            need(field["targets"], f"{where}: no targets")
            subset(where, field["targets"], [one["type"] for one in data["types"]], "target")
        need(not (kind == "refs" and field["on_gone"] == "cascade"), f"{where}: a set cannot cascade")
    if kind == "number":
        need("min" in field and "max" in field and field["min"] < field["max"], f"{where}: a number needs min < max")
    if kind == "line":
        need("max" in field, f"{where}: a line needs a max")
    subset(where, field.get("only_roles", []), data["roles"], "role")


def check_type(record, data):
    where = f"records/{record['type']}.json"
    need(set(record) <= TYPE_KEYS, f"{where}: unknown keys {sorted(set(record) - TYPE_KEYS)}")
    need(record.get("homes"), f"{where}: a type needs a home")
    subset(where, record["homes"], data["targets"], "home")
    need(record.get("audience") in data["audiences"], f"{where}: a type needs an audience")
    need(record.get("outline"), f"{where}: a type needs an outline rule")
    need(record.get("fields"), f"{where}: a type needs fields")
    need(len(record["fields"]) < 64, f"{where}: too many fields")
    need(record.get("board") in data["boards"], f"{where}: unknown board {record.get('board')!r}")
    prefix = record.get("prefix", "")
    need(NAME.match(prefix) and len(prefix) <= 8, f"{where}: not a prefix: {prefix!r}")
    need(prefix not in RESERVED_PREFIXES, f"{where}: the prefix {prefix!r} is kept for other ids")
    for slot in SLOT.findall(record["outline"]):
        need(slot in record["fields"], f"{where}: the outline names {slot!r}, which is no field")
    if "board_of" in record:
        of = record["fields"].get(record["board_of"], {})
        need(of.get("kind") == "ref", f"{where}: board_of must name a ref")
    need(("as_target" in record["homes"]) == ("board_of" in record), f"{where}: as_target and board_of go together")
    subset(where, record.get("only_roles", []), data["roles"], "role")
    subset(where, record.get("only_mandates", []), data["mandates"], "mandate")
    for name, field in record["fields"].items():
        check_field(f"{where}: {name}", name, field, data)


def check_gate_item(where, item, data):
    kind, _, name = item.partition(".")
    if kind == "role":
        need(name in data["roles"], f"{where}: unknown role in {item!r}")
        return
    fields = {one["type"]: one["fields"] for one in data["types"]}
    need(name in fields.get(kind, {}), f"{where}: the gate names {item!r}, which is no field")


def check_turns(where, one, roles):
    turn = one.get("turn")
    need(turn is None or turn == "*" or turn in roles, f"{where}: unknown role {turn!r}")
    need("rounds" not in one or (turn is not None and one["rounds"] >= 0), f"{where}: rounds belong to a turn")


def check_stage(where, stage, roles, data):
    need(set(stage) <= STAGE_KEYS, f"{where}: unknown keys {sorted(set(stage) - STAGE_KEYS)}")
    need(stage.get("mode") in data["modes"], f"{where}: unknown mode {stage.get('mode')!r}")
    need(1 <= stage.get("minutes", 0) <= data["limits"]["stage_minutes"]["default"], f"{where}: minutes")
    for role, targets in stage["may"].items():
        need(role == "*" or role in roles, f"{where}: may names {role!r}, which is no role of the format")
        subset(where, targets, data["stage_targets"], "target")
        for target in targets:
            need(target != "seal" or stage["mode"] == "sealed", f"{where}: seal is for sealed stages")
    need(stage["see"], f"{where}: a stage says what is seen")
    for role, boards in stage["see"].items():
        need(role == "*" or role in roles, f"{where}: see names {role!r}, which is no role of the format")
        subset(where, boards, data["boards"], "board")
    for line in stage.get("gate", []):
        need(line, f"{where}: an empty line in the gate")
        for item in line:
            check_gate_item(where, item, data)
    need("listening" not in stage or stage["listening"] in roles, f"{where}: unknown role {stage.get('listening')!r}")
    check_turns(where, stage, roles)
    types = [one["type"] for one in data["types"]]
    subset(where, stage.get("offers", []), types, "type")
    subset(where, stage.get("output", []), types, "type")
    subset(where, stage.get("prompts", []), data["prompts"], "prompt")
    modules = [module["id"] for module in stage.get("modules", [])]
    subset(where, modules, modules, "module")
    for module in stage.get("modules", []):
        need(set(module) <= MODULE_KEYS, f"{where}: unknown keys {sorted(set(module) - MODULE_KEYS)}")
        need(NAME.match(module["id"]), f"{where}: not an id: {module['id']!r}")
        need(1 <= module.get("minutes", 0) <= data["limits"]["stage_minutes"]["default"], f"{where}: minutes of {module['id']}")
        check_turns(f"{where}: {module['id']}", module, roles)


def check_format(one, data):
    where = f"formats/{one.get('id')}.json"
    need(NAME.match(one.get("id", "")), f"{where}: not an id")
    need(set(one) <= FORMAT_KEYS, f"{where}: unknown keys {sorted(set(one) - FORMAT_KEYS)}")
    need(one.get("version", 0) >= 1, f"{where}: a version from 1 on")
    subset(where, one["roles"], data["roles"], "role")
    ids = [stage["id"] for stage in one["stages"]]
    subset(where, ids, ids, "stage")
    need(ids and ids[0] == "arriving" and one["stages"][0].get("gate"), f"{where}: begins with arriving and its gate")
    need(len(ids) <= data["limits"]["stages_per_format"]["default"], f"{where}: too many stages")
    need(one["stages"][-1]["mode"] != "sealed", f"{where}: a sealed last stage would never be revealed")
    for stage in one["stages"]:
        check_stage(f"{where}: {stage['id']}", stage, one["roles"], data)
    for place, stage in enumerate(one["stages"]):
        later = [other["id"] for other in one["stages"][place + 1:] if other.get("modules")]
        need("chooses" not in stage or stage["chooses"] in later, f"{where}: {stage['id']} chooses for no later stage")


def check_library(data):
    """The prompts and packs of words that the screen fetches when they are wanted."""
    library = data["library"]
    groups = [one["id"] for one in library["groups"]]
    kinds = {one["type"]: one["fields"] for one in data["types"]}["question"]["kind"]["choices"]
    lenses = {one["type"]: one["fields"] for one in data["types"]}["reading"]["lens"]["choices"]
    subset("prompts.json", groups, groups, "group")
    subset("prompts.json", data["prompts"], data["prompts"], "prompt")
    need(library.get("imagining"), "prompts.json: it must say that imagining is no test")
    for group in library["groups"]:
        need(group.get("question", kinds[0]) in kinds, f"prompts.json: {group['id']}: unknown kind of question")
    for one in library["prompts"]:
        where = f"prompts.json: {one['id']}"
        need(set(one) <= PROMPT_KEYS, f"{where}: unknown keys {sorted(set(one) - PROMPT_KEYS)}")
        need(one.get("group") in groups and one.get("text"), f"{where}: a prompt needs a group and a text")
        need(one.get("asks_for") in ASKS_FOR, f"{where}: what it asks for is one of {', '.join(ASKS_FOR)}")
        need(one.get("lens", lenses[0]) in lenses, f"{where}: unknown lens")
    for eye in library["eyes"]:
        subset(f"prompts.json: {eye['id']}", eye["prompts"], data["prompts"], "prompt")
    packs = {one["type"]: one["fields"] for one in data["types"]}["contract"]["terms"]["choices"]
    for pack in packs:
        need(pack in data["terms"], f"terms/{pack}.json: missing")
        words = set(data["terms"][pack]["words"])
        need(words == set(data["terms"][packs[0]]["words"]), f"terms/{pack}.json: not the words of {packs[0]}")
    for name, terms in data["terms"].items():
        need(terms.get("id") == name and terms.get("about"), f"terms/{name}.json: needs its id and what it is about")


def check_words(data):
    """Every word of the vocabulary has words for the screen; nothing falls back to a bare name."""
    wanted = [f"board.{name}" for name in data["boards"]]
    for group, key in (("modes", "mode"), ("roles", "role"), ("mandates", "mandate"), ("audiences", "audience")):
        wanted += [f"{key}.{name}" for name in data[group]]
    wanted += [f"insert.{name}" for name in data["stage_inserts"]]
    wanted += [f"ending.{name}" for name in data["safety_endings"]]
    for record in data["types"]:
        wanted.append(f"type.{record['type']}")
        for name, field in record["fields"].items():
            if "server" in record["homes"]:
                continue
            wanted.append(f"field.{record['type']}.{name}")
            wanted += [f"choice.{record['type']}.{name}.{choice}" for choice in field.get("choices", [])]
    wanted += [f"refusal.{one['name']}" for one in data["refusals"]["protocol"]]
    wanted += [f"http.{one['name']}" for one in data["refusals"]["http"]]
    wanted += [f"close.{name}" for name in data["close_codes"]]
    for one in data["formats"]:
        wanted += [f"format.{one['id']}.{word}" for word in ("name", "use_when", "stance", "source")]
        for stage in one["stages"]:
            wanted += [f"stage.{one['id']}.{stage['id']}.name", f"stage.{one['id']}.{stage['id']}.prompt"]
            for module in stage.get("modules", []):
                wanted += [f"module.{one['id']}.{module['id']}.name", f"module.{one['id']}.{module['id']}.prompt"]
    missing = [key for key in wanted if key not in data["words"]]
    need(not missing, "text/en: no words for " + ", ".join(missing[:12]) + (f" and {len(missing) - 12} more" if len(missing) > 12 else ""))


def check(data):
    need(data["types"], "records: no types")
    prefixes = {}
    for record in data["types"]:
        check_type(record, data)
        other = prefixes.setdefault(record["prefix"], record["type"])
        need(other == record["type"], f"records: {other} and {record['type']} share the prefix {record['prefix']!r}")
    for name, limit in data["limits"].items():
        need(NAME.match(name) and limit.get("about"), f"limits.json: {name} needs a name and what it is about")
        need(limit["min"] <= limit["default"] <= limit["max"], f"limits.json: {name} is outside its own range")
    numbers = list(data["close_codes"].values())
    subset("close_codes.json", numbers, range(4000, 5000), "number")
    need(set(data["rights"]["commands"]) == set(data["commands"]), "rights.json: each command needs its rights")
    need(set(data["rights"]["roles"]) == set(data["roles"]), "rights.json: each role needs its rights")
    for one in data["formats"]:
        check_format(one, data)
    notation.check(data)
    check_library(data)
    check_words(data)

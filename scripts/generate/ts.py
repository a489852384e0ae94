"""Writes the vocabulary as one TypeScript module: the same data, with types for its words."""

import json

MADE = "Generated from shared/ by scripts/vocabulary.py."


def union(type_name, words):
    return f"export type {type_name} =\n" + "\n".join(f"  | {json.dumps(word)}" for word in words) + ";\n"


def constant(label, value, type_name=None):
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if type_name is None:
        return f"export const {label} = {text} as const;\n"
    return f"export const {label}: {type_name} = {text};\n"


SHAPES = """\
export interface FieldSpec {
  readonly kind: FieldKind;
  readonly choices?: readonly string[];
  readonly max?: number;
  readonly targets?: "*" | readonly TypeName[];
  /** The record goes when what it refers to goes. */
  readonly cascades?: true;
  readonly only_roles?: readonly Role[];
}

export interface TypeSpec {
  readonly prefix: string;
  readonly board: BoardName;
  readonly homes: readonly Target[];
  readonly only_roles?: readonly Role[];
  readonly outline: string;
  readonly never_deleted?: boolean;
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

export interface StageSpec {
  readonly id: string;
  readonly name: string;
  readonly prompt: string;
  readonly minutes: number;
  readonly mode: Mode;
  readonly may: Readonly<Record<string, readonly Target[]>>;
  readonly see: Readonly<Record<string, readonly BoardName[]>>;
  readonly gate?: readonly (readonly string[])[];
  readonly listening?: Role;
  readonly attributed?: boolean;
  readonly turn?: Role | "*";
  readonly rounds?: number;
  readonly modules?: readonly ModuleSpec[];
  readonly chooses?: string;
  readonly admits_manager?: boolean;
  readonly offers?: readonly TypeName[];
  readonly preset?: Readonly<Record<string, string>>;
  readonly focus?: string;
  readonly questions_only?: boolean;
  readonly output?: readonly TypeName[];
  readonly prompts?: readonly string[];
}

export interface ModuleSpec {
  readonly id: string;
  readonly name: string;
  readonly prompt: string;
  readonly minutes: number;
  readonly turn?: Role | "*";
  readonly rounds?: number;
}

export interface FormatSpec {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly use_when: string;
  readonly stance: string;
  readonly source: string;
  readonly min_people?: number;
  readonly max_people?: number;
  readonly roles: readonly Role[];
  readonly ends_held: boolean;
  readonly stages: readonly StageSpec[];
}

/** What is needed to choose a format; the server sends the stages of the one that runs. */
export type FormatChoice = Pick<FormatSpec, "id" | "name" | "use_when" | "roles">;

export interface CommandSpec {
  readonly who: "everyone" | "*" | readonly Role[];
  readonly session: "any" | "running" | "none";
  readonly revision?: boolean;
  readonly exempt?: boolean;
}
"""


TYPE_KEYS = ("prefix", "board", "homes", "only_roles", "outline", "never_deleted", "fields")
FIELD_KEYS = ("kind", "choices", "max", "targets", "only_roles")


def client_type(record):
    """What a screen needs of a record type: not the rules that only the server keeps, nor the fields that only it writes."""
    kept = {key: record[key] for key in TYPE_KEYS if key in record}
    kept["fields"] = {
        name: {key: field[key] for key in FIELD_KEYS if key in field}
        | ({"cascades": True} if field.get("on_gone") == "cascade" else {})
        for name, field in record["fields"].items()
        if not field.get("server_only")
    }
    return kept


def modules(one, stage, words):
    if "modules" not in stage:
        return {}
    named = [
        {
            "id": module["id"],
            **{key: words[f"module.{one['id']}.{module['id']}.{key}"] for key in ("name", "prompt")},
            **{key: value for key, value in module.items() if key != "id"},
        }
        for module in stage["modules"]
    ]
    return {"modules": named}


def formats(data):
    out = []
    for one in data["formats"]:
        words = data["words"]
        stages = [
            {
                "id": stage["id"],
                "name": words[f"stage.{one['id']}.{stage['id']}.name"],
                "prompt": words[f"stage.{one['id']}.{stage['id']}.prompt"],
                **{key: value for key, value in stage.items() if key not in ("id", "modules")},
                **modules(one, stage, words),
            }
            for stage in one["stages"]
        ]
        people = {key: one[key] for key in ("min_people", "max_people") if key in one}
        out.append({
            "id": one["id"],
            "version": one["version"],
            **{key: words[f"format.{one['id']}.{key}"] for key in ("name", "use_when", "stance", "source")},
            **people,
            "roles": one["roles"],
            "ends_held": one.get("ends_held", False),
            "stages": stages,
        })
    return out


def module(data):
    protocol = {one["name"]: {"answer": one["answer"], "retry": one["retry"]} for one in data["refusals"]["protocol"]}
    types = {record["type"]: client_type(record) for record in data["types"]}
    parts = [f"// {MADE}\n"]
    for label, type_name, words in (
        ("typeNames", "TypeName", [one["type"] for one in data["types"]]),
        ("boards", "BoardName", data["boards"]),
        ("targets", "Target", data["targets"]),
        ("audiences", "Audience", data["audiences"]),
        ("fieldKinds", "FieldKind", data["field_kinds"]),
        ("onGone", "OnGone", data["on_gone"]),
        ("modes", "Mode", data["modes"]),
        ("roles", "Role", data["roles"]),
        ("mandates", "Mandate", data["mandates"]),
        ("roomKinds", "RoomKind", data["room_kinds"]),
        ("stageInserts", "StageInsert", data["stage_inserts"]),
        ("safetyEndings", "SafetyEnding", data["safety_endings"]),
        ("commandNames", "CommandName", data["commands"]),
        ("refusalNames", "Refusal", list(protocol)),
        ("httpRefusalNames", "HttpRefusal", [one["name"] for one in data["refusals"]["http"]]),
        ("closeCodeNames", "CloseCode", list(data["close_codes"])),
    ):
        parts.append(union(type_name, words))
        parts.append(constant(label, words, f"readonly {type_name}[]"))
    parts.append(SHAPES)
    parts.append(constant("types", types, "Readonly<Record<TypeName, TypeSpec>>"))
    parts.append(constant("commands", data["rights"]["commands"], "Readonly<Record<CommandName, CommandSpec>>"))
    parts.append(constant("limits", {key: limit["default"] for key, limit in data["limits"].items()}))
    parts.append(constant("refusals", protocol, "Readonly<Record<Refusal, { readonly answer: boolean; readonly retry: boolean }>>"))
    parts.append(constant("closeCodes", data["close_codes"], "Readonly<Record<CloseCode, number>>"))
    parts.append(constant("formats", formats(data), "readonly FormatSpec[]"))
    choices = [{key: one[key] for key in ("id", "name", "use_when", "roles")} for one in formats(data)]
    parts.append(constant("formatChoices", choices, "readonly FormatChoice[]"))
    parts.append(constant("words", data["words"]))
    parts.append("export type WordKey = keyof typeof words;\n")
    return "\n".join(parts)


LIBRARY_SHAPES = """\
export interface Prompt {
  readonly id: string;
  readonly group: string;
  readonly asks_for: "memory" | "imagination" | "position" | "plan";
  readonly lens?: "change" | "safety";
  readonly text: string;
}

export interface PromptGroup {
  readonly id: string;
  readonly name: string;
  readonly question?: "lineal" | "circular" | "strategic" | "reflexive";
}

export interface Eye {
  readonly id: string;
  readonly name: string;
  readonly prompts: readonly string[];
}
"""


def library(data):
    """What a page fetches only when somebody opens it: prompts, and packs of words."""
    held = data["library"]
    parts = [f"// {MADE}\n", LIBRARY_SHAPES]
    parts.append(constant("imagining", held["imagining"]))
    parts.append(constant("promptGroups", held["groups"], "readonly PromptGroup[]"))
    parts.append(constant("prompts", held["prompts"], "readonly Prompt[]"))
    parts.append(constant("eyes", held["eyes"], "readonly Eye[]"))
    for label, key in (("levels", "levels"), ("waysOut", "way_out"), ("fitted", "fitted")):
        parts.append(constant(label, held[key]))
    parts.append(constant("terms", data["terms"]))
    return "\n".join(parts)

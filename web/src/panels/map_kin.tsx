// A relative of somebody: by name, and as much more as is known. Nothing that was not said is taken to be so.
import { useRef, useState } from "preact/hooks";
import { withPlaces } from "../draw/place_ops";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import type { Board } from "../state/board";
import { nameOfNode, parentsOf, partnersOf } from "../state/kin";
import { entryOps } from "../state/kin_ops";
import { birthOf, type PersonEntry, type Relation } from "../state/quick_entry";
import { say, sayNamed } from "../state/words";
import { useBegun } from "./begun";
import { choiceOptions, Frame, LineField, type Option, SelectField } from "./field";
import { MustItBeHere } from "./identifying";
import { useYear } from "./map_year";
import { useModel } from "./model";

export type KinKind = Extract<Relation["kind"], "child" | "parent" | "partner" | "sibling">;
export const kinKinds: readonly KinKind[] = ["parent", "partner", "sibling", "child"];

/** What is asked about a relative beside the name; empty is not known. */
type Said = {
  readonly gender: string;
  readonly age: string;
  /** The other parent of a child, or the one parent whom a brother or sister shares. */
  readonly with: string;
  /** How a child came to their parent, or how a couple is together. */
  readonly how: string;
};

const nothing: Said = { gender: "unknown", age: "", with: "", how: "unknown" };

function relationOf(kind: KinKind, of: string, said: Said): Relation {
  if (kind === "partner" && said.how === "parted") return { kind: "ex_partner", of: [of] };
  if (kind === "sibling" && said.with !== "") return { kind: "child", of: [said.with] };
  if (kind === "child" && said.with !== "") return { kind, of: [of, said.with] };
  return { kind, of: [of] };
}

function entryFor(kind: KinKind, of: string, name: string, said: Said, year: number): PersonEntry {
  const birth = birthOf(said.age.trim(), year);
  const couple = kind === "partner" && said.how !== "parted" ? said.how : "unknown";
  return {
    kind: "person",
    name,
    gender: said.gender,
    pregnancy: false,
    couple,
    ...(birth ? { birth } : {}),
    ...(kind === "partner" ? {} : { link: said.how }),
    relations: [relationOf(kind, of, said)],
    note: "",
  };
}

function named(board: Board, ids: readonly string[], first: string): readonly Option[] {
  const options = ids.map((id) => ({ value: id, label: nameOfNode(board, id) }));
  return [{ value: "", label: first }, ...options];
}

/** With whom a child or a brother or sister is shared, where somebody can be chosen. */
function withWhom(board: Board, kind: KinKind, of: string): readonly Option[] {
  if (kind === "child") return named(board, partnersOf(board, of), say("map.not_known"));
  if (kind !== "sibling") return [];
  const parents = parentsOf(board, of);
  return parents.length < 2 ? [] : named(board, parents, say("map.kin_form.same_parents"));
}

function howOptions(kind: KinKind): readonly Option[] {
  if (kind !== "partner") return choiceOptions("parentage", "kind");
  return [
    ...["unknown", "married", "civil_partner", "cohabiting", "committed"].map((value) => ({
      value,
      label: sayNamed("choice.union.kind", value),
    })),
    { value: "parted", label: say("map.kin_form.parted") },
  ];
}

type KinProps = {
  readonly of: BoardRecord;
  readonly kind: KinKind;
  readonly onDone: () => void;
};

type SaidProps = KinProps & {
  readonly said: Said;
  readonly unread: boolean;
  readonly onSaid: (said: Said) => void;
};

function More(props: SaidProps) {
  const board = useModel().board.value;
  const { of, kind, said, onSaid } = props;
  const others = withWhom(board, kind, of.id);
  return (
    <div class="two-columns">
      <SelectField
        id={`${of.id}-kin-gender`}
        label={sayNamed("field.person", "gender")}
        value={said.gender}
        options={choiceOptions("person", "gender")}
        onChange={(gender) => onSaid({ ...said, gender })}
      />
      <LineField
        id={`${of.id}-kin-age`}
        label={say("map.kin_form.age")}
        hint={say("map.kin_form.age_hint")}
        error={props.unread ? say("map.kin_form.age_unread") : undefined}
        value={said.age}
        onInput={(age) => onSaid({ ...said, age })}
      />
      {others.length > 1 ? (
        <SelectField
          id={`${of.id}-other-parent`}
          label={kind === "child" ? say("map.other_parent") : say("map.kin_form.shares")}
          value={said.with}
          options={others}
          onChange={(other) => onSaid({ ...said, with: other })}
        />
      ) : null}
      <SelectField
        id={`${of.id}-kin-how`}
        label={sayNamed(kind === "partner" ? "field.union" : "field.parentage", "kind")}
        value={said.how}
        options={howOptions(kind)}
        onChange={(how) => onSaid({ ...said, how })}
      />
    </div>
  );
}

/** What is typed about a relative, and the change that puts them on the map. */
function useKin({ of, kind }: KinProps) {
  const model = useModel();
  const year = useYear();
  const [name, setName] = useBegun(`${of.id}-add-${kind}`);
  const [said, setSaid] = useState(nothing);
  const [unread, setUnread] = useState(false);
  const age = said.age.trim();
  /** The new person's id, or "" where something is missing. */
  const add = (): string => {
    const understood = age === "" || birthOf(age, year) !== undefined;
    setUnread(!understood);
    if (name.trim() === "" || !understood) return "";
    const board = model.board.value;
    const by = model.state.value.you?.member;
    const entry = entryFor(kind, of.id, name.trim(), said, year);
    const known = new Map(entry.relations.flatMap((one) => one.of.map((id) => [id, id] as const)));
    const result = entryOps(entry, board, newId, by, known);
    if (!result.ok) return "";
    model.change(withPlaces(board, result.ops, model.now.value, { id: newId, by }));
    setName("");
    setSaid({ ...nothing, with: said.with, how: said.how });
    return result.focus;
  };
  const change = (next: Said) => {
    setSaid(next);
    if (next.age !== said.age) setUnread(false);
  };
  return { name, setName, said, change, unread, add };
}

/** Enter adds and goes on to the new person; the second button stays for the next one. */
export function AddKin(props: KinProps) {
  const model = useModel();
  const { of, kind } = props;
  const { name, setName, said, change, unread, add } = useKin(props);
  const field = useRef<HTMLTextAreaElement>(null);
  const added = (another: boolean) => {
    const made = add();
    if (made === "") return;
    if (another) {
      model.tell(say("map.added", { name: name.trim() }));
      field.current?.focus();
      return;
    }
    model.opened.value = made;
    props.onDone();
  };
  return (
    <form
      class="add-kin"
      aria-label={`+ ${sayNamed("map.kin", kind)}`}
      onSubmit={(event) => {
        event.preventDefault();
        added(false);
      }}
    >
      <Frame id={`${of.id}-add-${kind}`} label={sayNamed("field.person", "name")}>
        <textarea
          id={`${of.id}-add-${kind}`}
          ref={field}
          rows={1}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            added(event.ctrlKey);
          }}
        />
        <MustItBeHere text={name} />
      </Frame>
      <More {...props} said={said} unread={unread} onSaid={change} />
      <div class="row">
        <button type="submit" class="main">
          {say("action.add")}
        </button>
        <button type="button" onClick={() => added(true)}>
          {say("map.kin_form.another")}
        </button>
      </div>
    </form>
  );
}

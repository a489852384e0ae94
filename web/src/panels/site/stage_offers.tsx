// What a stage opens on and should leave behind, and the prompts that it brings along.
import { useState } from "preact/hooks";
import {
  columnOf,
  type Listed,
  listedIn,
  looksAtTaken,
  movedListed,
  withColumn,
  withListed,
  withoutListed,
  withTaken,
} from "../../state/stage_offers";
import { say, sayNamed } from "../../state/words";
import { CheckField, SelectField } from "../field";
import { Fold, Lines, type StageProps } from "./stage_parts";

/** What a screen can be opened on, in the order of a session. */
const offerable = [
  "contract",
  "person",
  "parentage",
  "union",
  "bond",
  "context",
  "note",
  "hypothesis",
  "evidence",
  "statement",
  "scale_mark",
  "reading",
  "voice",
  "question",
  "conversation",
  "action",
  "decision_needed",
  "decision",
  "summary_line",
];
/** The same three as of a statement, without the table of all that records hold. */
const columns = ["worried", "working", "needed"];
/** What can be missed when a stage is over. */
const leavable = [
  "hypothesis",
  "statement",
  "reading",
  "voice",
  "question",
  "conversation",
  "action",
];

type Kinds = {
  readonly list: Listed;
  readonly label: string;
  readonly add: string;
  readonly none: string;
  readonly from: readonly string[];
};

function AddKind(props: StageProps & { readonly kinds: Kinds }) {
  const { format, stage, at, kinds, onChange } = props;
  const [type, setType] = useState("");
  const chosen = listedIn(stage, kinds.list);
  const left = kinds.from.filter((one) => !chosen.includes(one));
  const add = () => {
    onChange(withListed(format, at, kinds.list, type));
    setType("");
  };
  return (
    <div class="row end">
      <SelectField
        id={`${kinds.list}-${at}`}
        label={kinds.add}
        value={type}
        options={[
          { value: "", label: say("formats.choose") },
          ...left.map((value) => ({ value, label: sayNamed("type", value) })),
        ]}
        onChange={setType}
      />
      <button type="button" disabled={type === ""} onClick={add}>
        {say("action.add")}
      </button>
    </div>
  );
}

function KindList(props: StageProps & { readonly kinds: Kinds }) {
  const { format, stage, at, kinds, onChange } = props;
  const chosen = listedIn(stage, kinds.list);
  const take = (index: number) =>
    onChange(withoutListed(format, at, kinds.list, chosen[index] ?? ""));
  return (
    <fieldset>
      <legend>{kinds.label}</legend>
      <Lines
        lines={chosen.map((type) => sayNamed("type", type))}
        none={kinds.none}
        onTake={take}
        {...(kinds.list === "offers"
          ? { onMove: (from, step) => onChange(movedListed(format, at, "offers", from, step)) }
          : {})}
      />
      <AddKind {...props} />
    </fieldset>
  );
}

/** Columns are written by statements alone. */
function Column(props: StageProps) {
  const { format, stage, at, onChange } = props;
  if (!listedIn(stage, "offers").includes("statement") || stage["mode"] !== "sealed") return null;
  return (
    <SelectField
      id={`column-${at}`}
      label={say("formats.column")}
      value={columnOf(stage)}
      options={[
        { value: "", label: say("formats.column_free") },
        ...columns.map((value) => ({
          value,
          label: sayNamed("choice.statement.column", value),
        })),
      ]}
      onChange={(column) => onChange(withColumn(format, at, column))}
    />
  );
}

export function StageOffers(props: StageProps) {
  const { format, stage, at, onChange } = props;
  const offers: Kinds = {
    list: "offers",
    label: say("formats.offers"),
    add: say("formats.offer_add"),
    none: say("formats.offers_none"),
    from: offerable,
  };
  const output: Kinds = {
    list: "output",
    label: say("formats.output"),
    add: say("formats.output_add"),
    none: say("formats.output_none"),
    from: leavable,
  };
  const count =
    listedIn(stage, "offers").length +
    listedIn(stage, "output").length +
    (looksAtTaken(stage) ? 1 : 0);
  return (
    <Fold title={say("formats.brings")} count={count}>
      <KindList {...props} kinds={offers} />
      <Column {...props} />
      <CheckField
        id={`taken-${at}`}
        label={say("formats.taken")}
        checked={looksAtTaken(stage)}
        onChange={(taken) => onChange(withTaken(format, at, taken))}
      />
      <KindList {...props} kinds={output} />
    </Fold>
  );
}

/** The library is large, and few come to it: it is fetched when the fold is opened. */
export function StagePrompts(props: StageProps) {
  const [library, setLibrary] = useState<typeof import("./prompt_choice")>();
  const fetched = () => void import("./prompt_choice").then(setLibrary, () => undefined);
  return (
    <Fold
      title={say("formats.prompts")}
      count={listedIn(props.stage, "prompts").length}
      onOpen={fetched}
    >
      {library ? <library.PromptChoice {...props} /> : <p role="status">{say("room.loading")}</p>}
    </Fold>
  );
}

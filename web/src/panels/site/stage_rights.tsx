// Who writes where in a stage, and who sees what.
import { useState } from "preact/hooks";
import { boards, targets } from "#vocabulary";
import {
  type Rights,
  rolesOf,
  type Writer,
  withoutWriter,
  withWriter,
  writersOf,
} from "../../state/format_edit";
import { say, sayNamed } from "../../state/words";
import { SelectField } from "../field";
import { Fold, Lines, roleOptions, roleWord, type StageProps } from "./stage_parts";

type Kind = {
  readonly rights: Rights;
  readonly word: (target: string) => string;
  readonly title: string;
  readonly where: string;
  readonly none: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

function wordsOf(kind: Kind, one: Writer): string {
  return say("formats.writes", { who: roleWord(one.role), where: kind.word(one.target) });
}

function AddRight(props: StageProps & { readonly kind: Kind }) {
  const { format, at, kind, onChange } = props;
  const [role, setRole] = useState("*");
  const [target, setTarget] = useState("hypotheses");
  const add = () => onChange(withWriter(format, at, { role, target }, kind.rights));
  return (
    <div class="row end">
      <SelectField
        id={`${kind.rights}-role-${at}`}
        label={say("formats.who")}
        value={role}
        options={roleOptions(["*", ...rolesOf(format)])}
        onChange={setRole}
      />
      <SelectField
        id={`${kind.rights}-target-${at}`}
        label={kind.where}
        value={target}
        options={kind.options}
        onChange={setTarget}
      />
      <button type="button" onClick={add}>
        {say("action.add")}
      </button>
    </div>
  );
}

function RightsOf(props: StageProps & { readonly kind: Kind }) {
  const { format, stage, at, kind, onChange } = props;
  const all = writersOf(stage, kind.rights);
  const take = (index: number) => {
    const one = all[index];
    if (one) onChange(withoutWriter(format, at, one, kind.rights));
  };
  return (
    <Fold title={kind.title} count={all.length}>
      <Lines lines={all.map((one) => wordsOf(kind, one))} none={kind.none} onTake={take} />
      <AddRight {...props} />
    </Fold>
  );
}

/** Own notes are everybody's in every stage: nothing to choose. */
export function Writers(props: StageProps) {
  const kind: Kind = {
    rights: "may",
    word: (target) => sayNamed("target", target),
    title: say("formats.writers"),
    where: say("formats.where"),
    none: say("formats.nobody_writes"),
    options: targets
      .filter((target) => target !== "own")
      .map((value) => ({ value, label: sayNamed("target", value) })),
  };
  return <RightsOf {...props} kind={kind} />;
}

export function Seers(props: StageProps) {
  const kind: Kind = {
    rights: "see",
    word: (target) => sayNamed("board", target),
    title: say("formats.seers"),
    where: say("formats.what"),
    none: say("formats.nobody_sees"),
    options: boards
      .filter((board) => board !== "own")
      .map((value) => ({ value, label: sayNamed("board", value) })),
  };
  return <RightsOf {...props} kind={kind} />;
}

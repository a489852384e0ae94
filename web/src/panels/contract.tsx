// The agreement: five lines before the first stage is left, each prefilled or one tap, and the rest folded.
import { useEffect } from "preact/hooks";
import type { Role } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf, textOf } from "../state/board";
import { isLead, mayCommand, mayWrite, stageNow } from "../state/rights";
import type { RoomState } from "../state/room";
import { say, sayAll, sayNamed } from "../state/words";
import { writtenFields } from "../state/written";
import { SelectField } from "./field";
import { LiveFlag, LiveLine, LiveText } from "./live_fields";
import { type Model, useModel } from "./model";
import { RecordFields } from "./record_fields";

function holders(state: RoomState, role: Role): readonly string[] {
  const roles = state.session?.roles ?? {};
  return Object.entries(roles)
    .filter(([, held]) => held.includes(role))
    .map(([member]) => member);
}

/** Gives a part to one person and takes it from whoever had it. */
function giveRole(model: Model, role: Role, member: string): void {
  const session = model.state.value.session;
  if (!session) return;
  for (const other of holders(model.state.value, role)) {
    if (other === member) continue;
    const roles = (session.roles[other] ?? []).filter((one) => one !== role);
    model.command("role.set", { member: other, roles });
  }
  const had = session.roles[member] ?? [];
  if (member !== "" && !had.includes(role)) {
    model.command("role.set", { member, roles: [...had, role] });
  }
}

function PartField(props: { readonly part: Role; readonly label: string; readonly none: string }) {
  const model = useModel();
  const state = model.state.value;
  const [first] = holders(state, props.part);
  return (
    <SelectField
      id={`role-${props.part}`}
      label={props.label}
      value={first ?? ""}
      disabled={!mayCommand(state, "role.set")}
      options={[
        { value: "", label: props.none },
        ...[...state.members.values()].map((member) => ({ value: member.id, label: member.name })),
      ]}
      onChange={(member) => giveRole(model, props.part, member)}
    />
  );
}

/** What is still needed before this stage can be left, in the words of its fields. */
export function missingLines(
  state: RoomState,
  contract: BoardRecord | undefined,
): readonly string[] {
  const gate = stageNow(state)?.gate ?? [];
  const filled = (name: string) => {
    const [kind, field = ""] = name.split(".");
    if (kind === "role")
      return Object.values(state.session?.roles ?? {}).some((held) => held.includes(field));
    return flagOf(contract, field) || textOf(contract, field).trim() !== "";
  };
  return gate
    .filter((line) => !line.some(filled))
    .map((line) => {
      const [kind = "", field = ""] = (line[0] ?? "").split(".");
      return kind === "role" ? sayNamed("role", field) : sayNamed("field.contract", field);
    });
}

/** A line or one tap: the tap is taken back when something is written. */
function LineOrTap(props: {
  readonly id: string;
  readonly field: string;
  readonly tap: string;
  readonly text?: boolean;
}) {
  const { id, field, tap, text } = props;
  const Field = text ? LiveText : LiveLine;
  return (
    <div class="line-or-tap">
      <Field id={id} type="contract" field={field} />
      <LiveFlag id={id} type="contract" field={tap} />
    </div>
  );
}

function KeyQuestion(props: { readonly id: string }) {
  return <LiveLine id={props.id} type="contract" field="key_question" />;
}

/** What may be agreed beyond the five lines, folded by what it is about. */
const moreToday: readonly { readonly name: string; readonly fields: readonly string[] }[] = [
  {
    name: "work",
    fields: ["work", "purpose_change", "purpose_safety", "focus_kind", "terms"],
  },
  {
    name: "setting",
    fields: ["setting", "basis", "basis_process", "span", "look_again", "supervision"],
  },
  {
    name: "together",
    fields: [
      "invitation_asked",
      "invitation_useful",
      "invitation_agreed",
      "not_taken_up",
      "pair_work",
      "clinician_wont",
      "joining_gained",
    ],
  },
  {
    name: "family",
    fields: [
      "family_told",
      "family_told_by",
      "family_told_on",
      "explains_duty",
      "workers_last_year",
    ],
  },
];
const furtherFields = moreToday.flatMap((group) => group.fields);

/** A later stage may ask for the question to the group; then it stands open, and is folded elsewhere. */
function FiveLines(props: { readonly record: BoardRecord }) {
  const { id } = props.record;
  const gate = stageNow(useModel().state.value)?.gate ?? [];
  const asksKeyQuestion = gate.flat().includes("contract.key_question");
  return (
    <>
      <PartField
        part="facilitator"
        label={say("contract.lead")}
        none={say("contract.nobody_yet")}
      />
      <div class="line-or-tap">
        <PartField part="scribe" label={say("contract.notes")} none={say("contract.nobody_yet")} />
        <LiveFlag id={id} type="contract" field="notes_nobody" />
      </div>
      <PartField
        part="presenter"
        label={say("contract.presents")}
        none={say("contract.nobody_yet")}
      />
      <LineOrTap id={id} field="purpose" tap="purpose_together" />
      <LineOrTap id={id} field="safety" tap="safety_none" text />
      <LineOrTap id={id} field="children" tap="children_none" />
      {asksKeyQuestion ? <KeyQuestion id={id} /> : null}
      {asksKeyQuestion ? null : <KeyQuestion id={id} />}
      <details>
        <summary>{say("contract.more")}</summary>
        {moreToday.map((group) => (
          <fieldset key={group.name}>
            <legend>{sayNamed("contract.group", group.name)}</legend>
            <RecordFields record={props.record} type="contract" fields={group.fields} />
          </fieldset>
        ))}
      </details>
    </>
  );
}

const shownLines = [
  ["purpose", "purpose_together"],
  ["safety", "safety_none"],
  ["children", "children_none"],
] as const;

export function AgreementLines() {
  const model = useModel();
  const state = model.state.value;
  const record = recordsOf(model.board.value, "contract")[0];
  const names = (role: Role) =>
    sayAll(holders(state, role).map((member) => state.members.get(member)?.name ?? ""));
  return (
    <dl class="agreement">
      <dt>{say("contract.lead")}</dt>
      <dd>{names("facilitator") || say("contract.nobody_yet")}</dd>
      <dt>{say("contract.notes")}</dt>
      <dd>
        {flagOf(record, "notes_nobody")
          ? sayNamed("field.contract", "notes_nobody")
          : names("scribe") || say("contract.nobody_yet")}
      </dd>
      {shownLines.map(([field, tap]) => (
        <div key={field}>
          <dt>{sayNamed("field.contract", field)}</dt>
          <dd>
            {textOf(record, field) ||
              (flagOf(record, tap) ? sayNamed("field.contract", tap) : say("contract.not_yet"))}
          </dd>
        </div>
      ))}
      {record
        ? writtenFields(record, "contract", ["key_question", ...furtherFields]).map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{one.words}</dd>
            </div>
          ))
        : null}
    </dl>
  );
}

export function ContractBoard() {
  const model = useModel();
  const state = model.state.value;
  const record = recordsOf(model.board.value, "contract")[0];
  const may = mayWrite(state, "contract") && state.may.has("contract");
  const missing = missingLines(state, record);
  const begins = may && !record && isLead(state);
  useEffect(() => {
    if (begins) model.add("contract", {});
  }, [begins, model]);
  if (!may || !record) return <AgreementLines />;
  return (
    <div class="contract">
      {missing.length > 0 ? (
        <p class="notice">{say("contract.missing", { lines: sayAll(missing) })}</p>
      ) : (
        <p class="notice done">{say("contract.complete")}</p>
      )}
      <FiveLines record={record} />
    </div>
  );
}

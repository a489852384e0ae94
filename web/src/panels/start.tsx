// Between sessions: start one now, with who leads and presents if that is known, or carry on the last.
import { useEffect, useState } from "preact/hooks";
import { formatChoices } from "#vocabulary";
import { get } from "../link/http";
import { type Fields, fieldsOf, textOr } from "../protocol/read";
import type { Carried } from "../protocol/server_message";
import { recordsOf } from "../state/board";
import { mayCommand } from "../state/rights";
import { rolesToStart } from "../state/start";
import { guidePath } from "../state/ways";
import { say } from "../state/words";
import { SelectField } from "./field";
import { useModel } from "./model";
import { type Choice, useTeamFormats } from "./team_formats";

const shownFormats = 3;

/** What was planned for this room, which is offered first. */
function usePlanned(): string {
  const room = useModel().state.value.room?.id ?? "";
  const [planned, setPlanned] = useState("");
  useEffect(() => {
    if (room === "") return;
    const format = (door: unknown) => textOr(fieldsOf(fieldsOf(door)["planned"]), "format", "");
    void get(`/api/rooms/${encodeURIComponent(room)}`, format).then((answer) => {
      if (answer.kind === "ok") setPlanned(answer.value);
    });
  }, [room]);
  return planned;
}

function FormatOption(props: {
  readonly one: Choice;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { one } = props;
  const team = useModel().state.value.room?.team ?? "";
  return (
    <div>
      <div class="check">
        <input
          type="radio"
          name="format"
          id={`format-${one.id}`}
          checked={one.id === props.chosen}
          onChange={() => props.onChoose(one.id)}
        />
        <label for={`format-${one.id}`}>
          <strong>{one.name}</strong>
          <br />
          <span class="secondary">{one.use_when}</span>
        </label>
      </div>
      <a
        class="tiny beside-check"
        href={guidePath(one.id, team, one.version)}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={`${say("guide.how")}: ${one.name}`}
      >
        {say("guide.how")}
      </a>
    </div>
  );
}

/** Three to choose from at a glance; the rest when somebody looks for it. */
function FormatPicker(props: { readonly chosen: string; readonly onChoose: (id: string) => void }) {
  const own = useTeamFormats(useModel().state.value.room?.team ?? "");
  const more = formatChoices.slice(shownFormats);
  const hidden = more.some((one) => one.id === props.chosen);
  return (
    <fieldset>
      <legend>{say("start.format")}</legend>
      {[...own, ...formatChoices.slice(0, shownFormats)].map((one) => (
        <FormatOption key={one.id} one={one} {...props} />
      ))}
      {more.length > 0 ? (
        <details open={hidden}>
          <summary>{say("start.more_formats")}</summary>
          {more.map((one) => (
            <FormatOption key={one.id} one={one} {...props} />
          ))}
        </details>
      ) : null}
    </fieldset>
  );
}

function MemberChoice(props: {
  readonly part: "facilitator" | "presenter";
  readonly value: string;
  readonly none?: string;
  readonly onChange: (member: string) => void;
}) {
  const members = [...useModel().state.value.members.values()];
  const none = props.none === undefined ? [] : [{ value: "", label: props.none }];
  return (
    <SelectField
      id={`start-${props.part}`}
      label={props.part === "facilitator" ? say("contract.lead") : say("contract.presents")}
      value={props.value}
      options={[...none, ...members.map((one) => ({ value: one.id, label: one.name }))]}
      onChange={props.onChange}
    />
  );
}

/** The last session was carried over: go on with it, at the stage that was chosen or another. */
function CarryOn(props: { readonly carried: Carried }) {
  const model = useModel();
  const { carried } = props;
  const [to, setTo] = useState(carried.to);
  const open = () => {
    const at = to === carried.to ? {} : { to };
    model.command("session.open", { format: carried.format, carry: true, ...at });
  };
  return (
    <div class="notice">
      <p>{say("start.carried", { stage: carried.stage })}</p>
      {carried.stages.length > 0 ? (
        <SelectField
          id="carry-at"
          label={say("carry.at")}
          value={String(to)}
          options={carried.stages.map((label, value) => ({ value: String(value), label }))}
          onChange={(value) => setTo(Number(value))}
        />
      ) : null}
      <button type="button" class="main" onClick={open}>
        {say("start.carry_on")}
      </button>
    </div>
  );
}

/** A page that nobody has signed keeps the next session from opening: finish it, or let it go. */
function Unfinished() {
  const model = useModel();
  if (!mayCommand(model.state.value, "summary.discard")) return null;
  return (
    <div class="notice amber">
      <p>{say("start.draft")}</p>
      <div class="row">
        <button type="button" class="main" onClick={() => (model.tab.value = "summary")}>
          {say("start.finish_draft")}
        </button>
        <details>
          <summary>{say("start.discard")}</summary>
          <p>{say("start.discard_sure")}</p>
          <button type="button" onClick={() => model.command("summary.discard")}>
            {say("start.discard")}
          </button>
        </details>
      </div>
    </div>
  );
}

function StartForm() {
  const model = useModel();
  const me = model.state.value.you?.member ?? "";
  const planned = usePlanned();
  const [chosen, setFormat] = useState("");
  const format = chosen || planned || (formatChoices[0]?.id ?? "");
  const [lead, setLead] = useState(me);
  const [presenter, setPresenter] = useState("");
  const open = (event: Event) => {
    event.preventDefault();
    const roles = rolesToStart(me, lead, presenter);
    const given: Fields = roles ? { format, roles } : { format };
    model.command("session.open", given);
  };
  return (
    <form onSubmit={open}>
      <FormatPicker chosen={format} onChoose={setFormat} />
      <details>
        <summary>{say("start.who")}</summary>
        <div class="two-columns">
          <MemberChoice part="facilitator" value={lead} onChange={setLead} />
          <MemberChoice
            part="presenter"
            value={presenter}
            none={say("start.when_we_arrive")}
            onChange={setPresenter}
          />
        </div>
      </details>
      <button type="submit" class="main">
        {say("start.now")}
      </button>
    </form>
  );
}

export function StartPanel() {
  const model = useModel();
  const state = model.state.value;
  if (
    state.session ||
    state.waiting ||
    state.moved ||
    !state.ready ||
    !mayCommand(state, "session.open")
  )
    return null;
  const page = recordsOf(model.board.value, "summary_page").length > 0;
  return (
    <section class="card start" aria-labelledby="start-title">
      <h2 id="start-title">{say("start.title")}</h2>
      {state.summaryDraft ? <Unfinished /> : null}
      {state.carried ? <CarryOn carried={state.carried} /> : null}
      <StartForm />
      {page ? (
        <p>
          <a href={`/door?room=${encodeURIComponent(state.room?.id ?? "")}`}>
            {say("start.last_summary")}
          </a>
        </p>
      ) : null}
    </section>
  );
}

// The one place that says what is going on: stage, what I may do, time, hold, and the lead's buttons.
import type { Session, Stage } from "../protocol/session";
import { isLead, mayCommand, stageNow } from "../state/rights";
import type { RoomState } from "../state/room";
import { say, sayAll, sayCount, sayNamed } from "../state/words";
import { LeadMenu } from "./lead_menu";
import { useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

function timeWords(
  session: Session,
  now: number,
): { readonly text: string; readonly over: boolean } {
  if (session.hold_until !== undefined && session.hold_until > now) {
    return { text: say("stage.holding"), over: false };
  }
  if (session.pause) return { text: say("stage.break"), over: false };
  if (session.safety.length > 0) return { text: say("stage.paused"), over: false };
  const left = session.paused_left ?? (session.ends === undefined ? undefined : session.ends - now);
  if (left === undefined) return { text: "", over: false };
  if (left <= 0) return { text: say("stage.time_up"), over: true };
  return { text: sayCount("stage.minutes", Math.ceil(left / 60_000)), over: false };
}

/** What I may do in this stage, in words. */
export function myPart(state: RoomState): string {
  const session = state.session;
  if (!session) return say("stage.between");
  if (session.listening) return say("stage.you_listen");
  const boards = [...state.may].filter((target) => target !== "own" && target !== "as_target");
  if (session.mode === "sealed" && state.may.has("seal")) return say("stage.you_write_sealed");
  if (boards.length === 0) return say("stage.you_listen");
  const names = boards.map((target) => sayNamed("target", target).toLowerCase());
  return say("stage.you_write", { boards: sayAll(names) });
}

function Timer(props: { readonly session: Session }) {
  const model = useModel();
  const { text, over } = timeWords(props.session, model.now.value);
  return (
    <span class={over ? "timer amber" : "timer"} role="timer">
      {text}
    </span>
  );
}

function FinishBy(props: { readonly session: Session }) {
  const model = useModel();
  const by = props.session.finish_by;
  if (by === undefined) return null;
  const left = Math.max(0, Math.round((by - model.now.value) / 60_000));
  return <span class="secondary">{sayCount("stage.finish_left", left)}</span>;
}

function LeadButtons(props: { readonly session: Session }) {
  const model = useModel();
  const last = props.session.at >= props.session.stages.length - 1;
  return (
    <>
      <button type="button" onClick={() => model.command("stage.extend", { minutes: 2 })}>
        {say("stage.extend")}
      </button>
      {last ? (
        <button type="button" class="main" onClick={() => (model.dialog.value = "close")}>
          {say("stage.close")}
        </button>
      ) : (
        <button type="button" class="main" onClick={() => model.command("stage.next")}>
          {stageNow(model.state.value)?.mode === "sealed" ? say("stage.reveal") : say("stage.next")}
          <span aria-hidden="true"> ▸</span>
        </button>
      )}
      <LeadMenu session={props.session} />
    </>
  );
}

export function StageBar() {
  const model = useModel();
  const state = model.state.value;
  const session = state.session;
  const stage = stageNow(state);
  if (!session || !stage) {
    return (
      <section class="stage-bar" id="region-stage" aria-label={say("stage.bar")}>
        <strong>{say("stage.none")}</strong>
        <span class="secondary">{myPart(state)}</span>
      </section>
    );
  }
  const place = say("stage.place", { n: session.at + 1, m: session.stages.length });
  return (
    <section class="stage-bar" id="region-stage" aria-label={say("stage.bar")}>
      <button type="button" class="quiet" onClick={() => (model.dialog.value = "stages")}>
        <span>
          {place} <strong>{stage.name}</strong>
        </span>
      </button>
      <span class="my-part">{myPart(state)}</span>
      <Timer session={session} />
      <FinishBy session={session} />
      <span class="grow" />
      {mayCommand(state, "hold") ? (
        <button type="button" onClick={() => model.command("hold")}>
          {say("stage.hold")}
        </button>
      ) : null}
      {isLead(state) ? <LeadButtons session={session} /> : null}
    </section>
  );
}

function StageRow(props: { readonly stage: Stage; readonly at: number; readonly now: number }) {
  const { stage, at, now } = props;
  const model = useModel();
  const maySkip = at > now && isLead(model.state.value);
  const word = stage.skipped
    ? say("stage.skipped")
    : at < now
      ? say("stage.done")
      : at === now
        ? say("stage.now")
        : say("stage.ahead");
  return (
    <li aria-current={at === now ? "step" : undefined} class={at === now ? "now" : ""}>
      <strong>{stage.name}</strong>{" "}
      <span class="secondary">
        {word} · {sayCount("stage.about", stage.minutes)} · {sayNamed("mode", stage.mode)}
      </span>
      <p class="hint">{stage.prompt}</p>
      {maySkip ? (
        <button
          type="button"
          class="small"
          aria-pressed={stage.skipped === true}
          onClick={() => model.command("stage.skip", { at, skip: stage.skipped !== true })}
        >
          {say("stage.skip")}
        </button>
      ) : null}
    </li>
  );
}

export function StagesDialog() {
  const model = useModel();
  const session = model.state.value.session;
  if (!session) return null;
  return (
    <Dialog title={session.format.name} onClose={() => (model.dialog.value = "")}>
      <ol class="stages">
        {session.stages.map((stage, at) => (
          <StageRow key={`${stage.id}-${at}`} stage={stage} at={at} now={session.at} />
        ))}
      </ol>
      <CloseButton />
    </Dialog>
  );
}

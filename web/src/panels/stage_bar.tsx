// The one place that says what is going on: stage, what I may do, time, hold, and the lead's buttons.
import type { Session } from "../protocol/session";
import { isLead, mayCommand, stageNow } from "../state/rights";
import type { RoomState } from "../state/room";
import { say, sayAll, sayCount, sayNamed } from "../state/words";
import { LaterPart } from "./loaded";
import { useModel } from "./model";

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

/** In a sitting the last stage leads on to the next room, for everybody at once. */
function LastButton(props: { readonly session: Session }) {
  const model = useModel();
  const { agenda } = props.session;
  if (!agenda) {
    return (
      <button type="button" class="main" onClick={() => (model.dialog.value = "close")}>
        {say("stage.close")}
      </button>
    );
  }
  return (
    <button
      type="button"
      class="main"
      onClick={() => model.command("agenda.next", { how: "closed" })}
    >
      {agenda.at + 1 < agenda.of ? say("sitting.next") : say("sitting.end")}
      <span aria-hidden="true"> ▸</span>
    </button>
  );
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
        <LastButton session={props.session} />
      ) : (
        <button type="button" class="main" onClick={() => model.command("stage.next")}>
          {stageNow(model.state.value)?.mode === "sealed" ? say("stage.reveal") : say("stage.next")}
          <span aria-hidden="true"> ▸</span>
        </button>
      )}
      <LaterPart name="LeadMenu" />
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
      {session.agenda ? (
        <span class="secondary">
          {say("sitting.at", { n: session.agenda.at + 1, m: session.agenda.of })}
        </span>
      ) : null}
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

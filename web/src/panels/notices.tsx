// The strip under the stage bar: why something was refused, a long lost connection, closing, an end.
import { useRef } from "preact/hooks";
import { limits } from "#vocabulary";
import { wordsLeft } from "../state/rescue";
import type { RoomState } from "../state/room";
import { isPaused } from "../state/saved";
import { isTypeName } from "../state/types";
import { say, sayCount, sayNamed } from "../state/words";
import { nameOf, useModel } from "./model";
import { CopyButton, clockTime } from "./parts";

function missingWords(name: string): string {
  if (name.startsWith("contract.")) return sayNamed("field.contract", name.slice(9));
  if (name.startsWith("role.")) return sayNamed("role", name.slice(5));
  if (isTypeName(name)) return sayNamed("type", name);
  return sayNamed("missing", name);
}

function RefusalNotice() {
  const model = useModel();
  const { notice } = model.state.value;
  if (!notice) return null;
  const missing = notice.info?.["missing"];
  const names = Array.isArray(missing)
    ? missing.filter((name): name is string => typeof name === "string")
    : [];
  const text =
    names.length > 0
      ? say("notice.missing", { lines: names.map(missingWords).join(", ") })
      : sayNamed("refusal", notice.code);
  return (
    <div class="notice amber row spread" role="status">
      <span>{text}</span>
      <button type="button" class="small" onClick={() => model.noticeRead()}>
        {say("action.close")}
      </button>
    </div>
  );
}

function LostNotice() {
  const model = useModel();
  const state = model.state.value;
  if (state.link.kind !== "lost" || !isPaused(state, model.here.value)) return null;
  const waiting = state.pending.length + state.drafts.size;
  return (
    <div class="notice amber row spread" role="alert">
      <span>
        {say("notice.lost", { time: clockTime(state.link.since) })}{" "}
        {waiting > 0 ? sayCount("notice.kept", waiting) : ""}
      </span>
      <button type="button" onClick={() => model.tryNow()}>
        {say("notice.try_now")}
      </button>
    </div>
  );
}

function ClosingNotice() {
  const model = useModel();
  const state = model.state.value;
  const closing = state.session?.closing;
  if (!closing) return null;
  const text =
    state.session?.mode === "sealed" ? say("notice.reveal_soon") : say("notice.closing_soon");
  return (
    <div class="notice amber" role="status">
      {text}
    </div>
  );
}

function leadIsHere(state: RoomState): boolean {
  return Object.entries(state.session?.roles ?? {}).some(
    ([id, roles]) =>
      (roles.includes("facilitator") || roles.includes("co_facilitator")) &&
      (state.presence.get(id)?.here ?? state.members.get(id)?.here ?? false),
  );
}

/** How long I have seen the room without anybody who leads; nothing while somebody does. */
function useWithoutLead(): number | undefined {
  const model = useModel();
  const since = useRef<number | undefined>(undefined);
  const state = model.state.value;
  if (!state.session || state.link.kind !== "live" || leadIsHere(state)) {
    since.current = undefined;
    return undefined;
  }
  since.current ??= model.here.value;
  return model.here.value - since.current;
}

/** The lead has gone: after a minute somebody else may take over, unless anyone objects. */
function TakeOver() {
  const model = useModel();
  const state = model.state.value;
  const gone = useWithoutLead();
  const taking = state.session?.taking_over;
  if (taking) {
    return (
      <div class="notice amber row spread" role="status">
        <span>{say("notice.taking_over", { name: nameOf(state, taking.by) })}</span>
        {taking.by === state.you?.member ? null : (
          <button type="button" onClick={() => model.command("facilitation.object")}>
            {say("notice.object")}
          </button>
        )}
      </div>
    );
  }
  if (gone === undefined) return null;
  return (
    <div class="notice row spread" role="status">
      <span>{say("notice.no_lead")}</span>
      {gone >= limits.facilitator_gone_ms ? (
        <button type="button" onClick={() => model.command("facilitation.take")}>
          {say("notice.take_over")}
        </button>
      ) : null}
    </div>
  );
}

function FewWriters() {
  const model = useModel();
  if (!model.state.value.session?.few_writers) return null;
  return <div class="notice">{say("notice.few_writers")}</div>;
}

export function Notices() {
  const model = useModel();
  const state = model.state.value;
  return (
    <>
      <LostNotice />
      {state.heldBack === "storage_readonly" ? (
        <div class="notice amber" role="alert">
          {sayNamed("refusal", "storage_readonly")}
        </div>
      ) : null}
      <RefusalNotice />
      <ClosingNotice />
      <TakeOver />
      <FewWriters />
    </>
  );
}

/** The page when one cannot come back by waiting: the reason, and one's own words to keep. */
export function Ended(props: { readonly code: string }) {
  const model = useModel();
  const state = model.state.value;
  const words = wordsLeft(state).join("\n\n");
  const again = props.code === "replaced" || props.code === "ticket" || props.code === "cseq_gap";
  return (
    <main class="page" id="main" tabIndex={-1}>
      <h1>{state.room?.alias ?? say("product.name")}</h1>
      <p class="notice amber">{sayNamed("close", props.code)}</p>
      {words ? (
        <>
          <h2>{say("ended.words")}</h2>
          <p class="rescued">{words}</p>
          <CopyButton text={() => words} />
        </>
      ) : null}
      <div class="row">
        {again ? (
          <button type="button" class="main" onClick={() => location.reload()}>
            {say("ended.again")}
          </button>
        ) : null}
        {props.code === "signed_out" ? (
          <a class="button main" href="/">
            {say("page.sign_in")}
          </a>
        ) : null}
        <a class="button" href="/rooms">
          {say("page.rooms")}
        </a>
      </div>
    </main>
  );
}

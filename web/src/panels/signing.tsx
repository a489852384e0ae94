// Signing the page, finishing it later, and the way to it once it is signed.
import { get } from "../link/http";
import { fieldsOf, list, text } from "../protocol/read";
import { recordsOf } from "../state/board";
import { pageOf, pageText } from "../state/page";
import { mayCommand, myRoles } from "../state/rights";
import type { RoomState } from "../state/room";
import { say, sayNamed } from "../state/words";
import { nameOf, useModel } from "./model";
import { CopyButton } from "./parts";

const signingAs: readonly (readonly [string, string])[] = [
  ["presenter", "presenter"],
  ["facilitator", "facilitator"],
  ["scribe", "for_those_present"],
];

function signatures(state: RoomState) {
  return state.session?.summary ?? state.summaryDraft ?? { signed: [] };
}

function newestId(value: unknown): string | undefined {
  const summaries = Array.isArray(value)
    ? list({ summaries: value }, "summaries", fieldsOf)
    : list(fieldsOf(value), "summaries", fieldsOf);
  const ids = summaries.flatMap((one) => text(one, "id") ?? []);
  return ids[0];
}

async function openPage(room: string): Promise<void> {
  const answer = await get(`/api/rooms/${encodeURIComponent(room)}/summaries`, newestId);
  if (answer.kind === "ok") location.assign(`/summary?id=${encodeURIComponent(answer.value)}`);
}

/** After sign-off, until the next session begins: the page opens again, and becomes a new version. */
function Correct() {
  const model = useModel();
  if (!mayCommand(model.state.value, "summary.correct")) return null;
  return (
    <details>
      <summary>{say("summary.correct")}</summary>
      <p>{say("summary.correct_sure")}</p>
      <button type="button" onClick={() => model.command("summary.correct")}>
        {say("summary.correct")}
      </button>
    </details>
  );
}

export function Signing() {
  const model = useModel();
  const state = model.state.value;
  const { signed } = signatures(state);
  const pages = recordsOf(model.board.value, "summary_page").length;
  const between = state.session === null && state.summaryDraft === undefined && pages > 0;
  const done = state.session?.summary?.done === true || between;
  const roles = myRoles(state);
  const mine = signingAs.filter(
    ([role, as]) => roles.includes(role) && !signed.some((one) => one.as === as),
  );
  const title = say("summary.title", { alias: state.room?.alias ?? "" });
  return (
    <section aria-labelledby="signing-title">
      <h3 id="signing-title">{say("summary.sign_title")}</h3>
      {signed.map((one) => (
        <p key={one.as}>
          ✓{" "}
          {say("summary.signed_by", {
            name: nameOf(state, one.by),
            as: sayNamed("signed_as", one.as),
          })}
        </p>
      ))}
      {done ? (
        <>
          <p class="notice done">{say("summary.done")}</p>
          <button type="button" class="main" onClick={() => void openPage(state.room?.id ?? "")}>
            {say("summary.read")}
          </button>
          <Correct />
        </>
      ) : (
        <div class="row">
          {mine.map(([, as]) => (
            <button
              type="button"
              class="main"
              key={as}
              onClick={() => model.command("summary.sign", { as })}
            >
              {sayNamed("sign_as", as)}
            </button>
          ))}
          {mine.length > 0 && state.session ? (
            <button type="button" onClick={() => model.command("summary.later")}>
              {say("summary.later")}
            </button>
          ) : null}
          <CopyButton
            label={say("summary.copy")}
            text={() => pageText(model.board.value, pageOf(state), title)}
          />
        </div>
      )}
    </section>
  );
}

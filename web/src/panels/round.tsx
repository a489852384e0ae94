// A round: whose turn it is, who comes after, and that everyone may pass.
import { isLead } from "../state/rights";
import { say, sayAll } from "../state/words";
import { nameOf, useModel } from "./model";

export function Round() {
  const model = useModel();
  const state = model.state.value;
  const session = state.session;
  if (!session?.turn) return null;
  const mine = session.turn === state.you?.member;
  const left = (session.turns_left ?? []).filter((member) => member !== session.turn);
  const names = left.map((member) => nameOf(state, member));
  const round =
    session.rounds !== undefined && session.rounds > 1
      ? say("round.of", { n: session.round ?? 1, m: session.rounds })
      : "";
  return (
    <div class={mine ? "round mine row" : "round row"} role="status">
      <strong>
        {mine ? say("round.yours") : say("round.now", { name: nameOf(state, session.turn) })}
      </strong>
      <span class="secondary">
        {names.length > 0 ? say("round.then", { names: sayAll(names) }) : say("round.last")} {round}
      </span>
      {mine ? (
        <button type="button" onClick={() => model.command("turn.pass")}>
          {say("stage.pass")}
        </button>
      ) : null}
      {isLead(state) ? (
        <button type="button" onClick={() => model.command("turn.next")}>
          {say("round.next")}
        </button>
      ) : null}
    </div>
  );
}

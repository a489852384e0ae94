// A practice room: a copy for each trainee, and back to the beginning.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Door } from "../../protocol/site";
import { say, sayCount } from "../../state/words";
import { PeopleChoice, useTeam } from "./hand_over";
import { Problem, useAction } from "./page";

function Copies(props: { readonly door: Door; readonly onChanged: () => void }) {
  const { door } = props;
  const people = useTeam(door);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [said, setSaid] = useState("");
  const action = useAction();
  const copy = (event: Event) => {
    event.preventDefault();
    return action.run(
      () => api.copies(door.id, chosen),
      () => {
        setSaid(sayCount("practice.copied", chosen.length));
        setChosen([]);
        props.onChanged();
      },
    );
  };
  return (
    <form onSubmit={(event) => void copy(event)}>
      <Problem text={action.problem} />
      <fieldset>
        <legend>{say("practice.copies")}</legend>
        <p class="hint">{say("practice.copies_hint")}</p>
        <PeopleChoice id={`copy-${door.id}`} people={people} chosen={chosen} onChange={setChosen} />
      </fieldset>
      <button type="submit" disabled={chosen.length === 0}>
        {say("practice.copy")}
      </button>{" "}
      <span role="status">{said}</span>
    </form>
  );
}

function Reset(props: { readonly door: Door }) {
  const [said, setSaid] = useState("");
  const action = useAction();
  const reset = () =>
    action.run(
      () => api.reset(props.door.id),
      () => setSaid(say("practice.was_reset")),
    );
  return (
    <details>
      <summary>{say("practice.reset")}</summary>
      <p>{say("practice.reset_sure")}</p>
      <Problem text={action.problem} />
      <button type="button" onClick={() => void reset()}>
        {say("practice.reset")}
      </button>{" "}
      <span role="status">{said}</span>
    </details>
  );
}

export function Practice(props: { readonly door: Door; readonly onChanged: () => void }) {
  if (props.door.kind !== "practice") return null;
  return (
    <>
      <h3>{say("practice.title")}</h3>
      {props.door.isCopy ? (
        <Reset door={props.door} />
      ) : (
        <Copies door={props.door} onChanged={props.onChanged} />
      )}
    </>
  );
}

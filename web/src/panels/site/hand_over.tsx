// A room goes to others: the whole list of its people in one step, with the manager who answers for it.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Colleague, Door } from "../../protocol/site";
import { say, sayNamed } from "../../state/words";
import { CheckField, SelectField } from "../field";
import { Problem, useAction, useAnswer } from "./page";

export function useTeam(door: Door): readonly Colleague[] {
  const teams = useAnswer(api.teams);
  if (teams.answer?.kind !== "ok") return [];
  return teams.answer.value.find((team) => team.id === door.team)?.members ?? [];
}

/** Who is ticked goes out, who is not comes in. */
export function toggled(chosen: readonly string[], one: string): readonly string[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

type ChoiceProps = {
  readonly id: string;
  readonly people: readonly Colleague[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

export function PeopleChoice(props: ChoiceProps) {
  const { id, people, chosen, onChange } = props;
  return (
    <>
      {people.map((one) => (
        <CheckField
          key={one.account}
          id={`${id}-${one.account}`}
          label={`${one.name}, ${sayNamed("mandate", one.mandate)}`}
          checked={chosen.includes(one.account)}
          onChange={() => onChange(toggled(chosen, one.account))}
        />
      ))}
    </>
  );
}

type Props = { readonly door: Door; readonly onChanged: () => void };

export function HandOver(props: Props) {
  const { door } = props;
  const people = useTeam(door);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [manager, setManager] = useState("");
  const [said, setSaid] = useState("");
  const action = useAction();
  const managers = people.filter(
    (one) => one.mandate === "manager" && chosen.includes(one.account),
  );
  const accountable = manager || (managers[0]?.account ?? "");
  const handOver = (event: Event) => {
    event.preventDefault();
    const change = { action: "hand_over", accounts: chosen, accountable };
    return action.run(
      () => api.roster(door.id, change),
      () => {
        setSaid(say("hand_over.done"));
        props.onChanged();
      },
    );
  };
  return (
    <details>
      <summary>{say("hand_over.open")}</summary>
      <form onSubmit={(event) => void handOver(event)}>
        <p class="hint">{say("hand_over.hint")}</p>
        <Problem text={action.problem} />
        <fieldset>
          <legend>{say("hand_over.people")}</legend>
          <PeopleChoice
            id={`over-${door.id}`}
            people={people}
            chosen={chosen}
            onChange={setChosen}
          />
        </fieldset>
        <SelectField
          id={`over-manager-${door.id}`}
          label={say("hand_over.accountable")}
          value={accountable}
          options={managers.map((one) => ({ value: one.account, label: one.name }))}
          onChange={setManager}
        />
        <button type="submit" disabled={accountable === ""}>
          {say("hand_over.do")}
        </button>{" "}
        <span role="status">{said}</span>
      </form>
    </details>
  );
}

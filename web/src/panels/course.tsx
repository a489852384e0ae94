// What a stage asks the lead for beside going on: a way of advising, letting the manager in, the agreement.
import { isLead, stageNow } from "../state/rights";
import { say } from "../state/words";
import { useModel } from "./model";

/** Which part of a stage is next: chosen where the stage says so, and again inside it. */
function Modules() {
  const model = useModel();
  const { session } = model.state.value;
  const stage = stageNow(model.state.value);
  const of = stage?.chooses
    ? session?.stages.find((one) => one.id === stage.chooses)
    : (stage ?? undefined);
  const modules = of?.modules ?? [];
  if (!session || modules.length === 0) return null;
  return (
    <div class="row" role="group" aria-label={say("module.choose")}>
      <strong>{say("module.choose")}</strong>
      {modules.map((one) => (
        <button
          type="button"
          key={one.id}
          class="small"
          title={one.prompt}
          aria-pressed={one.id === session.module}
          onClick={() => model.command("stage.module", { module: one.id })}
        >
          {one.name}
        </button>
      ))}
    </div>
  );
}

/** The accountable manager waits outside; in a stage for her the lead lets her in. */
function Admit() {
  const model = useModel();
  const state = model.state.value;
  const { session } = state;
  if (!session || !stageNow(state)?.admits_manager) return null;
  const outside = [...state.members.values()].filter((member) => {
    const roles = session.roles[member.id] ?? [];
    return roles.length === 1 && roles[0] === "accountable_manager";
  });
  return (
    <>
      {outside.map((member) => {
        const isIn = session.admitted?.includes(member.id) ?? false;
        return (
          <button
            type="button"
            key={member.id}
            class="small"
            aria-pressed={isIn}
            onClick={() => model.command("manager.admit", { member: member.id, in: !isIn })}
          >
            {say("manager.let_in", { name: member.name })}
          </button>
        );
      })}
    </>
  );
}

function Recontract() {
  const model = useModel();
  if (!model.state.value.session?.recontract) return null;
  return (
    <div class="notice row spread" role="status">
      <span>{say("contract.changed")}</span>
      <button type="button" class="small" onClick={() => model.command("contract.kept")}>
        {say("contract.kept")}
      </button>
    </div>
  );
}

export function Course() {
  const state = useModel().state.value;
  if (!state.session || !isLead(state)) return null;
  return (
    <>
      <Recontract />
      <div class="row course">
        <Modules />
        <Admit />
      </div>
    </>
  );
}

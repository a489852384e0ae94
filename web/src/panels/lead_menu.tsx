// The lead's one menu: write alone, go round, open for a moment, back, jump, roles, carry, finish by.
import { roles as allRoles, formatChoices, type Role } from "#vocabulary";
import type { Session } from "../protocol/session";
import type { RoomState } from "../state/room";
import { say, sayCount, sayNamed } from "../state/words";
import { useModel } from "./model";
import { CloseButton, Dialog, Menu } from "./parts";

function Inserts() {
  const model = useModel();
  const insert = (kind: string, minutes: number) => () =>
    model.command("stage.insert", { kind, minutes });
  return (
    <>
      {[1, 3, 5].map((minutes) => (
        <button type="button" key={minutes} onClick={insert("write_alone", minutes)}>
          {sayNamed("insert", "write_alone")}, {sayCount("stage.about", minutes)}
        </button>
      ))}
      <button type="button" onClick={insert("go_round", 5)}>
        {sayNamed("insert", "go_round")}
      </button>
      <button type="button" onClick={insert("open_for_a_moment", 3)}>
        {sayNamed("insert", "open_for_a_moment")}
      </button>
    </>
  );
}

export function LeadMenu(props: { readonly session: Session }) {
  const model = useModel();
  const { session } = props;
  const last = session.stages[session.stages.length - 1];
  return (
    <Menu label={say("lead.menu")} id="lead-menu">
      <Inserts />
      {session.at > 0 ? (
        <button type="button" onClick={() => model.command("stage.back")}>
          {say("lead.back")}
        </button>
      ) : null}
      {session.stages.map((stage, at) =>
        at > session.at + 1 && stage !== last ? (
          <button
            type="button"
            key={`${stage.id}-${at}`}
            onClick={() => model.command("stage.jump", { to: at })}
          >
            {say("lead.jump", { stage: stage.name })}
          </button>
        ) : null,
      )}
      {last && session.at < session.stages.length - 1 ? (
        <button
          type="button"
          onClick={() => model.command("stage.jump", { to: session.stages.length - 1 })}
        >
          {say("lead.jump_close")}
        </button>
      ) : null}
      <button type="button" onClick={() => (model.dialog.value = "roles")}>
        {say("lead.roles")}
      </button>
      <button type="button" onClick={() => (model.dialog.value = "finish")}>
        {say("lead.finish_by")}
      </button>
      <button type="button" onClick={() => model.command("session.carry")}>
        {say("lead.carry")}
      </button>
      <button type="button" onClick={() => (model.dialog.value = "close")}>
        {say("lead.close")}
      </button>
    </Menu>
  );
}

function rolesOf(state: RoomState): readonly Role[] {
  const format = formatChoices.find((one) => one.id === state.session?.format.id);
  return format?.roles ?? allRoles;
}

/** Each person here with the parts she has today; a part is a button that is pressed or not. */
export function RolesDialog() {
  const model = useModel();
  const state = model.state.value;
  const session = state.session;
  if (!session) return null;
  const toggle = (member: string, role: string) => {
    const had = session.roles[member] ?? [];
    const roles = had.includes(role) ? had.filter((one) => one !== role) : [...had, role];
    model.command("role.set", { member, roles });
  };
  return (
    <Dialog title={say("lead.roles")} onClose={() => (model.dialog.value = "")}>
      {[...state.members.values()].map((member) => (
        <fieldset key={member.id}>
          <legend>{member.name}</legend>
          <div class="row">
            {rolesOf(state).map((role) => (
              <button
                type="button"
                key={role}
                class="small"
                aria-pressed={(session.roles[member.id] ?? []).includes(role)}
                onClick={() => toggle(member.id, role)}
              >
                {sayNamed("role", role)}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <CloseButton />
    </Dialog>
  );
}

export function FinishDialog() {
  const model = useModel();
  const choose = (minutes: number) => () => {
    model.command("session.finish_by", { at: Math.round(model.now.value + minutes * 60_000) });
    model.dialog.value = "";
  };
  return (
    <Dialog title={say("lead.finish_by")} onClose={() => (model.dialog.value = "")}>
      <p>{say("lead.finish_hint")}</p>
      <div class="row">
        {[10, 15, 20, 30, 45, 60].map((minutes) => (
          <button type="button" key={minutes} onClick={choose(minutes)}>
            {sayCount("stage.about", minutes)}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

export function CloseDialog() {
  const model = useModel();
  const session = model.state.value.session;
  if (!session) return null;
  const open = session.safety.length > 0;
  const early = session.at < session.stages.length - 1;
  const close = () => {
    model.command("session.close", early ? { early: true } : {});
    model.dialog.value = "";
  };
  return (
    <Dialog title={say("close.title")} onClose={() => (model.dialog.value = "")}>
      <p>{open ? say("close.safety_open") : early ? say("close.early") : say("close.text")}</p>
      <div class="row">
        <button type="button" class="main" disabled={open} onClick={close}>
          {say("lead.close")}
        </button>
        <CloseButton label={say("action.back")} />
      </div>
    </Dialog>
  );
}

// What the lead's menu opens: who does what, until when, and the question before closing.
import { useState } from "preact/hooks";
import { roles as allRoles, formatChoices, type Role } from "#vocabulary";
import type { Member } from "../protocol/server_message";
import { mayCommand } from "../state/rights";
import type { RoomState } from "../state/room";
import { say, sayCount, sayNamed } from "../state/words";
import { LineField, SelectField } from "./field";
import { useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

function rolesOf(state: RoomState): readonly Role[] {
  const format = formatChoices.find((one) => one.id === state.session?.format.id);
  return format?.roles ?? allRoles;
}

/** Asked first: the person is out at once. */
function TakeOff(props: { readonly member: Member }) {
  const model = useModel();
  const { id, name } = props.member;
  return (
    <details>
      <summary class="tiny">{say("people.remove")}</summary>
      <p>{say("people.remove_sure", { name })}</p>
      <button
        type="button"
        class="small"
        onClick={() => model.command("member.remove", { member: id })}
      >
        {say("people.remove")}
      </button>
    </details>
  );
}

/** What was before somebody's time is closed to her until the room opens it: never by herself. */
function Earlier(props: { readonly member: Member }) {
  const model = useModel();
  const { id, name, late, opened } = props.member;
  const state = model.state.value;
  if (id === state.you?.member || !mayCommand(state, "history.open")) return null;
  const ask = (open: boolean) => () => model.command("history.open", { member: id, open });
  if (opened) {
    return (
      <p class="row">
        <span>{say("history.opened", { name })}</span>
        <button type="button" class="small" onClick={ask(false)}>
          {say("history.open_end")}
        </button>
      </p>
    );
  }
  if (!late) return null;
  return (
    <details>
      <summary class="tiny">{say("history.open")}</summary>
      <p>{say("history.open_hint", { name })}</p>
      <button type="button" class="small" onClick={ask(true)}>
        {say("history.open")}
      </button>
    </details>
  );
}

const seatRoles = ["perspective_seat", "child_seat"];

/** Whose seat somebody speaks from: a name, or a place in the family. */
function Seat(props: { readonly member: Member; readonly roles: readonly string[] }) {
  const model = useModel();
  const { member, roles } = props;
  const was = model.state.value.session?.seats?.[member.id] ?? "";
  const [seat, setSeat] = useState(was);
  if (!roles.some((role) => seatRoles.includes(role))) return null;
  const save = (event: Event) => {
    event.preventDefault();
    model.command("role.set", { member: member.id, roles: [...roles], seat: seat.trim() });
  };
  return (
    <form class="row end" onSubmit={save}>
      <LineField
        id={`seat-${member.id}`}
        label={say("seats.whose", { name: member.name })}
        value={seat}
        maxLength={80}
        onInput={setSeat}
      />
      <button type="submit" class="small" disabled={seat.trim() === was}>
        {say("action.save")}
      </button>
    </form>
  );
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
          <Seat member={member} roles={session.roles[member.id] ?? []} />
          <Earlier member={member} />
          {member.id === state.you?.member ? null : <TakeOff member={member} />}
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

/** Ends here; the next session opens at the stage chosen, with the board as it is. */
export function CarryDialog() {
  const model = useModel();
  const session = model.state.value.session;
  const [to, setTo] = useState(session?.at ?? 0);
  if (!session) return null;
  const carry = () => {
    model.command("session.carry", to === session.at ? {} : { to });
    model.dialog.value = "";
  };
  return (
    <Dialog title={say("lead.carry")} onClose={() => (model.dialog.value = "")}>
      <p>{say("carry.text")}</p>
      <SelectField
        id="carry-to"
        label={say("carry.at")}
        value={String(to)}
        options={session.stages.map((stage, at) => ({ value: String(at), label: stage.name }))}
        onChange={(value) => setTo(Number(value))}
      />
      <div class="row">
        <button type="button" class="main" onClick={carry}>
          {say("lead.carry")}
        </button>
        <CloseButton label={say("action.back")} />
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

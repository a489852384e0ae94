// Following an invitation: as myself when signed in, with my account, or as somebody new.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Answer } from "../../link/http";
import type { Invitation } from "../../protocol/site";
import { say } from "../../state/words";
import { ErrorSummary, LineField, type Problem } from "../field";
import { dayAndTime, Segments } from "../parts";
import { Loaded, useAnswer } from "./page";
import { problemWords } from "./problem";

type FormProps = { readonly token: string; readonly onIn: (room: string) => void };

type Who = { readonly address: string; readonly name: string; readonly password: string };

const fieldOfCode: ReadonlyMap<string, string> = new Map([
  ["password_short", "password"],
  ["password_common", "password"],
  ["address_taken", "address"],
  ["sign_in_wrong", "password"],
]);

/** With an account: signed in first. Without one: the account is made, and signed in after. */
async function enter(token: string, who: Who, isNew: boolean): Promise<Answer<string>> {
  const address = who.address.trim();
  if (!isNew) {
    const me = await api.signIn(address, who.password);
    return me.kind === "ok" ? api.acceptInvitation(token, {}) : me;
  }
  const newcomer = { address, name: who.name.trim(), password: who.password };
  const room = await api.acceptInvitation(token, newcomer);
  if (room.kind !== "ok") return room;
  const me = await api.signIn(address, who.password);
  return me.kind === "ok" ? room : me;
}

function missing(who: Who, isNew: boolean): readonly Problem[] {
  const open: Problem[] = [];
  if (isNew && who.name.trim() === "") open.push({ field: "name", text: say("invited.need_name") });
  if (who.address.trim() === "") open.push({ field: "address", text: say("signin.need_address") });
  if (who.password === "") open.push({ field: "password", text: say("signin.need_password") });
  return open;
}

type FieldsProps = {
  readonly who: Who;
  readonly isNew: boolean;
  readonly error: (field: string) => string | undefined;
  readonly onChange: (who: Who) => void;
};

function AccountFields({ who, isNew, error, onChange }: FieldsProps) {
  return (
    <>
      {isNew ? (
        <LineField
          id="name"
          label={say("invited.name")}
          hint={say("invited.name_hint")}
          autocomplete="nickname"
          value={who.name}
          error={error("name")}
          maxLength={80}
          onInput={(name) => onChange({ ...who, name })}
        />
      ) : null}
      <LineField
        id="address"
        label={say("signin.address")}
        type="email"
        autocomplete="username"
        value={who.address}
        error={error("address")}
        onInput={(address) => onChange({ ...who, address })}
      />
      <LineField
        id="password"
        label={say("signin.password")}
        hint={isNew ? say("invited.password_hint") : undefined}
        type="password"
        autocomplete={isNew ? "new-password" : "current-password"}
        value={who.password}
        error={error("password")}
        onInput={(password) => onChange({ ...who, password })}
      />
    </>
  );
}

function AccountForm(props: FormProps) {
  const [isNew, setIsNew] = useState(true);
  const [who, setWho] = useState<Who>({ address: "", name: "", password: "" });
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const error = (field: string) => problems.find((one) => one.field === field)?.text;
  const go = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const open = missing(who, isNew);
    if (open.length > 0) return setProblems(open);
    setBusy(true);
    const answer = await enter(props.token, who, isNew);
    setBusy(false);
    if (answer.kind === "ok") return props.onIn(answer.value);
    const code = answer.kind === "refused" ? answer.code : "";
    setProblems([{ field: fieldOfCode.get(code) ?? "", text: problemWords(answer) }]);
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void go(event)}>
      <ErrorSummary problems={problems} />
      <p>
        <Segments
          label={say("invited.which")}
          options={[
            { id: "new", label: say("invited.new") },
            { id: "known", label: say("invited.known") },
          ]}
          chosen={isNew ? "new" : "known"}
          onChoose={(id) => setIsNew(id === "new")}
        />
      </p>
      <AccountFields who={who} isNew={isNew} error={error} onChange={setWho} />
      <button type="submit" class="main">
        {say("invited.come_in")}
      </button>
    </form>
  );
}

function AsMyself(props: FormProps) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const accept = async () => {
    const answer = await api.acceptInvitation(props.token, {});
    if (answer.kind === "ok") props.onIn(answer.value);
    else setProblems([{ field: "", text: problemWords(answer) }]);
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p>{say("invited.signed_in")}</p>
      <button type="button" class="main" onClick={() => void accept()}>
        {say("invited.come_in")}
      </button>
    </>
  );
}

function Words(props: { readonly invitation: Invitation }) {
  const { invitedBy, expires, guest } = props.invitation;
  return (
    <>
      <p>{say(guest ? "invited.by_as_guest" : "invited.by", { name: invitedBy })}</p>
      <p class="hint">{say("invited.until", { when: dayAndTime(expires) })}</p>
    </>
  );
}

export function InvitationPage(props: FormProps) {
  const invitation = useAnswer(() => api.invitation(props.token));
  return (
    <Loaded loading={invitation}>
      {(value) => (
        <>
          <Words invitation={value} />
          <p class="notice amber">{say("signin.invented_only")}</p>
          {value.signedIn ? <AsMyself {...props} /> : <AccountForm {...props} />}
        </>
      )}
    </Loaded>
  );
}

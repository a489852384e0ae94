// Signing in: two fields, what went wrong linked to the field it went wrong in.
import { useEffect, useState } from "preact/hooks";
import { api } from "../../link/api";
import { isSharedComputer, setSharedComputer } from "../../link/shared_computer";
import { say } from "../../state/words";
import { CheckField, ErrorSummary, LineField, type Problem } from "../field";
import { clockTime } from "../parts";
import { problemWords } from "./problem";

type Props = { readonly onSignedIn: () => void; readonly sentHere: boolean };

function missing(address: string, password: string): readonly Problem[] {
  return [
    ...(address.trim() === "" ? [{ field: "address", text: say("signin.need_address") }] : []),
    ...(password === "" ? [{ field: "password", text: say("signin.need_password") }] : []),
  ];
}

function errorOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

/** Whether the service runs, asked once: the first thing to know when nothing works. */
function Working() {
  const [words, setWords] = useState("");
  useEffect(() => {
    void api.health().then((answer) => {
      const time = clockTime(Date.now());
      setWords(answer.kind === "ok" ? say("signin.running", { time }) : say("error.unreachable"));
    });
  }, []);
  return <p class="hint">{words}</p>;
}

function PasswordField(props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
}) {
  const [shown, setShown] = useState(false);
  return (
    <div class="row end">
      <LineField
        id="password"
        label={say("signin.password")}
        type={shown ? "text" : "password"}
        autocomplete="current-password"
        value={props.value}
        error={props.error}
        onInput={props.onInput}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-controls="password"
        onClick={() => setShown(!shown)}
      >
        {say("signin.show")}
      </button>
    </div>
  );
}

export function SignIn(props: Props) {
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [shared, setShared] = useState(isSharedComputer());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const signIn = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const open = missing(address, password);
    if (open.length > 0) return setProblems(open);
    setBusy(true);
    const answer = await api.signIn(address.trim(), password);
    setBusy(false);
    if (answer.kind === "ok") {
      setSharedComputer(shared);
      return props.onSignedIn();
    }
    const field = answer.kind === "refused" && answer.status === 401 ? "password" : "";
    setProblems([{ field, text: problemWords(answer) }]);
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void signIn(event)}>
      <ErrorSummary problems={problems} />
      {props.sentHere && problems.length === 0 ? (
        <p class="notice">{say("signin.sent_here")}</p>
      ) : null}
      <p class="notice amber">{say("signin.invented_only")}</p>
      <LineField
        id="address"
        label={say("signin.address")}
        type="email"
        autocomplete="username"
        value={address}
        error={errorOf(problems, "address")}
        onInput={setAddress}
      />
      <PasswordField value={password} error={errorOf(problems, "password")} onInput={setPassword} />
      <CheckField id="shared" label={say("signin.shared")} checked={shared} onChange={setShared} />
      <p>
        <button type="submit" class="main">
          {busy ? say("signin.busy") : say("page.sign_in")}
        </button>
      </p>
      <details>
        <summary>{say("signin.cannot")}</summary>
        <p>{say("signin.cannot_words")}</p>
      </details>
      <Working />
    </form>
  );
}

// My settings: who I am here, and what this computer may keep.
import { useState } from "preact/hooks";
import { forgetEverything } from "../../link/indexed_keeper";
import { isSharedComputer, setSharedComputer } from "../../link/shared_computer";
import type { Me } from "../../protocol/site";
import { say, sayAll, sayNamed } from "../../state/words";
import { CheckField } from "../field";
import { signOut } from "./page";

export function MySettings(props: { readonly me: Me }) {
  const { me } = props;
  const [shared, setShared] = useState(isSharedComputer());
  const change = (on: boolean) => {
    setShared(on);
    setSharedComputer(on);
    if (on) void forgetEverything();
  };
  return (
    <>
      <dl class="agreement">
        <dt>{say("me.name")}</dt>
        <dd>
          {me.name}, {sayNamed("mandate", me.mandate)}
        </dd>
        <dt>{say("me.teams")}</dt>
        <dd>
          {me.teams.length === 0 ? say("me.no_team") : sayAll(me.teams.map((one) => one.name))}
        </dd>
      </dl>
      <h2>{say("me.computer")}</h2>
      <CheckField id="shared" label={say("signin.shared")} checked={shared} onChange={change} />
      <p class="hint">{say("me.computer_words")}</p>
      <p>
        <button type="button" onClick={() => void signOut()}>
          {say("page.sign_out")}
        </button>
      </p>
    </>
  );
}

// The lead's one menu: write alone, go round, open for a moment, back, jump, roles, carry, finish by.
import type { Session } from "../protocol/session";
import { say, sayCount, sayNamed } from "../state/words";
import { useModel } from "./model";
import { Menu } from "./parts";

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

/** To any stage that is ahead, and to the close. */
function Jumps(props: { readonly session: Session }) {
  const model = useModel();
  const { session } = props;
  const last = session.stages[session.stages.length - 1];
  return (
    <>
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
    </>
  );
}

/** Before its last stage a room of a sitting can be left too, closed early or carried over. */
function GoOnEarly() {
  const model = useModel();
  const next = (how: string) => () => model.command("agenda.next", { how });
  return (
    <>
      <button type="button" onClick={next("carried")}>
        {say("sitting.carry")}
      </button>
      <button type="button" onClick={next("early")}>
        {say("sitting.early")}
      </button>
    </>
  );
}

export function LeadMenu() {
  const model = useModel();
  const { session } = model.state.value;
  if (!session) return null;
  return (
    <Menu label={say("lead.menu")} id="lead-menu">
      <Inserts />
      {session.at > 0 ? (
        <button type="button" onClick={() => model.command("stage.back")}>
          {say("lead.back")}
        </button>
      ) : null}
      <button
        type="button"
        onClick={() => model.command("session.pause", { on: session.pause === undefined })}
      >
        {session.pause ? say("lead.go_on") : say("lead.pause")}
      </button>
      <button type="button" onClick={() => (model.dialog.value = "roles")}>
        {say("lead.roles")}
      </button>
      <button type="button" onClick={() => (model.dialog.value = "finish")}>
        {say("lead.finish_by")}
      </button>
      <button type="button" onClick={() => (model.dialog.value = "take_out")}>
        {say("lead.take_out")}
      </button>
      {session.agenda ? (
        <GoOnEarly />
      ) : (
        <>
          <button type="button" onClick={() => (model.dialog.value = "carry")}>
            {say("lead.carry")}
          </button>
          <button type="button" onClick={() => (model.dialog.value = "close")}>
            {say("lead.close")}
          </button>
        </>
      )}
      <Jumps session={session} />
    </Menu>
  );
}

// The stages of this session in order: what is done, what is now, and what the lead may leave out.
import { formatChoices } from "#vocabulary";
import type { Session, Stage } from "../protocol/session";
import { isLead } from "../state/rights";
import { guidePath } from "../state/ways";
import { say, sayCount, sayNamed } from "../state/words";
import { useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

function StageRow(props: { readonly stage: Stage; readonly at: number; readonly now: number }) {
  const { stage, at, now } = props;
  const model = useModel();
  const maySkip = at > now && isLead(model.state.value);
  const word = stage.skipped
    ? say("stage.skipped")
    : at < now
      ? say("stage.done")
      : at === now
        ? say("stage.now")
        : say("stage.ahead");
  return (
    <li aria-current={at === now ? "step" : undefined} class={at === now ? "now" : ""}>
      <strong>{stage.name}</strong>{" "}
      <span class="secondary">
        {word} · {sayCount("stage.about", stage.minutes)} · {sayNamed("mode", stage.mode)}
      </span>
      <p class="hint">{stage.prompt}</p>
      {maySkip ? (
        <button
          type="button"
          class="small"
          aria-pressed={stage.skipped === true}
          onClick={() => model.command("stage.skip", { at, skip: stage.skipped !== true })}
        >
          {say("stage.skip")}
        </button>
      ) : null}
    </li>
  );
}

/** A team's own format has a guide of the version that runs. */
function wayToGuide(format: Session["format"], team: string): string {
  const shipped = formatChoices.some((one) => one.id === format.id);
  return shipped ? guidePath(format.id) : guidePath(format.id, team, format.version);
}

export function StagesDialog() {
  const model = useModel();
  const { session, room } = model.state.value;
  if (!session) return null;
  const team = room?.team ?? "";
  return (
    <Dialog title={session.format.name} onClose={() => (model.dialog.value = "")}>
      <ol class="stages">
        {session.stages.map((stage, at) => (
          <StageRow key={`${stage.id}-${at}`} stage={stage} at={at} now={session.at} />
        ))}
      </ol>
      <p>
        <a href={wayToGuide(session.format, team)} target="_blank" rel="noreferrer noopener">
          {say("guide.how_this")}
        </a>
      </p>
      <CloseButton />
    </Dialog>
  );
}

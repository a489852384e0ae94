// How to run a format: its stance, its stages with times, and what whoever leads might say; made to be printed.
import { formats } from "#vocabulary";
import type { GuideFormat, GuideStage } from "../../protocol/format_guide";
import { guidePath } from "../../state/ways";
import { hasWord, say, sayAll, sayCount, sayNamed } from "../../state/words";

/** What one might say: of this format, else what fits every one; nothing in a team's own stage. */
export function wordsToSay(format: string, stage: string): string {
  if (hasWord(`guide.${format}.${stage}`)) return sayNamed(`guide.${format}`, stage);
  return hasWord(`guide.any.${stage}`) ? sayNamed("guide.any", stage) : "";
}

function Modules(props: { readonly stage: GuideStage }) {
  const { modules } = props.stage;
  if (!modules || modules.length === 0) return null;
  return (
    <details open>
      <summary>{say("guide.chosen")}</summary>
      <ul>
        {modules.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> ({sayCount("guide.about", one.minutes)}): {one.prompt}
          </li>
        ))}
      </ul>
    </details>
  );
}

function StageGuide(props: {
  readonly format: string;
  readonly stage: GuideStage;
  readonly at: number;
}) {
  const { format, stage, at } = props;
  const words = wordsToSay(format, stage.id);
  const facts = [
    sayNamed("mode", stage.mode),
    stage.turn ? say("guide.in_turn") : "",
    stage.listening === "presenter" ? say("guide.listens") : "",
    stage.listening !== undefined && stage.listening !== "presenter"
      ? say("guide.part_listens", { part: sayNamed("role", stage.listening) })
      : "",
    stage.admits_manager ? say("guide.manager") : "",
  ].filter((fact) => fact !== "");
  return (
    <li class="guide-stage">
      <h3>
        {say("guide.stage", { n: at + 1, name: stage.name })}{" "}
        <span class="secondary">({sayCount("guide.about", stage.minutes)})</span>
      </h3>
      <p class="secondary">{facts.join(" · ")}</p>
      {stage.prompt === "" ? null : (
        <p>
          <strong>{say("guide.screen")}:</strong> {stage.prompt}
        </p>
      )}
      {words === "" ? null : (
        <p>
          <strong>{say("guide.say")}:</strong> {words}
        </p>
      )}
      <Modules stage={stage} />
    </li>
  );
}

function About(props: { readonly format: GuideFormat }) {
  const { format } = props;
  const minutes = format.stages.reduce((sum, stage) => sum + stage.minutes, 0);
  const base = formatOf(format.base ?? "");
  return (
    <>
      {format.use_when === "" ? null : <p>{format.use_when}</p>}
      {base ? <p class="secondary">{say("guide.made_from", { name: base.name })}</p> : null}
      <p class="hint">
        {say("guide.people", {
          from: format.min_people ?? 2,
          to: format.max_people ?? 12,
          minutes,
        })}
      </p>
      {format.stance === "" ? null : (
        <>
          <h2>{say("guide.stance")}</h2>
          <p>{format.stance}</p>
        </>
      )}
      {format.ends_held ? <p class="notice">{say("guide.held")}</p> : null}
      <h2>{say("guide.roles")}</h2>
      <p>{sayAll(format.roles.map((role) => sayNamed("role", role)))}</p>
    </>
  );
}

function Before() {
  return (
    <>
      <h2>{say("guide.before")}</h2>
      <ul>
        <li>{say("guide.before_call")}</li>
        <li>{say("guide.before_parts")}</li>
        <li>{say("guide.before_work")}</li>
      </ul>
    </>
  );
}

function Trouble() {
  return (
    <>
      <h2>{say("guide.trouble")}</h2>
      <ul>
        <li>{say("guide.trouble_time")}</li>
        <li>{say("guide.trouble_talk")}</li>
        <li>{say("guide.trouble_quiet")}</li>
        <li>{say("guide.trouble_safety")}</li>
        <li>{say("guide.trouble_gone")}</li>
      </ul>
    </>
  );
}

function One(props: { readonly format: GuideFormat }) {
  const { format } = props;
  return (
    <article class="guide">
      <p class="row screen-only">
        <button type="button" onClick={() => window.print()}>
          {say("guide.print")}
        </button>
        <a href="/guide">{say("guide.all")}</a>
      </p>
      <About format={format} />
      <Before />
      <h2>{say("guide.stages")}</h2>
      <ol class="plain">
        {format.stages.map((stage, at) => (
          <StageGuide key={stage.id} format={format.base ?? format.id} stage={stage} at={at} />
        ))}
      </ol>
      <Trouble />
      {format.source === "" ? null : (
        <>
          <h2>{say("guide.source")}</h2>
          <p>{format.source}</p>
        </>
      )}
    </article>
  );
}

export function formatOf(id: string): GuideFormat | undefined {
  return formats.find((one) => one.id === id);
}

/** `own` is a format of the reader's team; else one of the product is looked up by its id. */
export function Guide(props: { readonly id: string; readonly own?: GuideFormat | undefined }) {
  const format = props.own ?? formatOf(props.id);
  if (format) return <One format={format} />;
  return (
    <>
      {props.id === "" ? null : <p class="notice amber">{say("guide.unknown")}</p>}
      <p>{say("guide.choose")}</p>
      <ul class="plain">
        {formats.map((one) => (
          <li class="card" key={one.id}>
            <h2>
              <a href={guidePath(one.id)}>{one.name}</a>
            </h2>
            <p>{one.use_when}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

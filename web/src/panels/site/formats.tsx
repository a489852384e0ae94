// The formats of my team: run as they come, copied and changed, each change a version of its own.
import { useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Fields } from "../../protocol/read";
import type { Me, Team } from "../../protocol/site";
import type { FormatEntry } from "../../protocol/team_formats";
import { copyOf, minutesOf, stagesOf } from "../../state/format_edit";
import { guidePath } from "../../state/ways";
import { say, sayCount } from "../../state/words";
import { SelectField } from "../field";
import { FormatEditor } from "./format_editor";
import { Loaded, Problem, useAction, useAnswer } from "./page";

type EntryProps = {
  readonly team: string;
  readonly entry: FormatEntry;
  readonly onEdit: (format: Fields) => void;
};

/** An older version can be taken up again: saved, it is the newest. */
function Versions(props: EntryProps) {
  const { team, entry, onEdit } = props;
  const action = useAction();
  const older = entry.versions.filter((version) => version !== entry.version);
  if (older.length === 0) return null;
  return (
    <details>
      <summary>{sayCount("formats.older", older.length)}</summary>
      <Problem text={action.problem} />
      <div class="row">
        {older.map((version) => (
          <button
            type="button"
            key={version}
            class="small"
            onClick={() => void action.run(() => api.format(team, entry.id, version), onEdit)}
          >
            {say("formats.version", { n: version })}
          </button>
        ))}
      </div>
    </details>
  );
}

function Entry(props: EntryProps) {
  const { team, entry, onEdit } = props;
  const { format } = entry;
  return (
    <li class="card">
      <h3>{entry.name}</h3>
      {entry.useWhen === "" ? null : <p>{entry.useWhen}</p>}
      <p class="secondary">
        {sayCount("formats.stages", stagesOf(format).length)} ·{" "}
        {sayCount("formats.minutes", minutesOf(format))}
        {entry.mine ? ` · ${say("formats.version", { n: entry.version })}` : ""}
      </p>
      <div class="row">
        {entry.mine ? (
          <button type="button" class="main" onClick={() => onEdit(format)}>
            {say("action.change")}
          </button>
        ) : null}
        <a
          class="button"
          href={entry.mine ? guidePath(entry.id, team, entry.version) : guidePath(entry.id)}
          aria-label={`${say("guide.how")}: ${entry.name}`}
        >
          {say("guide.how")}
        </a>
        <button
          type="button"
          onClick={() => onEdit(copyOf(format, say("formats.copy_of", { name: entry.name })))}
        >
          {say("formats.copy")}
        </button>
      </div>
      {entry.mine ? <Versions {...props} /> : null}
    </li>
  );
}

function OfTeam(props: { readonly team: string }) {
  const { team } = props;
  const formats = useAnswer(() => api.formats(team));
  const [editing, setEditing] = useState<Fields | undefined>(undefined);
  const [said, setSaid] = useState("");
  const saved = (version: number) => {
    setEditing(undefined);
    setSaid(say("formats.saved", { n: version }));
    void formats.reload();
  };
  const edit = (format: Fields) => {
    setSaid("");
    setEditing(format);
  };
  if (editing) {
    const close = () => setEditing(undefined);
    return <FormatEditor team={team} format={editing} onSaved={saved} onClose={close} />;
  }
  return (
    <Loaded loading={formats}>
      {(all) => (
        <>
          <p role="status">{said}</p>
          {[true, false].map((mine) => (
            <section key={String(mine)} aria-labelledby={`formats-${mine}`}>
              <h2 id={`formats-${mine}`}>{mine ? say("formats.ours") : say("formats.shipped")}</h2>
              {mine && !all.some((one) => one.mine) ? (
                <p class="secondary">{say("formats.none_yet")}</p>
              ) : null}
              <ul class="plain">
                {all
                  .filter((one) => one.mine === mine)
                  .map((entry) => (
                    <Entry key={entry.id} team={team} entry={entry} onEdit={edit} />
                  ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Loaded>
  );
}

function ChooseTeam(props: { readonly teams: readonly Team[] }) {
  const [team, setTeam] = useState(props.teams[0]?.id ?? "");
  return (
    <>
      {props.teams.length > 1 ? (
        <SelectField
          id="formats-team"
          label={say("lobby.team")}
          value={team}
          options={props.teams.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setTeam}
        />
      ) : null}
      <OfTeam key={team} team={team} />
    </>
  );
}

export function Formats(props: { readonly me: Me }) {
  const { teams } = props.me;
  return teams.length === 0 ? <p>{say("formats.no_team")}</p> : <ChooseTeam teams={teams} />;
}

// Looking back: a session by its stages and moments, as a list and as the map, as its members may see it now.
import type { FunctionComponent } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { api } from "../../link/api";
import type { PastSession, Replay } from "../../protocol/history";
import { type Board, recordsOf } from "../../state/board";
import { boardsOf, linesAt, stageStarts } from "../../state/history";
import { say, sayNamed } from "../../state/words";
import { clockTime, dayAndTime, Empty, Segments } from "../parts";
import type { HistoryMapProps } from "./history_map";
import { Loaded, useAnswer } from "./page";

type MapPanel = FunctionComponent<HistoryMapProps>;

/** The drawing comes as a script of its own, when somebody looks at it. */
function MapThen(props: HistoryMapProps) {
  const [panel, setPanel] = useState<{ readonly Map: MapPanel } | undefined>(undefined);
  useEffect(() => {
    void import("./history_map").then((all) => setPanel({ Map: all.HistoryMap }));
  }, []);
  return panel ? <panel.Map {...props} /> : <p role="status">{say("page.loading")}</p>;
}

function Lines(props: { readonly board: Board }) {
  const boards = linesAt(props.board);
  if (boards.length === 0) return <Empty text={say("history.nothing")} />;
  return (
    <>
      {boards.map((one) => (
        <section key={one.board} aria-labelledby={`then-${one.board}`}>
          <h3 id={`then-${one.board}`}>{sayNamed("board", one.board)}</h3>
          <ul>
            {one.lines.map((line) => (
              <li key={line.id}>
                <span class="secondary">{sayNamed("type", line.type)}:</span> {line.words}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type AtProps = {
  readonly replay: Replay;
  readonly at: number;
  readonly onGo: (moment: number) => void;
};

function Slider(props: AtProps) {
  const { replay, at, onGo } = props;
  const moment = replay.moments[at];
  const stage = replay.stages[moment?.stage ?? 0] ?? "";
  const where = say("history.moment", { time: clockTime(moment?.at ?? 0), stage });
  const last = replay.moments.length - 1;
  return (
    <div class="field">
      <label for="history-moment">{where}</label>
      <input
        id="history-moment"
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={where}
        onInput={(event) => onGo(event.currentTarget.valueAsNumber)}
      />
      <div class="row">
        <button type="button" disabled={at === 0} onClick={() => onGo(at - 1)}>
          {say("history.before")}
        </button>
        <button type="button" disabled={at === last} onClick={() => onGo(at + 1)}>
          {say("history.after")}
        </button>
      </div>
    </div>
  );
}

function Stages(props: AtProps) {
  const { replay, at, onGo } = props;
  const starts = stageStarts(replay.moments);
  const now = [...starts].reverse().find((one) => one.moment <= at);
  return (
    <div class="row" role="group" aria-label={say("guide.stages")}>
      {starts.map((one) => (
        <button
          type="button"
          key={one.moment}
          class="small"
          aria-pressed={one === now}
          onClick={() => onGo(one.moment)}
        >
          {replay.stages[one.stage] ?? ""}
        </button>
      ))}
    </div>
  );
}

function Player(props: { readonly replay: Replay }) {
  const { replay } = props;
  const [at, setAt] = useState(0);
  const [view, setView] = useState("list");
  const boards = useMemo(() => boardsOf(replay.moments), [replay]);
  const board = boards[at];
  if (!board) return <Empty text={say("history.nothing")} />;
  const time = replay.moments[at]?.at ?? replay.started;
  const drawn = recordsOf(board, "person").length > 0;
  return (
    <>
      <Stages replay={replay} at={at} onGo={setAt} />
      <Slider replay={replay} at={at} onGo={setAt} />
      <Segments
        label={say("room.view")}
        chosen={view}
        options={[
          { id: "list", label: say("room.view_list") },
          { id: "map", label: sayNamed("board", "map") },
        ]}
        onChoose={setView}
      />
      {view === "list" ? (
        <Lines board={board} />
      ) : drawn ? (
        <MapThen board={board} time={time} />
      ) : (
        <Empty text={say("history.no_map")} />
      )}
    </>
  );
}

function OneSession(props: { readonly room: string; readonly session: PastSession }) {
  const { room, session } = props;
  const replay = useAnswer(() => api.replay(room, session.id));
  return (
    <section aria-labelledby="session-then">
      <h2 id="session-then">
        {session.format}, {dayAndTime(session.started)}
      </h2>
      <Loaded loading={replay}>{(value) => <Player replay={value} />}</Loaded>
    </section>
  );
}

export function History(props: { readonly room: string }) {
  const { room } = props;
  const sessions = useAnswer(() => api.history(room));
  const [chosen, setChosen] = useState<PastSession | undefined>(undefined);
  return (
    <Loaded loading={sessions}>
      {(all) => (
        <>
          <p>{say("history.what")}</p>
          {all.length === 0 ? <Empty text={say("history.none")} /> : null}
          {all.length === 0 || all.some((one) => one.number === 1) ? null : (
            <p class="secondary">{say("history.closed")}</p>
          )}
          <ul class="plain">
            {all.map((session) => (
              <li key={session.id}>
                <button
                  type="button"
                  aria-pressed={session === chosen}
                  onClick={() => setChosen(session)}
                >
                  {say("history.session", {
                    n: session.number,
                    format: session.format,
                    when: dayAndTime(session.started),
                  })}
                </button>
              </li>
            ))}
          </ul>
          {chosen ? <OneSession key={chosen.id} room={room} session={chosen} /> : null}
        </>
      )}
    </Loaded>
  );
}

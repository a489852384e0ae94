// Looking at the map for one thing: a choice, the marks in the picture, and the same in sentences.
import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import {
  changedFindings,
  echoFindings,
  type Finding,
  type LensName,
  lensNames,
  mapVersions,
  marksOf,
  unheardFindings,
} from "../draw/findings";
import { graphOf } from "../draw/graph";
import { loadSeen, saveSeen } from "../link/seen_keeper";
import { type Board, emptyBoard } from "../state/board";
import { baseOf, type Seen, seenIn, type Versions } from "../state/seen";
import { say, sayNamed } from "../state/words";
import { useDay } from "./map_picture";
import { mapView } from "./map_view";
import { useModel } from "./model";

/** The map as the last session left it, and from now on as this one leaves it. */
export function useLastTime(): void {
  const model = useModel();
  const room = useComputed(() => model.state.value.room?.id ?? "").value;
  const session = useComputed(() => model.state.value.session?.id ?? "").value;
  useEffect(() => {
    const known: Seen | undefined = loadSeen(room);
    const remember = () => {
      const seen = seenIn(known, session, mapVersions(model.board.value));
      if (seen) saveSeen(room, seen);
    };
    mapView.lastTime.value = baseOf(seenIn(known, session, new Map()), session);
    addEventListener("pagehide", remember);
    return () => {
      removeEventListener("pagehide", remember);
      remember();
    };
  }, [room, session]);
}

function findingsOf(
  lens: LensName | "",
  board: Board,
  day: number,
  before: Versions | undefined,
): readonly Finding[] {
  switch (lens) {
    case "":
      return [];
    case "changed":
      return before ? changedFindings(board, before) : [];
    case "unheard":
      return unheardFindings(graphOf(board, day), board);
    case "echo":
      return echoFindings(graphOf(board, day), board);
  }
}

function useFindings(): readonly Finding[] {
  const model = useModel();
  const [day, lens, before] = [useDay(), mapView.lens.value, mapView.lastTime.value];
  const board = lens === "" ? emptyBoard : model.board.value;
  return useMemo(
    () => findingsOf(lens, board, day, before),
    lens === "" ? [lens] : [lens, board, day, before],
  );
}

export function useMarks(): ReadonlyMap<string, string> {
  const findings = useFindings();
  return useMemo(() => marksOf(findings), [findings]);
}

export function LensSelect() {
  return (
    <div class="row">
      <label for="map-lens">{say("map.label.lens")}</label>
      <select
        id="map-lens"
        value={mapView.lens.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          mapView.lens.value = lensNames.find((one) => one === value) ?? "";
        }}
      >
        <option value="">{say("map.lens_none")}</option>
        {lensNames.map((name) => (
          <option key={name} value={name}>
            {sayNamed("map.lens", name)}
          </option>
        ))}
      </select>
    </div>
  );
}

const atFirst = 8;

/** Each sentence leads to the first of those whom it is about. */
export function LensFindings() {
  const model = useModel();
  const findings = useFindings();
  const lens = mapView.lens.value;
  const [all, setAll] = useState(false);
  if (lens === "") return null;
  const unknown = lens === "changed" && mapView.lastTime.value === undefined;
  return (
    <section class="map-findings notice" aria-label={sayNamed("map.lens", lens)}>
      {findings.length === 0 ? (
        <p>{unknown ? say("map.found.no_last_time") : sayNamed("map.found_none", lens)}</p>
      ) : null}
      <ul class="plain">
        {findings.slice(0, all ? undefined : atFirst).map((finding) => (
          <li key={finding.words}>
            <button
              type="button"
              class="quiet small"
              onClick={() => {
                model.opened.value = finding.ids[0] ?? "";
              }}
            >
              {finding.words}
            </button>
          </li>
        ))}
      </ul>
      {findings.length > atFirst && !all ? (
        <button type="button" class="small" onClick={() => setAll(true)}>
          {say("map.found.all", { n: findings.length })}
        </button>
      ) : null}
    </section>
  );
}

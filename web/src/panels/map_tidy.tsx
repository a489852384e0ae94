// Tidying the map: asked for, looked at as a preview with what it changes in words, used or left.
import { useEffect, useRef, useState } from "preact/hooks";
import { limits } from "#vocabulary";
import { placesBack } from "../draw/place_ops";
import type { ViewName } from "../draw/places";
import type { Answer } from "../link/http";
import { mapApi } from "../link/map_api";
import type { Tidied } from "../protocol/map_answers";
import type { Op } from "../protocol/values";
import { nameOfNode } from "../state/kin";
import { inChanges } from "../state/paste";
import { say, sayAll, sayCount, sayNamed } from "../state/words";
import { CheckField } from "./field";
import { mapView, type TidyPreview } from "./map_view";
import { type Model, useModel } from "./model";

const measured = ["crossings", "exceptions", "not_adjacent", "overlaps"];

/** "Lines that cross: 12 now, 3 after", for each count that is not nought twice. */
export function tidyWords(tidied: Tidied): readonly string[] {
  const counts = measured.flatMap((name) => {
    const [now, after] = [tidied.before.get(name), tidied.after.get(name)];
    if (now === undefined || after === undefined || (now === 0 && after === 0)) return [];
    return [say("map.tidying.measure", { what: sayNamed("map.measure", name), now, after })];
  });
  if (tidied.preview === undefined) return [say("map.tidying.nothing")];
  return [
    sayCount("map.tidying.moved", tidied.moved),
    ...(tidied.fresh > 0 ? [sayCount("map.tidying.fresh", tidied.fresh)] : []),
    ...counts,
  ];
}

type Wish = { readonly release: boolean; readonly strict: boolean };

async function askTidy(model: Model, wish: Wish, view: ViewName): Promise<Answer<Tidied>> {
  const room = model.state.value.room?.id ?? "";
  return mapApi.tidy(room, {
    view,
    mode: "tidy",
    pins: wish.release ? "release" : "keep",
    ...(wish.strict && view === "genogram" ? { strict: true } : {}),
  });
}

/** Finds places for those who have none, beside their own; nobody else moves without need. */
export async function placeNewcomers(model: Model): Promise<void> {
  const room = model.state.value.room?.id ?? "";
  const answer = await mapApi.tidy(room, { view: "genogram", mode: "insert" });
  if (answer.kind === "ok" && answer.value.preview !== undefined) {
    model.command("map.tidy", { preview: answer.value.preview });
  }
}

function Choices(props: { readonly wish: Wish; readonly onWish: (wish: Wish) => void }) {
  const { wish, onWish } = props;
  return (
    <div class="row">
      <CheckField
        id="tidy-release"
        label={say("map.tidying.release")}
        checked={wish.release}
        onChange={(release) => onWish({ ...wish, release })}
      />
      {mapView.drawing.value === "genogram" ? (
        <CheckField
          id="tidy-strict"
          label={say("map.tidying.strict")}
          checked={wish.strict}
          onChange={(strict) => onWish({ ...wish, strict })}
        />
      ) : null}
    </div>
  );
}

type PreviewProps = {
  readonly preview: TidyPreview;
  readonly onUsed: () => void;
  readonly onLeave: () => void;
};

function Preview(props: PreviewProps) {
  const model = useModel();
  const { preview } = props;
  const { tidied } = preview;
  const pictured = mapView.show.value === "picture";
  const names = tidied.places.map(({ of }) => nameOfNode(model.board.value, of));
  const use = () => {
    if (tidied.preview === undefined) return;
    model.command("map.tidy", { preview: tidied.preview });
    model.tell(say("map.tidying.used"));
    props.onUsed();
  };
  return (
    <>
      <ul class="plain">
        {tidyWords(tidied).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {pictured || tidied.places.length === 0 ? null : (
        <p>{say("map.tidying.who", { names: sayAll(names) })}</p>
      )}
      <div class="row">
        {pictured ? (
          <button
            type="button"
            aria-pressed={preview.shown}
            onClick={() => {
              mapView.tidy.value = { ...preview, shown: !preview.shown };
            }}
          >
            {say("map.tidying.show")}
          </button>
        ) : null}
        <button type="button" class="main" disabled={tidied.preview === undefined} onClick={use}>
          {say("map.tidying.use")}
        </button>
        <button type="button" onClick={props.onLeave}>
          {say("map.tidying.leave")}
        </button>
      </div>
    </>
  );
}

/** What puts everybody back where they stood, in as many changes as it needs. */
function putBack(model: Model, back: readonly Op[]): void {
  for (const ops of inChanges(
    back.map((op) => [op]),
    limits.ops_per_change,
  ))
    model.change(ops);
}

/** What is asked of the server and what came of it; what comes after one has left is not shown. */
function useTidying() {
  const model = useModel();
  const [wish, setWish] = useState<Wish>({ release: false, strict: false });
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [stood, setStood] = useState<(() => readonly Op[]) | undefined>(undefined);
  const wanted = useRef<Wish | undefined>(undefined);
  const leave = () => {
    wanted.current = undefined;
    mapView.tidy.value = undefined;
    setOpen(false);
  };
  useEffect(
    () => () => {
      mapView.tidy.value = undefined;
    },
    [],
  );
  const ask = async (asked: Wish) => {
    setWish(asked);
    setTrouble("");
    wanted.current = asked;
    const view = mapView.drawing.value;
    const answer = await askTidy(model, asked, view);
    if (wanted.current !== asked) return;
    if (answer.kind !== "ok") {
      setTrouble(answer.kind === "refused" && answer.says ? answer.says : say("map.tidying.lost"));
      return;
    }
    mapView.tidy.value = { tidied: answer.value, view, shown: true };
  };
  const begin = () => {
    setOpen(true);
    setStood(undefined);
    void ask(wish);
  };
  const used = () => {
    const before = model.board.value;
    const view = mapView.tidy.value?.view ?? mapView.drawing.value;
    setStood(() => () => placesBack(before, model.board.value, view));
    leave();
  };
  const back = () => {
    if (stood) putBack(model, stood());
    model.tell(say("map.tidying.back"));
    setStood(undefined);
  };
  return { wish, open, trouble, stood, ask, begin, leave, used, back };
}

export function MapTidy() {
  const { wish, open, trouble, stood, ask, begin, leave, used, back } = useTidying();
  const opener = useRef<HTMLButtonElement>(null);
  const preview = mapView.tidy.value;
  /** What was pressed is gone afterwards: the focus goes on from where tidying begins. */
  const thenHere = (act: () => void) => () => {
    act();
    opener.current?.focus();
  };
  return (
    <div class="map-tidy" role="group" aria-label={say("map.tidying.title")}>
      <button type="button" ref={opener} aria-expanded={open} onClick={open ? leave : begin}>
        {say("map.tidy")}
      </button>
      {open ? (
        <div class="notice">
          <p>{say("map.tidying.hint")}</p>
          <Choices wish={wish} onWish={(next) => void ask(next)} />
          {trouble === "" ? null : <p role="alert">{trouble}</p>}
          {preview ? (
            <Preview preview={preview} onUsed={thenHere(used)} onLeave={thenHere(leave)} />
          ) : null}
        </div>
      ) : null}
      {stood && !open ? (
        <button type="button" onClick={thenHere(back)}>
          {say("map.tidying.undo")}
        </button>
      ) : null}
    </div>
  );
}

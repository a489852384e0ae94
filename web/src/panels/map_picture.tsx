// The drawn map in the room: it mounts the window, shows each new scene, and answers what it asks.
import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Camera, windowPlace } from "../draw/camera";
import { dayOf, dayOfTime } from "../draw/days";
import { placeOps } from "../draw/place_ops";
import type { Place, Places } from "../draw/places";
import { snapped } from "../draw/rings";
import { type Scene, SceneMaker } from "../draw/scene";
import { MapCanvas } from "../gestures/map_canvas";
import { MapKeys } from "../gestures/map_keys";
import { newId } from "../link/timers";
import { textOf } from "../state/board";
import { nameOfNode } from "../state/kin";
import { say, sayNamed } from "../state/words";
import { kinKinds } from "./map_kin";
import { useMarks } from "./map_lens";
import { mapView } from "./map_view";
import { type Model, useModel } from "./model";

const rowSnap = 36;

/** A new place on the row that it is near to, or on the nearest ring. */
function settled(scene: Scene, id: string, place: Place): Place {
  if (scene.rings) return snapped(place, scene.rings.radii);
  let y = place.y;
  let best = rowSnap;
  for (const [other, there] of scene.places) {
    const far = Math.abs(there.y - place.y);
    if (other !== id && far < best) [best, y] = [far, there.y];
  }
  return { x: place.x, y };
}

export function put(model: Model, scene: Scene, id: string, place: Place): void {
  const board = model.board.value;
  const by = model.state.value.you?.member;
  const goal = settled(scene, id, place);
  const make = { id: newId, by, pinned: true };
  model.change(placeOps(board, mapView.drawing.value, id, goal, make));
  model.tell(say("map.moved", { name: nameOfNode(board, id) }));
}

/** Today, or the last day of the year that was chosen; it turns once a day, not each second. */
export function useDay(): number {
  const model = useModel();
  const today = useComputed(() => dayOfTime(model.now.value));
  const year = mapView.year.value;
  return year === 0 ? today.value : dayOf(year, 12, 31);
}

const makers = { picture: new SceneMaker() };

/** Where a tidied layout would have people stand, while its preview is shown. */
function useTidied(): Places | undefined {
  const preview = mapView.tidy.value;
  const shown = preview?.shown && preview.view === mapView.drawing.value ? preview : undefined;
  return useMemo(
    () => shown && new Map(shown.tidied.places.map(({ of, x, y }) => [of, { x, y }])),
    [shown],
  );
}

export function useScene(): Scene {
  const model = useModel();
  const selected = model.opened.value;
  const marks = useMarks();
  const board = model.board.value;
  const [view, filter, day] = [mapView.drawing.value, mapView.filter.value, useDay()];
  const focus = mapView.near.value ? selected : "";
  const instead = useTidied();
  return useMemo(
    () =>
      makers.picture.make(board, {
        view,
        day,
        filter,
        selected,
        focus,
        marks,
        ...(instead ? { instead } : {}),
      }),
    [board, view, day, filter, selected, focus, marks, instead],
  );
}

type PictureProps = { readonly scene: Scene; readonly may: boolean; readonly label: string };

function startAdding(model: Model, id: string, kind: (typeof kinKinds)[number]): void {
  model.opened.value = id;
  mapView.adding.value = kind;
  mapView.details.value = false;
}

/** Four buttons around the one who is selected: a relative in each direction. */
function Handles(props: { readonly scene: Scene; readonly camera: Camera }) {
  const model = useModel();
  const id = model.opened.value;
  const node = props.scene.nodes.find((one) => one.id === id && one.kind === "person");
  if (!node || mapView.drawing.value === "network") return null;
  const at = windowPlace(props.camera, node);
  const style = {
    left: `${at.x}px`,
    top: `${at.y}px`,
    "--scale": String(Math.min(1, props.camera.scale)),
  };
  return (
    <div class="map-handles" style={style}>
      {kinKinds.map((kind) => (
        <button
          type="button"
          key={kind}
          class={`small handle ${kind}`}
          aria-label={`+ ${sayNamed("map.kin", kind)}, ${say("map.add_to", { name: textOf(model.board.value.get(id), "name") })}`}
          onClick={() => startAdding(model, id, kind)}
        >
          + {sayNamed("map.kin", kind)}
        </button>
      ))}
    </div>
  );
}

function makeCanvas(model: Model, scene: () => Scene, looked: (camera: Camera) => void): MapCanvas {
  const keys: { handler: MapKeys | undefined } = { handler: undefined };
  const select = (id: string) => {
    model.opened.value = id;
    mapView.adding.value = undefined;
    mapView.details.value = false;
  };
  const open = (id: string) => {
    model.opened.value = id;
    mapView.details.value = true;
  };
  const moved = (id: string, place: Place) => put(model, scene(), id, place);
  const made = new MapCanvas({
    select,
    open,
    moved,
    key: (event, id) => keys.handler?.pressed(event, id),
    looked,
  });
  keys.handler = new MapKeys(made, {
    scene,
    select,
    open,
    moved,
    add: (id, kind) => startAdding(model, id, kind),
    relate: (id) => document.getElementById(`${id}-bond-kind`)?.focus(),
    tell: (words) => model.tell(words),
    table: () => {
      mapView.show.value = "table";
    },
    legend: () => document.querySelector<HTMLElement>("#map-legend summary")?.click(),
    entry: () => document.getElementById("quick-entry")?.focus(),
  });
  return made;
}

function ZoomButtons(props: { readonly fit: () => void; readonly zoom: (by: number) => void }) {
  return (
    <div class="map-zoom row">
      <button type="button" class="small" onClick={props.fit}>
        {say("map.fit")}
      </button>
      <button
        type="button"
        class="small"
        aria-label={say("map.zoom_out")}
        onClick={() => props.zoom(1 / 1.2)}
      >
        −
      </button>
      <button
        type="button"
        class="small"
        aria-label={say("map.zoom_in")}
        onClick={() => props.zoom(1.2)}
      >
        +
      </button>
    </div>
  );
}

export function MapPicture(props: PictureProps) {
  const model = useModel();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<MapCanvas | undefined>(undefined);
  const current = useRef(props.scene);
  current.current = props.scene;
  const before = useRef("");
  // As it was when this was drawn: who is quick closes the details before the effect below has run.
  const opened = model.opened.value;
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, scale: 1 });
  useEffect(() => {
    const made = makeCanvas(model, () => current.current, setCamera);
    canvas.current = made;
    box.current?.prepend(made.element);
    return () => {
      made.close();
      made.element.remove();
    };
  }, []);
  useEffect(() => {
    const made = canvas.current;
    if (!made) return;
    made.mayMove = props.may;
    made.show(props.scene, opened, props.label);
    // Who has just added somebody by keys goes on from them, and who has closed the details goes
    // back to whose they were: what had the focus is gone.
    const was = before.current;
    before.current = opened;
    if (was !== opened && document.activeElement === document.body) made.focus(opened || was);
  });
  return (
    <div class="map-frame" ref={box}>
      {props.may ? <Handles scene={props.scene} camera={camera} /> : null}
      <ZoomButtons fit={() => canvas.current?.refit()} zoom={(by) => canvas.current?.zoom(by)} />
    </div>
  );
}

// Where somebody stands, without a picture: steps on the page, a ring and a way round it, pinned or not.

import { placeOps, unpinOp } from "../draw/place_ops";
import { type Place, storedPlaces } from "../draw/places";
import { ringAt } from "../draw/rings";
import type { Scene } from "../draw/scene";
import { newId } from "../link/timers";
import type { BoardRecord } from "../protocol/values";
import { nameOfNode } from "../state/kin";
import { say, sayNamed } from "../state/words";
import { CheckField, SelectField } from "./field";
import { put, useScene } from "./map_picture";
import { mapView } from "./map_view";
import { useModel } from "./model";

/** Further than the pull of the row that one leaves. */
const step = 40;
const turn = Math.PI / 18;

const steps: readonly (readonly [string, Place])[] = [
  ["left", { x: -step, y: 0 }],
  ["right", { x: step, y: 0 }],
  ["up", { x: 0, y: -step }],
  ["down", { x: 0, y: step }],
];

/** Who is pinned stays where they are when the map is tidied. */
export function PinField(props: { readonly of: BoardRecord; readonly at?: Place | undefined }) {
  const model = useModel();
  const board = model.board.value;
  const { of } = props;
  const view = mapView.drawing.value;
  const stored = storedPlaces(board, view).get(of.id);
  const at = stored ?? props.at;
  if (!at) return null;
  const by = model.state.value.you?.member;
  return (
    <CheckField
      id={`${of.id}-pinned-${view}`}
      label={sayNamed("map.pinned", view)}
      checked={stored?.pinned ?? false}
      onChange={(pinned) =>
        model.change(
          pinned
            ? placeOps(board, view, of.id, at, { id: newId, by, pinned })
            : unpinOp(board, view, of.id),
        )
      }
    />
  );
}

function Round(props: { readonly of: BoardRecord; readonly scene: Scene; readonly at: Place }) {
  const model = useModel();
  const { of, scene, at } = props;
  const radii = scene.rings?.radii ?? [];
  const angle = Math.atan2(at.y, at.x);
  const go = (ring: number, way: number) => {
    const radius = radii[ring] ?? 0;
    put(model, scene, of.id, { x: radius * Math.cos(way), y: radius * Math.sin(way) });
  };
  const ring = ringAt(at, radii);
  return (
    <>
      <SelectField
        id={`${of.id}-ring`}
        label={say("map.ring_of")}
        value={String(ring)}
        options={radii.map((_, n) => ({
          value: String(n),
          label: sayNamed("map.ring", String(n + 1)),
        }))}
        onChange={(chosen) => go(Number(chosen), angle)}
      />
      <button type="button" onClick={() => go(ring, angle - turn)}>
        {say("map.step.back")}
      </button>
      <button type="button" onClick={() => go(ring, angle + turn)}>
        {say("map.step.on")}
      </button>
    </>
  );
}

export function PlaceFields(props: { readonly of: BoardRecord }) {
  const model = useModel();
  const scene = useScene();
  const { of } = props;
  const at = scene.places.get(of.id);
  const view = mapView.drawing.value;
  if (!at) return null;
  const title = say(view === "network" ? "map.place.network" : "map.place.genogram", {
    name: nameOfNode(model.board.value, of.id),
  });
  return (
    <div class="row end" role="group" aria-label={title}>
      <span class="label">{title}</span>
      {scene.rings ? <Round of={of} scene={scene} at={at} /> : null}
      {scene.rings
        ? null
        : steps.map(([way, by]) => (
            <button
              type="button"
              key={way}
              onClick={() => put(model, scene, of.id, { x: at.x + by.x, y: at.y + by.y })}
            >
              {sayNamed("map.step", way)}
            </button>
          ))}
      <PinField of={of} at={at} />
    </div>
  );
}

// The map by keys: somebody who is moved, and another who is pressed before they are put down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SceneMaker } from "../../web/src/draw/scene";
import { type KeyCanvas, MapKeys } from "../../web/src/gestures/map_keys";
import { say } from "../../web/src/state/words";
import { asked, boardOf } from "./support/scenes";

/** Keys over a map of two, and all that they bring about. */
function keysOver() {
  const people = boardOf(["per_ana", "person", { name: "Ana" }], ["per_ben", "person", { name: "Ben" }]);
  const scene = new SceneMaker().make(people, asked);
  const done: string[] = [];
  const note =
    (what: string) =>
    (...more: readonly unknown[]) => {
      done.push([what, ...more].join(" "));
    };
  const canvas: KeyCanvas = {
    nodeOf: (id) => scene.nodes.find((node) => node.id === id),
    elementOf: () => undefined,
    lift: (id) => {
      note("lift")(id);
      return true;
    },
    putDown: (id) => note("down")(id),
    mayMove: true,
    focus: note("focus"),
    refit: note("refit"),
    live: { move: () => undefined },
  };
  const keys = new MapKeys(canvas, {
    scene: () => scene,
    select: note("select"),
    open: note("open"),
    add: note("add"),
    relate: note("relate"),
    moved: (id) => note("moved")(id),
    tell: note("tell"),
    table: note("table"),
    legend: note("legend"),
    entry: note("entry"),
  });
  const press = (key: string, id: string) => {
    const event = { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };
    const [preventDefault, stopPropagation] = [() => undefined, () => undefined];
    keys.pressed({ ...event, preventDefault, stopPropagation }, id);
  };
  return { press, done };
}

test("whoever is moved by keys is put down where they were brought", () => {
  const { press, done } = keysOver();
  for (const key of ["m", "ArrowRight", "Enter"]) press(key, "per_ana");
  const told = `tell ${say("map.moving", { name: "Ana" })}`;
  assert.deepEqual(done, ["lift per_ana", told, "down per_ana", "moved per_ana"]);
});

test("another who is pressed meanwhile does not take that place: the first one goes back", () => {
  const { press, done } = keysOver();
  press("m", "per_ana");
  press("ArrowRight", "per_ana");
  done.length = 0;
  press("Enter", "per_ben");
  const told = `tell ${say("map.move_back", { name: "Ana" })}`;
  assert.deepEqual(done, ["down per_ana", told, "open per_ben"]);
});

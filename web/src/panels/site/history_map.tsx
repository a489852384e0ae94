// The map as it was: the same drawing as in the room, to look at only.
import { useEffect, useRef } from "preact/hooks";
import "../../state/later_words";
import { dayOfTime } from "../../draw/days";
import { SceneMaker } from "../../draw/scene";
import { SvgLayer } from "../../draw/svg_layer";
import type { Board } from "../../state/board";
import { say } from "../../state/words";

export type HistoryMapProps = { readonly board: Board; readonly time: number };

const edge = 48;
const maker = new SceneMaker();

export function HistoryMap(props: HistoryMapProps) {
  const ground = useRef<SVGGElement>(null);
  const layer = useRef<SvgLayer | undefined>(undefined);
  const scene = maker.make(props.board, {
    view: "genogram",
    day: dayOfTime(props.time),
    filter: "all",
    selected: "",
    focus: "",
  });
  useEffect(() => {
    if (!ground.current) return;
    layer.current ??= new SvgLayer(ground.current);
    layer.current.show(scene.nodes);
  }, [scene]);
  const { left, top, right, bottom } = scene.box;
  return (
    <div class="map-window map-then">
      <svg
        viewBox={`${left - edge} ${top - edge} ${right - left + 2 * edge} ${bottom - top + 2 * edge}`}
        role="group"
        aria-label={say("map.picture_plain")}
      >
        <g ref={ground} />
      </svg>
    </div>
  );
}

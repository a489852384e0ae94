// Under the picture: its legend, the same in words, and where a child has lived.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { dayOfTime, earliest, latest, shortDate } from "../draw/days";
import { type LegendRow, legendOf } from "../draw/legend";
import type { Shape } from "../draw/shape";
import { storyOf } from "../draw/story";
import type { BoardRecord } from "../protocol/values";
import { dateOf, refsOf, textOf } from "../state/board";
import { nameOfNode, parentagesOf } from "../state/kin";
import { say, sayAll, sayNamed } from "../state/words";
import { useScene } from "./map_picture";
import { useModel } from "./model";

function ShapeOf(props: { readonly shape: Shape }) {
  const { shape } = props;
  if (shape.kind === "text") {
    return (
      <text class="t" x={shape.x} y={shape.y} font-size={shape.size} text-anchor={shape.anchor}>
        {shape.text}
      </text>
    );
  }
  return (
    <path
      d={shape.d}
      class={`s-${shape.stroke} f-${shape.fill}`}
      stroke-width={shape.width}
      stroke-dasharray={shape.dash?.join(" ")}
    />
  );
}

/** A small drawing of one line or symbol. */
export function Swatch(props: { readonly shapes: readonly Shape[] }) {
  const key = (shape: Shape, index: number) => `${index} ${shape.kind}`;
  return (
    <svg viewBox="-40 -32 80 64" width="60" height="48" aria-hidden="true" class="map-swatch">
      {props.shapes.map((shape, index) => (
        <ShapeOf key={key(shape, index)} shape={shape} />
      ))}
    </svg>
  );
}

function Row(props: { readonly row: LegendRow }) {
  return (
    <li class="legend-row">
      <Swatch shapes={props.row.shapes} />
      {props.row.words}
    </li>
  );
}

/** What is folded away is worked out only when it is opened: the map changes often. */
function Folded(props: {
  readonly id?: string;
  readonly class: string;
  readonly title: string;
  readonly children: () => ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details
      id={props.id}
      class={props.class}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{props.title}</summary>
      {open ? props.children() : null}
    </details>
  );
}

function LegendRows() {
  const rows = legendOf(useScene());
  const groups = [...new Set(rows.map((row) => row.group))];
  return (
    <>
      <p class="hint">{say("map.legend.plain")}</p>
      {groups.map((group) => (
        <section key={group}>
          <h4>{sayNamed("map.legend", group)}</h4>
          <ul class="plain legend-rows">
            {rows
              .filter((row) => row.group === group)
              .map((row) => (
                <Row key={row.key} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function MapLegend() {
  return (
    <Folded id="map-legend" class="map-legend" title={say("map.label.legend")}>
      {() => <LegendRows />}
    </Folded>
  );
}

function Sentences() {
  return (
    <>
      {storyOf(useScene().graph).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

export function MapStory() {
  return (
    <Folded class="map-story" title={say("map.label.story")}>
      {() => <Sentences />}
    </Folded>
  );
}

/** A child's care links as bars in the order of their dates; only those that say since when. */
export function CareStrip(props: { readonly of: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const today = dayOfTime(model.now.value);
  const links = parentagesOf(board, props.of.id)
    .filter((link) => dateOf(link, "since") || textOf(link, "kind") === "birth")
    .map((link) => ({
      link,
      from: dateOf(link, "since") ?? dateOf(props.of, "birth"),
      to: dateOf(link, "until"),
    }))
    .flatMap(({ link, from, to }) => (from ? [{ link, from, to }] : []))
    .sort((a, b) => earliest(a.from) - earliest(b.from));
  if (links.length < 2) return null;
  const first = links[0] ? earliest(links[0].from) : today;
  const span = Math.max(1, today - first);
  return (
    <section aria-label={say("map.care", { name: textOf(props.of, "name") })}>
      <h4>{say("map.care", { name: textOf(props.of, "name") })}</h4>
      <ol class="plain care-strip">
        {links.map(({ link, from, to }) => {
          const parents = refsOf(board.get(textOf(link, "union")), "partners");
          const [begins, ends] = [earliest(from), to ? Math.min(latest(to), today) : today];
          const left = Math.min(97, ((begins - first) / span) * 100);
          const wide = Math.max(3, ((ends - begins) / span) * 100);
          return (
            <li key={link.id}>
              <span class="care-bar" style={{ marginLeft: `${left}%`, width: `${wide}%` }} />
              {shortDate(from)}–{to ? shortDate(to) : say("map.care_now")}:{" "}
              {sayAll(parents.map((id) => nameOfNode(board, id)))},{" "}
              {sayNamed("choice.parentage.kind", textOf(link, "kind")).toLowerCase()}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

// The map's board: the picture, the list or the table of the same records, and what each of us asks to see.
import { useComputed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { BondFilter } from "../draw/bonds";
import { yearOfDay } from "../draw/days";
import { dateOf, flagOf, recordsOf, textOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayAll, sayNamed } from "../state/words";
import { AddContext, AddHousehold } from "./map_add";
import { ExportTools, ImportScreen, TidyTools } from "./map_dialog";
import { QuickEntry } from "./map_entry";
import { MapInspector } from "./map_inspector";
import { MapLegend, MapStory } from "./map_legend";
import { LensFindings, LensSelect, useLastTime } from "./map_lens";
import { MapList } from "./map_list";
import { BlankPaper } from "./map_paper";
import { MapPicture, useDay, useScene } from "./map_picture";
import { YoungPersonStart } from "./map_start";
import { MapTable } from "./map_table";
import { mapView, type Show } from "./map_view";
import { useModel } from "./model";
import { Empty, Segments } from "./parts";

const filters: readonly BondFilter[] = ["selected", "all", "harm", "none"];
const shows: readonly Show[] = ["picture", "list", "table"];

function isFilter(value: string): value is BondFilter {
  return filters.some((one) => one === value);
}

/** What begins on the map, and the field that says when. */
const begun = [
  ["person", "birth"],
  ["episode", "date"],
  ...["parentage", "bond", "context", "household"].map((type) => [type, "since"] as const),
] as const;

/** From the first date on the map until today. */
function useYears(): readonly [number, number] {
  const model = useModel();
  const today = useComputed(() => new Date(model.now.value).getFullYear());
  const first = useComputed(() => {
    let year = today.value - 20;
    for (const [type, field] of begun) {
      for (const record of recordsOf(model.board.value, type)) {
        year = Math.min(year, dateOf(record, field)?.y ?? year);
      }
    }
    return Math.max(year, today.value - 120);
  });
  return [first.value, today.value];
}

function AsOf() {
  const [first, today] = useYears();
  const year = yearOfDay(useDay());
  const chosen = mapView.year.value;
  return (
    <div class="map-as-of row">
      <label for="map-as-of">
        {chosen === 0 ? say("map.as_of_now") : say("map.as_of", { year })}
      </label>
      <input
        id="map-as-of"
        type="range"
        min={first}
        max={today}
        value={chosen === 0 ? today : chosen}
        onInput={(event) => {
          const year = Number(event.currentTarget.value);
          mapView.year.value = year >= today ? 0 : year;
        }}
      />
    </div>
  );
}

function BondsSelect() {
  return (
    <div class="row">
      <label for="map-bonds">{say("map.label.bonds")}</label>
      <select
        id="map-bonds"
        value={mapView.filter.value}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isFilter(value)) mapView.filter.value = value;
        }}
      >
        {filters.map((filter) => (
          <option key={filter} value={filter}>
            {sayNamed("map.bonds_filter", filter)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Which drawing is shown; in the table, the one whose places are told. */
function DrawingChoice() {
  return (
    <Segments
      label={say("map.label.drawing")}
      chosen={mapView.drawing.value}
      options={["genogram", "network"].map((id) => ({
        id,
        label: sayNamed("map.drawing", id),
      }))}
      onChoose={(id) => {
        mapView.drawing.value = id === "network" ? "network" : "genogram";
      }}
    />
  );
}

/** Everybody but those one line away is faint, from whoever is selected. */
function OnlyNear() {
  const model = useModel();
  const near = mapView.near.value;
  const whom = model.board.value.get(model.opened.value);
  const waits = near && whom?.type !== "person" && whom?.type !== "context";
  return (
    <>
      <button
        type="button"
        aria-pressed={near}
        onClick={() => {
          mapView.near.value = !near;
        }}
      >
        {say("map.focus")}
      </button>
      {waits ? (
        <span class="hint" role="status">
          {say("map.focus_whom")}
        </span>
      ) : null}
    </>
  );
}

function MapBar(props: { readonly tidy: boolean }) {
  const picture = mapView.show.value === "picture";
  return (
    <div class="map-bar row">
      <Segments
        label={say("map.label.show")}
        chosen={mapView.show.value}
        options={shows.map((id) => ({ id, label: sayNamed("map.show", id) }))}
        onChoose={(id) => {
          mapView.show.value = shows.find((show) => show === id) ?? "picture";
        }}
      />
      <LensSelect />
      {mapView.show.value === "list" ? null : <DrawingChoice />}
      {picture ? (
        <>
          <BondsSelect />
          <AsOf />
          <OnlyNear />
        </>
      ) : null}
      {props.tidy ? <TidyTools /> : null}
    </div>
  );
}

function UnderPicture() {
  return (
    <>
      <p class="hint hidden-narrow">{say("map.picture_help")}</p>
      <MapLegend />
      <MapStory />
    </>
  );
}

/** What stands around the people: a place or service, a household, a young person's places. */
function AroundThem() {
  return (
    <details class="map-around">
      <summary>{say("map.around")}</summary>
      <AddContext />
      <div class="row">
        <AddHousehold />
      </div>
      <YoungPersonStart />
    </details>
  );
}

/** Drawn anew with each change on the board, and nothing beside it with it. */
function Drawing(props: { readonly may: boolean }) {
  const model = useModel();
  const label = useComputed(() => {
    const children = recordsOf(model.board.value, "person").filter((one) => flagOf(one, "index"));
    const names = children.map((child) => textOf(child, "name")).filter((name) => name !== "");
    return names.length > 0
      ? say("map.picture", { name: sayAll(names) })
      : say("map.picture_plain");
  });
  return <MapPicture scene={useScene()} may={props.may} label={label.value} />;
}

/** The quick entry keeps its place, and with it the focus, when the first person comes. */
function Picture(props: { readonly may: boolean; readonly empty: boolean }) {
  const { may, empty } = props;
  return (
    <>
      {empty ? <Empty text={say("map.empty")} /> : null}
      {empty ? null : (
        <div class="map-and-details">
          <Drawing may={may} />
          <MapInspector may={may} />
        </div>
      )}
      {may ? <QuickEntry /> : null}
      {may && !empty ? <AroundThem /> : null}
      {empty ? null : <UnderPicture />}
    </>
  );
}

function Import() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {say("map.import.open")}
      </button>
      {open ? <ImportScreen onDone={() => setOpen(false)} /> : null}
    </>
  );
}

export function MapBoard() {
  const model = useModel();
  const may = useComputed(() => mayWrite(model.state.value, "person")).value;
  const empty = useComputed(() => recordsOf(model.board.value, "person").length === 0).value;
  const show = mapView.show.value;
  useLastTime();
  useEffect(() => {
    if (model.opened.value === "") mapView.adding.value = undefined;
  }, [model.opened.value === ""]);
  return (
    <div class="map-board">
      <MapBar tidy={may && !empty} />
      <LensFindings />
      {show === "picture" ? <Picture may={may} empty={empty} /> : null}
      {may && show !== "picture" ? <QuickEntry /> : null}
      {show === "list" ? <MapList /> : null}
      {show === "table" ? <MapTable may={may} /> : null}
      {may ? <Import /> : null}
      {empty ? null : <ExportTools />}
      <BlankPaper />
    </div>
  );
}

// Beside the picture: what is selected, in words, with its relatives to add and its details to edit.
import type { BoardRecord } from "../protocol/values";
import { type Board, textOf } from "../state/board";
import { kindWords, mapWords, personWords, unionWords } from "../state/kin";
import { linesOf, lineWords, memberWords } from "../state/kin_lines";
import { say, sayNamed } from "../state/words";
import { LiveFlag } from "./live_fields";
import { AddBond } from "./map_add";
import { MapDetails } from "./map_forms";
import { AddKin, kinKinds } from "./map_kin";
import { CareStrip } from "./map_legend";
import { PinField } from "./map_place";
import { mapView } from "./map_view";
import { BondViews, Thoughts } from "./map_views";
import { useYear } from "./map_year";
import { useModel } from "./model";

function title(board: Board, record: BoardRecord): string {
  switch (record.type) {
    case "union":
      return unionWords(board, record);
    case "parentage":
    case "bond":
      return mapWords(board, record);
    default:
      return textOf(record, "name") || sayNamed("type", record.type);
  }
}

function Words(props: { readonly record: BoardRecord }) {
  const board = useModel().board.value;
  const year = useYear();
  const { record } = props;
  if (record.type === "person") return <p>{personWords(board, record, year)}</p>;
  if (record.type === "household") return <p>{memberWords(board, record)}</p>;
  const words = record.type === "bond" ? "" : kindWords(record);
  return words === "" ? null : <p>{words}</p>;
}

/** The lines that somebody hangs on: their family's, their households and what is between them and others. */
function Lines(props: { readonly record: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const lines = linesOf(board, props.record.id);
  if (lines.length === 0) return null;
  return (
    <ul class="plain">
      {lines.map((line) => (
        <li key={line.id}>
          <button
            type="button"
            class="quiet small"
            onClick={() => {
              model.opened.value = line.id;
            }}
          >
            {lineWords(board, line)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function KinButtons() {
  const adding = mapView.adding.value;
  return (
    <div class="row">
      {kinKinds.map((kind) => (
        <button
          type="button"
          key={kind}
          class="small"
          aria-pressed={adding === kind}
          onClick={() => {
            mapView.adding.value = adding === kind ? undefined : kind;
          }}
        >
          + {sayNamed("map.kin", kind)}
        </button>
      ))}
    </div>
  );
}

/** The details begin with the same buttons for relatives: one form for them is enough. */
function turnDetails(): void {
  mapView.details.value = !mapView.details.value;
  mapView.adding.value = undefined;
}

export function MapInspector(props: { readonly may: boolean }) {
  const model = useModel();
  const record = model.board.value.get(model.opened.value);
  const known = ["person", "context", "bond", "union", "parentage", "household"];
  if (!record || !known.includes(record.type)) return null;
  const name = title(model.board.value, record);
  const adding = mapView.adding.value;
  const standing = record.type === "person" || record.type === "context";
  return (
    <section class="map-inspector" aria-labelledby="map-inspector-title">
      <div class="row spread map-inspector-head">
        <h3 id="map-inspector-title">{name}</h3>
        <button
          type="button"
          class="small"
          onClick={() => {
            model.opened.value = "";
          }}
        >
          {say("action.close")}
        </button>
      </div>
      <Words record={record} />
      {standing ? <Lines record={record} /> : null}
      {record.type === "person" ? <CareStrip of={record} /> : null}
      {record.type === "bond" ? <BondViews bond={record} may={props.may} /> : null}
      <Thoughts of={record} />
      {props.may && record.type === "person" && !mapView.details.value ? (
        <>
          <KinButtons />
          <LiveFlag id={record.id} type="person" field="index" />
        </>
      ) : null}
      {props.may && record.type === "person" && adding ? (
        <AddKin
          key={`${record.id} ${adding}`}
          of={record}
          kind={adding}
          onDone={() => {
            mapView.adding.value = undefined;
          }}
        />
      ) : null}
      {props.may && standing ? (
        <button type="button" aria-expanded={mapView.details.value} onClick={turnDetails}>
          {say("map.open_details", { name })}
        </button>
      ) : null}
      {props.may && (mapView.details.value || !standing) ? <MapDetails record={record} /> : null}
      {props.may && mapView.details.value && standing ? <PinField of={record} /> : null}
      {props.may && standing ? <AddBond from={record} /> : null}
    </section>
  );
}

// One relation as several people see it, side by side; and what the other boards say about something.
import { bondShapes, lookOf } from "../draw/bond_line";
import { Polyline } from "../draw/polyline";
import type { BoardRecord } from "../protocol/values";
import { aboutOf } from "../state/about";
import { specOf } from "../state/ask";
import { type Board, dateOf, recordsOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { nameOfNode } from "../state/kin";
import { outlineOf } from "../state/outline";
import { say, sayNamed } from "../state/words";
import { PickField } from "./field";
import { Swatch } from "./map_legend";
import { mapView } from "./map_view";
import { useModel } from "./model";

const line = new Polyline([
  { x: -34, y: 0 },
  { x: 34, y: 0 },
]);

function sameRelation(board: Board, bond: BoardRecord): readonly BoardRecord[] {
  const ends = (one: BoardRecord) => [textOf(one, "from"), textOf(one, "to")].sort().join(" ");
  return recordsOf(board, "bond").filter((one) => ends(one) === ends(bond));
}

function whose(board: Board, bond: BoardRecord): string {
  const seen = textOf(bond, "seen_by");
  return seen === ""
    ? say("map.views.ours")
    : say("map.views.of", { name: nameOfNode(board, seen) });
}

const rows = [
  "kind",
  "strength",
  "flow",
  "quality",
  "can_do",
  "gets_through",
  "since",
  "until",
  "certainty",
  "source",
];

function cell(bond: BoardRecord, field: string): string {
  const date = dateOf(bond, field);
  if (date) return dateWords(date);
  const value = textOf(bond, field);
  return value === "" || field === "source" ? value : sayNamed(`choice.bond.${field}`, value);
}

function shapes(bond: BoardRecord) {
  const [kind, strength, flow, quality] = ["kind", "strength", "flow", "quality"].map((field) =>
    textOf(bond, field),
  );
  return bondShapes(line, lookOf(kind || "connected", strength ?? "", flow ?? "", quality ?? ""));
}

function AddView(props: { readonly bond: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const { bond } = props;
  const [from, to] = [textOf(bond, "from"), textOf(bond, "to")];
  const taken = new Set(sameRelation(board, bond).map((one) => textOf(one, "seen_by")));
  const others = [from, to, ...recordsOf(board, "person").map((one) => one.id)].filter(
    (id, at, all) => all.indexOf(id) === at && !taken.has(id) && board.has(id),
  );
  if (others.length === 0) return null;
  return (
    <PickField
      id={`${bond.id}-add-view`}
      label={say("map.views.add")}
      options={others.map((id) => ({ value: id, label: nameOfNode(board, id) }))}
      onPick={(seen_by) => {
        model.opened.value = model.add("bond", { from, to, kind: "connected", seen_by });
        mapView.details.value = true;
      }}
    />
  );
}

/** Neither view overwrites the other: each is a relation of its own. */
export function BondViews(props: { readonly bond: BoardRecord; readonly may: boolean }) {
  const model = useModel();
  const board = model.board.value;
  const views = sameRelation(board, props.bond);
  return (
    <>
      {views.length > 1 ? (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={say("map.views.title")}>
          <table class="bond-views">
            <caption>{say("map.views.title")}</caption>
            <thead>
              <tr>
                <td />
                {views.map((one) => (
                  <th scope="col" key={one.id}>
                    <Swatch shapes={shapes(one)} />
                    {whose(board, one)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows
                .filter((field) => views.some((one) => cell(one, field) !== ""))
                .map((field) => (
                  <tr key={field}>
                    <th scope="row">{sayNamed("field.bond", field)}</th>
                    {views.map((one) => (
                      <td key={one.id}>{cell(one, field)}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {props.may ? <AddView bond={props.bond} /> : null}
    </>
  );
}

/** Ideas, voices, noticings and plans that name this; each leads to where it stands. */
export function Thoughts(props: { readonly of: BoardRecord }) {
  const model = useModel();
  const board = model.board.value;
  const found = aboutOf(board, props.of.id);
  if (found.length === 0) return null;
  return (
    <section aria-label={say("map.thoughts")}>
      <h4>{say("map.thoughts")}</h4>
      <ul class="plain">
        {found.map((record) => (
          <li key={record.id}>
            <button
              type="button"
              class="quiet small"
              onClick={() => {
                model.tab.value = specOf(record.type)?.board ?? "map";
                model.opened.value = record.id;
              }}
            >
              {sayNamed("type", record.type)}: {outlineOf(board, record)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

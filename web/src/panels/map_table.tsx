// The map as tables: everything that is drawn, in words, each row with the form that changes it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { BoardRecord } from "../protocol/values";
import { type Board, dateOf, recordsOf, refsOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { nameOfNode, parentsOf, partnersOf, unionWords } from "../state/kin";
import { say, sayAll, sayNamed } from "../state/words";
import { AddBond, AddContext, AddHousehold } from "./map_add";
import { MapDetails } from "./map_forms";
import { CareStrip } from "./map_legend";
import { AddCouple, AddLink } from "./map_link";
import { PlaceFields } from "./map_place";
import { BondViews, Thoughts } from "./map_views";
import { useModel } from "./model";

type Cell = (board: Board, record: BoardRecord) => string;
/** Where there is little room, a column that is rare waits in the form behind its row. */
type Column = { readonly head: string; readonly cell: Cell; readonly rare?: true };

function names(board: Board, ids: readonly string[]): string {
  return sayAll(ids.map((id) => nameOfNode(board, id)));
}

function date(field: string): Cell {
  return (_, record) => {
    const value = dateOf(record, field);
    return value ? dateWords(value) : "";
  };
}

function choice(field: string): Cell {
  return (_, record) => {
    const value = textOf(record, field);
    return value === "" ? "" : sayNamed(`choice.${record.type}.${field}`, value);
  };
}

const sure: Column = { head: say("map.table.sure"), cell: choice("certainty"), rare: true };
const since: Column = { head: say("map.table.since"), cell: date("since"), rare: true };
const until: Column = { head: say("map.table.until"), cell: date("until"), rare: true };
const kind: Column = { head: say("map.table.kind"), cell: choice("kind") };

const columns = {
  person: [
    { head: say("map.table.who"), cell: (board, one) => nameOfNode(board, one.id) },
    { head: sayNamed("field.person", "gender"), cell: choice("gender"), rare: true },
    { head: say("map.table.born"), cell: date("birth") },
    {
      head: say("map.table.parents"),
      cell: (board, one) => names(board, parentsOf(board, one.id)),
    },
    {
      head: say("map.table.partners"),
      cell: (board, one) => names(board, partnersOf(board, one.id)),
      rare: true,
    },
    sure,
  ],
  union: [{ head: say("map.table.who"), cell: unionWords }, kind, sure],
  parentage: [
    { head: say("map.table.who"), cell: (board, one) => nameOfNode(board, textOf(one, "child")) },
    {
      head: say("map.table.parents"),
      cell: (board, one) => unionWords(board, board.get(textOf(one, "union"))),
    },
    kind,
    since,
    until,
    sure,
  ],
  bond: [
    { head: say("map.table.from"), cell: (board, one) => nameOfNode(board, textOf(one, "from")) },
    { head: say("map.table.to"), cell: (board, one) => nameOfNode(board, textOf(one, "to")) },
    kind,
    since,
    until,
    sure,
  ],
  context: [
    { head: say("map.table.who"), cell: (board, one) => nameOfNode(board, one.id) },
    kind,
    since,
    until,
  ],
  household: [
    {
      head: say("map.table.who"),
      cell: (_, one) => textOf(one, "name") || sayNamed("type", "household"),
    },
    {
      head: sayNamed("field.household", "members"),
      cell: (board, one) => names(board, refsOf(one, "members")),
    },
    since,
    until,
  ],
} satisfies { readonly [type: string]: readonly Column[] };

type TableProps = {
  readonly type: keyof typeof columns;
  readonly title: string;
  readonly may: boolean;
  readonly children?: ComponentChildren;
};

function Rows(props: {
  readonly record: BoardRecord;
  readonly type: keyof typeof columns;
  readonly may: boolean;
}) {
  const model = useModel();
  const { record } = props;
  const board = model.board.value;
  const open = model.opened.value === record.id;
  const cells: readonly Column[] = columns[props.type];
  const first = cells[0]?.cell(board, record) ?? "";
  const stands = props.type === "person" || props.type === "context";
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Who has just made this by keys goes on from here: the form they were in is gone.
    if (open && document.activeElement === document.body) button.current?.focus();
  }, [open]);
  return (
    <>
      <tr data-item={record.id}>
        {cells.map((column, index) =>
          index === 0 ? (
            <th scope="row" key={column.head}>
              {column.cell(board, record)}
            </th>
          ) : (
            <td key={column.head} class={column.rare ? "rare" : ""}>
              {column.cell(board, record)}
            </td>
          ),
        )}
        <td>
          {props.may ? (
            <button
              type="button"
              class="small"
              ref={button}
              aria-expanded={open}
              aria-label={`${say("map.table.edit")} ${first}`}
              onClick={() => {
                model.opened.value = open ? "" : record.id;
              }}
            >
              {say("map.table.edit")}
            </button>
          ) : null}
        </td>
      </tr>
      {open && props.may ? (
        <tr>
          <td colSpan={cells.length + 1}>
            <Thoughts of={record} />
            {props.type === "person" ? <CareStrip of={record} /> : null}
            {props.type === "bond" ? <BondViews bond={record} may={props.may} /> : null}
            <MapDetails record={record} />
            {stands ? <PlaceFields of={record} /> : null}
            {stands ? <AddBond from={record} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Table(props: TableProps) {
  const model = useModel();
  const records = recordsOf(model.board.value, props.type);
  const heads: readonly Column[] = columns[props.type];
  return (
    <section aria-label={props.title}>
      <h3>{props.title}</h3>
      {records.length > 0 ? (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={props.title}>
          <table>
            <thead>
              <tr>
                {heads.map((column) => (
                  <th scope="col" key={column.head} class={column.rare ? "rare" : ""}>
                    {column.head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {records.map((record) => (
                <Rows key={record.id} record={record} type={props.type} may={props.may} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {props.children}
    </section>
  );
}

export function MapTable(props: { readonly may: boolean }) {
  const model = useModel();
  const { may } = props;
  const couples = recordsOf(model.board.value, "person").length > 1;
  return (
    <div class={may ? "map-table may" : "map-table"}>
      <Table type="person" title={say("map.table.people")} may={may} />
      <Table type="union" title={say("map.table.unions")} may={may}>
        {may && couples ? <AddCouple /> : null}
      </Table>
      <Table type="parentage" title={say("map.table.links")} may={may}>
        {may && couples ? <AddLink /> : null}
      </Table>
      <Table type="bond" title={say("map.table.bonds")} may={may}>
        {may ? <AddBond /> : null}
      </Table>
      <Table type="context" title={say("map.table.places")} may={may}>
        {may ? <AddContext /> : null}
      </Table>
      <Table type="household" title={say("map.households")} may={may}>
        {may ? <AddHousehold /> : null}
      </Table>
    </div>
  );
}

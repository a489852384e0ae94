// What harms, and what we do about it: each harm on the map against the actions that are for it.

import { recordsOf, textOf } from "../state/board";
import { harmsOf } from "../state/missing";
import { outlineOf } from "../state/outline";
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";

const kindsAcross = [
  "support",
  "therapy",
  "find_out",
  "share_information",
  "name_consequences",
  "protect",
  "watch",
];

export function TargetMatrix() {
  const board = useModel().board.value;
  const actions = recordsOf(board, "action");
  const named = new Set(actions.map((action) => textOf(action, "factor")));
  const harms = harmsOf(board);
  const rows = [...harms, ...[...named].flatMap((id) => board.get(id) ?? [])].filter(
    (record, at, all) => all.findIndex((other) => other.id === record.id) === at,
  );
  if (rows.length === 0) return null;
  const kinds = kindsAcross.filter((kind) => actions.some((one) => textOf(one, "kind") === kind));
  const cell = (id: string, kind: string) =>
    actions.filter((action) => textOf(action, "factor") === id && textOf(action, "kind") === kind);
  return (
    <details class="tool">
      <summary>{say("matrix.title")}</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label={say("matrix.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("matrix.harm")}</th>
              {[...kinds, ""].map((kind) => (
                <th scope="col" key={kind}>
                  {kind === "" ? say("matrix.no_kind") : sayNamed("choice.action.kind", kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {outlineOf(board, row)}
                  {named.has(row.id) ? null : <p class="tiny secondary">{say("matrix.nothing")}</p>}
                </th>
                {[...kinds, ""].map((kind) => (
                  <td key={kind}>
                    {cell(row.id, kind)
                      .map((action) => textOf(action, "what"))
                      .join("; ")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

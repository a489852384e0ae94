// The drama triangle as each viewpoint draws it, side by side; a corner may be an issue, and nobody is one.
import { waysOut } from "#library";
import type { BoardRecord } from "../protocol/values";
import { recordsOf, refsOf, textOf } from "../state/board";
import { outlineOf } from "../state/outline";
import { mayWrite } from "../state/rights";
import { say, sayAll, sayNamed } from "../state/words";
import { useModel } from "./model";
import { type Tool, ToolItem } from "./record_list";

const corners = ["persecutor", "victim", "rescuer"] as const;
/** These three at least: the same family looks different from each. */
const viewpoints = ["worker", "parent", "child"] as const;

const triangle: Tool = {
  type: "triangle",
  ask: "words",
  fields: [...corners.flatMap((corner) => [corner, `${corner}_issue`]), "way_out"],
  more: ["viewpoint", "about", "seen_by", "seen_by_name"],
};

function Corner(props: { readonly record: BoardRecord; readonly corner: string }) {
  const board = useModel().board.value;
  const { record, corner } = props;
  const who = refsOf(record, corner).flatMap((id) => {
    const other = board.get(id);
    return other ? [outlineOf(board, other)] : [];
  });
  const issue = textOf(record, `${corner}_issue`);
  return (
    <div>
      <dt>{sayNamed("field.triangle", corner)}</dt>
      <dd>{sayAll([...who, ...(issue === "" ? [] : [issue])]) || say("triangle.nobody")}</dd>
    </div>
  );
}

/** Looked at from every side, it may be left: each corner has a way out, as a question. */
function WaysOut() {
  return (
    <ul>
      {waysOut.map((way) => (
        <li key={way.corner}>
          <strong>{way.name}:</strong> {way.question}
        </li>
      ))}
    </ul>
  );
}

function Viewpoint(props: { readonly viewpoint: string }) {
  const model = useModel();
  const { viewpoint } = props;
  const records = recordsOf(model.board.value, "triangle").filter(
    (record) => textOf(record, "viewpoint") === viewpoint,
  );
  const may = mayWrite(model.state.value, "triangle");
  const id = `triangle-${viewpoint}`;
  return (
    <section class="column" aria-labelledby={id}>
      <h4 id={id}>{sayNamed("choice.triangle.viewpoint", viewpoint)}</h4>
      <ul class="plain">
        {records.map((record) => (
          <ToolItem key={record.id} record={record} tool={triangle}>
            <dl class="agreement">
              {corners.map((corner) => (
                <Corner key={corner} record={record} corner={corner} />
              ))}
            </dl>
          </ToolItem>
        ))}
      </ul>
      {may ? (
        <button
          type="button"
          class="small"
          onClick={() => {
            model.opened.value = model.add("triangle", { viewpoint });
          }}
        >
          {say("triangle.draw")}
        </button>
      ) : null}
    </section>
  );
}

export function Triangles() {
  const drawn = recordsOf(useModel().board.value, "triangle").map((record) =>
    textOf(record, "viewpoint"),
  );
  const others = drawn.filter((viewpoint) => !viewpoints.some((one) => one === viewpoint));
  return (
    <>
      <p class="hint">{say("triangle.hint")}</p>
      <div class="columns">
        {[...viewpoints, ...new Set(others)].map((viewpoint) => (
          <Viewpoint key={viewpoint} viewpoint={viewpoint} />
        ))}
      </div>
      {viewpoints.every((viewpoint) => drawn.includes(viewpoint)) ? <WaysOut /> : null}
    </>
  );
}

// What may help beside our own visits: a catalogue to take from, under which mandate, and who may commission it.
import { terms } from "#library";
import type { BoardRecord } from "../protocol/values";
import { flagOf, recordsOf } from "../state/board";
import { mayWrite } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";
import { WrittenFields } from "./record_fields";
import { AddTool, type Tool, ToolItem } from "./record_list";

const intervention: Tool = {
  type: "intervention",
  ask: "what",
  fields: ["mandate", "commissioned_by", "state"],
  more: ["why", "disclosable", "came_back"],
};
const facts = ["mandate", "commissioned_by", "state", "why", "came_back"];

/** One tap takes an entry into the plan, where it is a record like any other. */
function Catalogue() {
  const model = useModel();
  if (!mayWrite(model.state.value, "intervention")) return null;
  return (
    <details>
      <summary>{say("intervention.catalogue")}</summary>
      <p class="hint">{terms.interventions.about}</p>
      <ul class="plain choices">
        {terms.interventions.offered.map((one) => (
          <li key={one.what}>
            <button
              type="button"
              class="small"
              onClick={() => {
                model.opened.value = model.add("intervention", { ...one, state: "thought_of" });
              }}
            >
              {one.what}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Item(props: { readonly record: BoardRecord }) {
  const { record } = props;
  return (
    <ToolItem record={record} tool={intervention}>
      {flagOf(record, "disclosable") ? (
        <p class="notice amber">{sayNamed("field.intervention", "disclosable")}</p>
      ) : null}
      <WrittenFields record={record} type="intervention" fields={facts} />
    </ToolItem>
  );
}

export function Interventions() {
  const records = recordsOf(useModel().board.value, "intervention");
  return (
    <>
      <AddTool tool={intervention} />
      <Catalogue />
      <ul class="plain">
        {records.map((record) => (
          <Item key={record.id} record={record} />
        ))}
      </ul>
    </>
  );
}

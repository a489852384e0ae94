// Our team's own story: what changed here, in the order in which it happened, beside the work it touched.
import { recordsOf } from "../state/board";
import { inTime } from "../state/team_story";
import { useModel } from "./model";
import { WrittenFields } from "./record_fields";
import { AddTool, type Tool, ToolItem } from "./record_list";

const change: Tool = { type: "team_change", ask: "what", fields: ["when", "kind", "meant"] };

export function TeamStory() {
  const changes = inTime(recordsOf(useModel().board.value, "team_change"));
  return (
    <>
      <AddTool tool={change} />
      <ol class="plain">
        {changes.map((record) => (
          <ToolItem key={record.id} record={record} tool={change}>
            <WrittenFields record={record} type="team_change" fields={["when", "kind", "meant"]} />
          </ToolItem>
        ))}
      </ol>
    </>
  );
}

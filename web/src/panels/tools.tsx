// What one may think with beside the cards of a board: open where the stage offers it, else folded.
import type { ComponentChildren } from "preact";
import type { TypeName } from "#vocabulary";
import { recordsOf } from "../state/board";
import { mayWrite, stageNow } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { Circle } from "./circle";
import { ClimateShown } from "./climate";
import { Interventions } from "./interventions";
import { useModel } from "./model";
import { NoticingWall } from "./noticings";
import { type Tool, ToolList } from "./record_list";
import { TargetMatrix } from "./target_matrix";
import { TeamStory } from "./team_story";
import { Triangles } from "./triangles";

const story: Tool = {
  type: "story",
  ask: "text",
  fields: ["who_tells", "told_as", "hides"],
  more: ["teller", "since", "favours", "beyond"],
};
const stance: Tool = {
  type: "stance",
  ask: "word",
  fields: ["who", "position", "response", "answer_to"],
  more: ["who_name", "seen_by", "seen_by_name", "stance", "note"],
};
const rule: Tool = {
  type: "unwritten_rule",
  ask: "rule",
  fields: ["said", "worth_testing"],
  more: ["since", "protects"],
};
const wider: Tool = {
  type: "wider_condition",
  ask: "text",
  fields: ["kind", "upward", "passed_to"],
  more: ["since"],
};
const pull: Tool = {
  type: "pull",
  ask: "organisation",
  fields: ["relationship", "both"],
  more: ["since"],
};
const glossary: Tool = { type: "glossary", ask: "word", fields: ["meaning"] };
const tellChild: Tool = {
  type: "tell_child",
  ask: "what",
  fields: ["whose", "by_whom", "by_when", "done"],
  more: ["whose_name", "form", "came_back"],
};
const participation: Tool = {
  type: "participation",
  ask: "whose_name",
  fields: ["whose", "way", "own_choice"],
  more: ["asked_by", "asked_on", "not_asked", "prepared"],
};
const promise: Tool = {
  type: "promise",
  ask: "what",
  fields: ["to_whom", "who", "by_when", "kept"],
  more: ["said"],
};

/** One tool; it stands open when this stage is about it, and is not there when nobody may use it. */
function Section(props: { readonly type: TypeName; readonly children: ComponentChildren }) {
  const model = useModel();
  const state = model.state.value;
  const count = recordsOf(model.board.value, props.type).length;
  const offered = stageNow(state)?.offers?.includes(props.type) ?? false;
  if (count === 0 && !mayWrite(state, props.type)) return null;
  return (
    <details class="tool" open={offered || count > 0}>
      <summary>{sayNamed("tool", props.type)}</summary>
      {props.children}
    </details>
  );
}

function Listed(props: { readonly tools: readonly Tool[] }) {
  return (
    <>
      {props.tools.map((tool) => (
        <Section key={tool.type} type={tool.type}>
          <ToolList tool={tool} />
        </Section>
      ))}
    </>
  );
}

export function ThinkingTools() {
  return (
    <section class="tools-of-board" aria-label={say("tools.thinking")}>
      <ClimateShown />
      <Section type="noticing">
        <NoticingWall />
      </Section>
      <Listed tools={[story, stance, rule, wider, pull]} />
    </section>
  );
}

export function MapTools() {
  return (
    <section class="tools-of-board" aria-label={say("tools.thinking")}>
      <Section type="triangle">
        <Triangles />
      </Section>
    </section>
  );
}

export function PlanTools() {
  return (
    <section class="tools-of-board" aria-label={say("tools.thinking")}>
      <TargetMatrix />
      <Section type="intervention">
        <Interventions />
      </Section>
      <Listed tools={[tellChild, participation, promise]} />
    </section>
  );
}

export function ContractTools() {
  const model = useModel();
  const [contract] = recordsOf(model.board.value, "contract");
  const state = model.state.value;
  return (
    <section class="tools-of-board" aria-label={say("tools.thinking")}>
      {contract ? (
        <Circle
          contract={contract}
          may={mayWrite(state, "contract") && state.may.has("contract")}
        />
      ) : null}
      <Section type="team_change">
        <TeamStory />
      </Section>
      <Listed tools={[glossary]} />
    </section>
  );
}

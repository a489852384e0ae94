// What a block of the page asks for by name: strengths beside concerns, the worry in plain lines, the family's side.
import { limits } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { type Board, recordsOf, textOf } from "../state/board";
import { blockOfLine } from "../state/page";
import { equalParts, partsAskedIn, partTitle } from "../state/page_parts";
import { say, sayNamed } from "../state/words";
import { MarkedLine } from "./compose_line";
import { AddLine } from "./live_fields";
import { useModel } from "./model";

const mostLines: { readonly [section: string]: number } = { plain_worry: limits.worry_lines };

function linesOf(board: Board, block: string, section: string): readonly BoardRecord[] {
  return recordsOf(board, "summary_line").filter(
    (line) => textOf(line, "section") === section && blockOfLine(board, line) === block,
  );
}

type PartProps = { readonly block: string; readonly section: string; readonly may: boolean };

function AskedPart(props: PartProps) {
  const model = useModel();
  const { block, section, may } = props;
  const lines = linesOf(model.board.value, block, section);
  const full = lines.length >= (mostLines[section] ?? Number.POSITIVE_INFINITY);
  if (!may && lines.length === 0) return null;
  return (
    <div class="page-part">
      <h4>{partTitle(section)}</h4>
      <ul class="plain">
        {lines.map((line) => (
          <MarkedLine key={line.id} line={line} may={may} />
        ))}
      </ul>
      {may && !full ? (
        <AddLine
          id={`page-${section}`}
          label={sayNamed("choice.summary_line.section", section)}
          hint={sayNamed("page_part_hint", section)}
          button={say("action.add")}
          onAdd={(text) => model.add("summary_line", { block, section, text })}
        />
      ) : null}
    </div>
  );
}

export function AskedParts(props: { readonly block: string; readonly may: boolean }) {
  const { block, may } = props;
  const sections = partsAskedIn(block);
  return (
    <div class={sections === equalParts ? "equal-parts" : undefined}>
      {sections.map((section) => (
        <AskedPart key={section} block={block} section={section} may={may} />
      ))}
    </div>
  );
}

// The last stage: the page in six blocks from the marked lines, as the family may one day read it, and signing.
import type { SignedLine } from "../protocol/signed_page";
import type { BoardRecord } from "../protocol/values";
import { choicesOf } from "../state/ask";
import { type Board, flagOf, recordsOf, textOf } from "../state/board";
import {
  blockOfLine,
  leavingOut,
  ownLines,
  pageBlocks,
  pageOf,
  plannedLine,
  unreadLenses,
  waitsForGroup,
} from "../state/page";
import { partsAskedIn } from "../state/page_parts";
import { mayWrite } from "../state/rights";
import { lineText } from "../state/signed_text";
import { say, sayAll, sayNamed } from "../state/words";
import { CompassShown } from "./compass";
import { MarkedLine } from "./compose_line";
import { AskedParts } from "./compose_parts";
import { AddLine } from "./live_fields";
import { useModel } from "./model";
import { PageLines } from "./page_lines";
import { Signing } from "./signing";

/** What stands on the plan goes onto the page by itself; one tap leaves it out. */
function PlannedLine(props: { readonly line: SignedLine; readonly may: boolean }) {
  const model = useModel();
  const { line, may } = props;
  const leaving = leavingOut(model.board.value, line.record);
  const toggle = () => {
    if (leaving) model.remove(leaving);
    else model.add("summary_line", { source: line.record, left_out: true });
  };
  return (
    <li class={leaving ? "card left-out" : "card"}>
      <p>{lineText(line)}</p>
      {may && line.of !== "safety_stop" ? (
        <button type="button" class="small" aria-pressed={leaving !== undefined} onClick={toggle}>
          {say("summary.leave_out")}
        </button>
      ) : null}
    </li>
  );
}

const planTypes = ["conversation", "action", "decision_needed", "decision"];

/** The lines of a block that it does not ask for by name; those that only leave out a record of the plan show at that record. */
function linesOfBlock(board: Board, block: string): readonly BoardRecord[] {
  return recordsOf(board, "summary_line").filter((line) => {
    const source = board.get(textOf(line, "source"))?.type ?? "";
    const leaves = flagOf(line, "left_out") && planTypes.includes(source);
    const asked = partsAskedIn(block).includes(textOf(line, "section"));
    const here = blockOfLine(board, line) === block && !asked;
    return here && !(leaves && textOf(line, "text") === "");
  });
}

function leftOut(board: Board, block: string): readonly BoardRecord[] {
  const types = { conversations: planTypes.slice(0, 2), decide: planTypes.slice(2) };
  return (block === "conversations" || block === "decide" ? types[block] : [])
    .flatMap((type) => recordsOf(board, type))
    .filter((record) => leavingOut(board, record.id) !== undefined);
}

function NothingYet(props: { readonly block: string }) {
  const model = useModel();
  const lenses =
    props.block === "thinking" ? unreadLenses(model.board.value, pageOf(model.state.value)) : [];
  if (lenses.length === 0) return null;
  return (
    <div class="row">
      {lenses.map((lens) => (
        <button
          type="button"
          key={lens}
          onClick={() => model.add("summary_line", { block: props.block, lens, nothing_yet: true })}
        >
          {sayNamed("choice.reading.lens", lens)}: {sayNamed("field.reading", "nothing_yet")}
        </button>
      ))}
    </div>
  );
}

function BlockLines(props: { readonly block: string; readonly may: boolean }) {
  const model = useModel();
  const board = model.board.value;
  const { block, may } = props;
  const of = pageOf(model.state.value);
  const lines = [
    ...ownLines(board, of, block),
    ...leftOut(board, block).map((record) => plannedLine(board, record, of)),
  ];
  return (
    <ul class="plain">
      {lines.map((line) => (
        <PlannedLine key={line.record} line={line} may={may} />
      ))}
      {linesOfBlock(board, block).map((line) => (
        <MarkedLine key={line.id} line={line} may={may} />
      ))}
    </ul>
  );
}

function Block(props: { readonly block: string; readonly may: boolean }) {
  const model = useModel();
  const { block, may } = props;
  return (
    <section aria-labelledby={`block-${block}`}>
      <h3 id={`block-${block}`}>{sayNamed("choice.summary_line.block", block)}</h3>
      <AskedParts block={block} may={may} />
      <BlockLines block={block} may={may} />
      {may ? (
        <>
          <NothingYet block={block} />
          <details>
            <summary>{say("summary.add_line")}</summary>
            <AddLine
              id={`summary-${block}`}
              label={say("summary.line")}
              button={say("action.add")}
              onAdd={(text) => model.add("summary_line", { block, text })}
            />
          </details>
        </>
      ) : null}
    </section>
  );
}

/** Asked once for all lines that are nobody's: should anything here stay in the room? */
function GroupConsent(props: { readonly may: boolean }) {
  const model = useModel();
  const board = model.board.value;
  const waiting = recordsOf(board, "summary_line").filter(
    (line) => waitsForGroup(board, line) && !flagOf(line, "left_out"),
  );
  if (waiting.length === 0) return null;
  const answer = (lines: readonly BoardRecord[], says: string) =>
    model.change(
      lines.slice(0, 60).map((line) => ({ o: "set", id: line.id, p: { group_says: says } })),
    );
  return (
    <section class="notice" aria-labelledby="group-consent">
      <h3 id="group-consent">{say("summary.group_consent")}</h3>
      <ul class="plain">
        {waiting.map((line) => (
          <li key={line.id} class="row spread">
            <span>“{textOf(line, "text")}”</span>
            {props.may ? (
              <button type="button" class="small" onClick={() => answer([line], "no")}>
                {sayNamed("choice.summary_line.group_says", "no")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {props.may ? (
        <button type="button" class="main" onClick={() => answer(waiting, "yes")}>
          {say("summary.group_yes")}
        </button>
      ) : null}
    </section>
  );
}

function Preview() {
  const model = useModel();
  const board = model.board.value;
  const blocks = pageBlocks(board, pageOf(model.state.value)).filter((one) => one.lines.length > 0);
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h3 id="preview-title">{say("summary.imagine")}</h3>
      {blocks.length === 0 ? <p class="secondary">{say("summary.preview_empty")}</p> : null}
      {blocks.map((one) => (
        <div key={one.name}>
          <h4>{sayNamed("choice.summary_line.block", one.name)}</h4>
          <PageLines lines={one.lines} />
        </div>
      ))}
    </section>
  );
}

export function SummaryBoard() {
  const model = useModel();
  const may = mayWrite(model.state.value, "summary_line");
  const unread = unreadLenses(model.board.value, pageOf(model.state.value)).map((lens) =>
    sayNamed("choice.reading.lens", lens),
  );
  return (
    <div class="compose">
      <div>
        <CompassShown />
        <GroupConsent may={may} />
        {choicesOf("summary_line", "block").map((block) => (
          <Block key={block} block={block} may={may} />
        ))}
      </div>
      <div>
        <Preview />
        {unread.length > 0 ? (
          <p class="notice amber">{say("summary.unread", { lenses: sayAll(unread) })}</p>
        ) : null}
        <Signing />
      </div>
    </div>
  );
}

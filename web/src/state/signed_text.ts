// A signed page as plain lines: on the screen line by line, and whole for whoever copies it.
import type { Signed, SignedBlock, SignedLine } from "../protocol/signed_page";
import { pagePartsOf, partTitle } from "./page_parts";
import { say, sayNamed } from "./words";

export type Said = { readonly lead: string; readonly text: string; readonly after: string };

function sentence(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("; ");
}

/** A line in its parts: what leads it in, its words, and who and when. */
export function lineWords(line: SignedLine): Said {
  const lens = line.lens === "" ? "" : `${sayNamed("choice.summary_line.lens", line.lens)}:`;
  const by = line.who === "" ? "" : say("signed.who", { who: line.who });
  const when = line.when === "" ? "" : say("signed.when", { when: line.when });
  if (line.nothingYet) return { lead: lens, text: say("signed.nothing_yet"), after: "" };
  if (line.of === "conversation") {
    const words = line.text === "" ? "" : `“${line.text}”`;
    return { lead: `${line.withWhom}:`, text: words, after: sentence([by, when]) };
  }
  if (line.of === "safety_stop") {
    const ending = line.ending === "" ? "" : sayNamed("choice.safety_stop.ending", line.ending);
    const passed = line.passedOnBy === "" ? "" : say("signed.passed_on", { who: line.passedOnBy });
    return { lead: "", text: line.text, after: sentence([ending, by, when, passed]) };
  }
  if (line.of === "decision") {
    const outcome = line.ending === "" ? "" : sayNamed("choice.decision.outcome", line.ending);
    return {
      lead: outcome === "" ? say("signed.decided") : `${outcome}:`,
      text: line.text,
      after: "",
    };
  }
  // A reading that was marked as it stood says its lens itself.
  const text = lens !== "" && line.text.startsWith(lens) ? line.text.slice(lens.length) : line.text;
  return { lead: lens, text: text.trim(), after: sentence([by, when]) };
}

export function lineText(line: SignedLine): string {
  const said = lineWords(line);
  const after = said.after === "" ? "" : `(${said.after})`;
  return [said.lead, said.text, after].filter((part) => part !== "").join(" ");
}

export function blockTitle(name: string): string {
  return sayNamed("choice.summary_line.block", name);
}

export function blockText(block: SignedBlock): string {
  const asText = (lines: readonly SignedLine[]) => lines.map((line) => `- ${lineText(line)}`);
  const parts = pagePartsOf(block.lines);
  const headed = [...parts.headed, ...parts.equal].flatMap((part) => [
    `${partTitle(part.section)}:`,
    ...(part.lines.length > 0 ? asText(part.lines) : [`- ${say("page_part.nothing")}`]),
  ]);
  return [blockTitle(block.name), ...headed, ...asText(parts.rest)].join("\n");
}

export function signedText(signed: Signed, heading: readonly string[]): string {
  const blocks = signed.page.blocks.filter((block) => block.lines.length > 0).map(blockText);
  return [heading.filter((part) => part !== "").join("\n"), ...blocks].join("\n\n");
}

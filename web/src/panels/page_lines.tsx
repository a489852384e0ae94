// The lines of a block as the page shows them: what has a heading of its own first, two parts side by side.
import type { SignedLine } from "../protocol/signed_page";
import { type PagePart, pagePartsOf, partTitle } from "../state/page_parts";
import { lineWords } from "../state/signed_text";
import { say } from "../state/words";

function Lines(props: { readonly lines: readonly SignedLine[] }) {
  return (
    <ul>
      {props.lines.map((line, index) => {
        const said = lineWords(line);
        return (
          <li key={`${line.record}${index}`}>
            {said.lead === "" ? null : <strong>{said.lead} </strong>}
            {said.text}
            {said.after === "" ? null : <span class="secondary"> ({said.after})</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Part(props: { readonly part: PagePart }) {
  const { section, lines } = props.part;
  return (
    <div class="page-part">
      <p>
        <strong>{partTitle(section)}</strong>
      </p>
      {lines.length > 0 ? <Lines lines={lines} /> : <p>{say("page_part.nothing")}</p>}
    </div>
  );
}

export function PageLines(props: { readonly lines: readonly SignedLine[] }) {
  const parts = pagePartsOf(props.lines);
  return (
    <>
      {parts.headed.map((part) => (
        <Part key={part.section} part={part} />
      ))}
      {parts.equal.length > 0 ? (
        <div class="equal-parts">
          {parts.equal.map((part) => (
            <Part key={part.section} part={part} />
          ))}
        </div>
      ) : null}
      {parts.rest.length > 0 ? <Lines lines={parts.rest} /> : null}
    </>
  );
}

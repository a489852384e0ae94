// A signed page as one reads, prints and copies it: six blocks, and who signed.
import type { Signed, SignedBlock, SignedPage } from "../../protocol/signed_page";
import { blockText, blockTitle, signedText } from "../../state/signed_text";
import { say, sayCount, sayNamed } from "../../state/words";
import { PageLines } from "../page_lines";
import { CopyButton, dayAndTime } from "../parts";

function Block(props: { readonly block: SignedBlock }) {
  const { block } = props;
  const id = `block-${block.name}`;
  return (
    <section class={`page-block ${block.name}`} aria-labelledby={id}>
      <div class="row spread">
        <h2 id={id}>{blockTitle(block.name)}</h2>
        <span class="screen-only">
          <CopyButton
            label={say("signed.copy_block", { block: blockTitle(block.name) })}
            text={() => blockText(block)}
          />
        </span>
      </div>
      <PageLines lines={block.lines} />
    </section>
  );
}

export function heading(page: SignedPage): readonly string[] {
  return [
    say("summary.title", { alias: page.alias }),
    page.caseReference === "" ? "" : say("signed.reference", { reference: page.caseReference }),
    say("signed.session", {
      when: dayAndTime(page.started),
      minutes: page.minutes,
      format: page.format,
    }),
    page.version > 1 ? say("signed.version", { n: page.version }) : "",
    signatures(page),
  ];
}

export function signatures(page: SignedPage): string {
  const names = page.signatures.map((one) =>
    say("summary.signed_by", { name: one.name, as: sayNamed("signed_as", one.as) }),
  );
  return names.length === 0 ? "" : say("signed.by", { names: names.join("; ") });
}

/** Safety is named before everything else, and leads to its block. */
function SafetyFirst(props: { readonly page: SignedPage }) {
  const stops = props.page.blocks.find((block) => block.name === "safety")?.lines.length ?? 0;
  if (stops === 0) return null;
  return (
    <p class="notice safety">
      <a href="#block-safety">{sayCount("signed.safety_items", stops)}</a>
    </p>
  );
}

export function PageAsSigned(props: { readonly signed: Signed }) {
  const { signed } = props;
  const { page } = signed;
  const [, ...facts] = heading(page);
  const blocks = page.blocks.filter((block) => block.lines.length > 0);
  const empty = page.blocks.filter((block) => block.lines.length === 0);
  return (
    <article class="signed">
      <div class="row screen-only">
        <button type="button" class="main" onClick={() => window.print()}>
          {say("action.print")}
        </button>
        <CopyButton label={say("summary.copy")} text={() => signedText(signed, heading(page))} />
      </div>
      <div class="facts">
        {facts
          .filter((fact) => fact !== "")
          .map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
      </div>
      <SafetyFirst page={page} />
      {page.kind === "held" ? <p>{say("signed.held")}</p> : null}
      {blocks.map((block) => (
        <Block key={block.name} block={block} />
      ))}
      {page.kind !== "held" && empty.length > 0 ? (
        <p class="secondary">
          {say("signed.empty_blocks", {
            blocks: empty.map((block) => blockTitle(block.name)).join("; "),
          })}
        </p>
      ) : null}
    </article>
  );
}

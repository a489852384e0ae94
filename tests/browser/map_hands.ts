// The hands of somebody at the map who has only keys, and a list of what they have asked of the server.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { types } from "#vocabulary";
import { say, sayNamed } from "../../web/src/state/words";
import { button, isSaved } from "./steps";
import { type Person, until } from "./support";

const typeOfPrefix = new Map(Object.entries(types).map(([name, spec]) => [spec.prefix, name]));

function typeOf(id: string): string {
  return typeOfPrefix.get(id.slice(0, id.indexOf("_"))) ?? id;
}

/** What a change asks for, without whom it is about: "new person", "set bond since", "del union". */
function asked(op: { [key: string]: unknown }): readonly string[] {
  const made = Object(op["r"]);
  if (op["o"] === "new") return [`new ${made.type}`];
  const type = typeOf(String(op["id"]));
  if (op["o"] === "set") return Object.keys(Object(op["p"])).map((field) => `set ${type} ${field}`);
  return [`${op["o"]} ${type} ${op["f"] ?? ""}`.trim()];
}

export class Hands {
  constructor(private readonly person: Person) {}

  private get page(): Page {
    return this.person.page;
  }

  /** Everything that the scribe's screen has asked of the server since. */
  wishes(from: number): ReadonlySet<string> {
    const frames = this.person.sent.slice(from).map((text) => Object(JSON.parse(text)));
    return new Set(
      frames.flatMap((frame) => {
        if (frame.t === "command") return [`command ${frame.do}`];
        if (frame.t === "undo") return ["undo"];
        return frame.t === "change" ? frame.ops.flatMap(asked) : [];
      }),
    );
  }

  /** Onto a control that the Tab key stops at too. */
  async reach(what: Locator): Promise<void> {
    await until(`${what} to be a stop of the Tab key`, () =>
      what.evaluate((element) => {
        const there = element instanceof HTMLElement || element instanceof SVGElement;
        return (
          there &&
          element.tabIndex >= 0 &&
          element.checkVisibility() &&
          !element.matches(":disabled")
        );
      }),
    );
    await what.focus();
  }

  async press(name: string, within: Page | Locator = this.page): Promise<void> {
    await this.reach(button(within, name).first());
    await this.page.keyboard.press("Enter");
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** By the arrow keys, as they go through a closed list of choices. */
  async choose(field: Locator, label: string): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press("Home");
    const chosen = () =>
      field.evaluate((element) => {
        return element instanceof HTMLSelectElement ? element.selectedOptions[0]?.label : "";
      });
    for (let presses = 0; presses < 60; presses++) {
      if ((await chosen()) === label) return;
      await this.page.keyboard.press("ArrowDown");
    }
    assert.fail(`no choice ${label}`);
  }

  table(name: "people" | "unions" | "links" | "bonds" | "places"): Locator {
    return this.page.getByRole("region", { name: say(`map.table.${name}`), exact: true });
  }

  households(): Locator {
    return this.page.getByRole("region", { name: say("map.households"), exact: true });
  }

  async open(within: Locator, row: string): Promise<void> {
    const edit = within
      .getByRole("button", { name: `${say("map.table.edit")} ${row}`, exact: true })
      .first();
    if ((await edit.getAttribute("aria-expanded")) !== "true") {
      await this.reach(edit);
      await this.page.keyboard.press("Enter");
    }
    await within.locator("tr:not([data-item]) .details").first().waitFor();
  }

  private openRow(within: Locator): Locator {
    return within.locator("tr[data-item]:has(+ tr:not([data-item]))");
  }

  async field(within: Locator, name: string): Promise<Locator> {
    const id = await this.openRow(within).getAttribute("data-item");
    return this.page.locator(`[id="${id}-${name}"]`);
  }

  /** A relative by the buttons in somebody's row; the focus goes on to the new one. */
  async relative(of: string, kind: string, name: string, other = ""): Promise<void> {
    await this.open(this.table("people"), of);
    await this.press(`+ ${sayNamed("map.kin", kind)}`, this.table("people"));
    if (other !== "")
      await this.choose(this.page.getByLabel(say("map.other_parent"), { exact: true }), other);
    await this.write(this.table("people").locator(".add-kin textarea"), name);
    const edit = `${say("map.table.edit")} ${name}`;
    await until(`the focus to be on ${name}`, () =>
      this.page.evaluate(
        (label) => document.activeElement?.getAttribute("aria-label") === label,
        edit,
      ),
    );
  }

  async enter(line: string): Promise<void> {
    await this.write(this.page.locator("#quick-entry"), line);
    await until(`the line to be taken: ${line}`, async () => {
      return (await this.page.locator("#quick-entry").inputValue()) === "";
    });
  }

  /** What was added has its row open, instead of whichever was open before. */
  private async opens(within: Locator, add: () => Promise<void>): Promise<void> {
    const ids = () =>
      this.openRow(within).evaluateAll((rows) =>
        rows.map((row) => row.getAttribute("data-item")).join(),
      );
    const before = await ids();
    await add();
    await until("the new row to be open", async () => !["", before].includes(await ids()));
  }

  async couple(one: string, other: string, kind: string): Promise<void> {
    await this.choose(this.page.locator("#new-couple-one"), one);
    await this.choose(this.page.locator("#new-couple-other"), other);
    await this.choose(this.page.locator("#new-couple-kind"), sayNamed("choice.union.kind", kind));
    await this.opens(this.table("unions"), () => this.press(say("map.couple.add")));
  }

  async parents(child: string, one: string, other: string, kind: string): Promise<void> {
    await this.choose(this.page.locator("#new-link-child"), child);
    await this.choose(this.page.locator("#new-link-one"), one);
    if (other !== "") await this.choose(this.page.locator("#new-link-other"), other);
    await this.choose(this.page.locator("#new-link-kind"), sayNamed("choice.parentage.kind", kind));
    await this.opens(this.table("links"), () => this.press(say("map.link.add")));
  }

  /** All that the picture's own menu, handles and keys can do, once. */
  async byThePicture(): Promise<ReadonlySet<string>> {
    const from = this.person.sent.length;
    const person = (name: string) => this.page.locator(`g.node.person[aria-label^="${name}"]`);
    await this.enter("Ada, girl, 9");
    for (const [key, name] of [
      ["r", "Bea"],
      ["s", "Cai"],
      ["p", "Dot"],
      ["c", "Eve"],
    ] as const) {
      await person("Ada").focus();
      await this.page.keyboard.press("a");
      await this.page.keyboard.press(key);
      await this.write(this.page.locator(".map-inspector textarea").first(), name);
      await until(`the focus to be on ${name}`, () =>
        this.page.evaluate(
          (start) => document.activeElement?.getAttribute("aria-label")?.startsWith(start) ?? false,
          name,
        ),
      );
    }
    await this.enter("Ada close to Bea");
    await this.enter("Finn, ex-partner of Bea");
    await this.enter("Gus, twin of Ada");
    await person("Dot").focus();
    await this.page.keyboard.press("m");
    await this.page.keyboard.press("ArrowRight");
    await this.page.keyboard.press("Enter");
    await person("Cai").focus();
    await this.page.keyboard.press("Shift+ArrowDown");
    await this.press(say("undo.undo"));
    await this.press(say("map.tidy"));
    await this.page.getByLabel(say("map.tidying.release")).press("Space");
    await until("the tidied map to be of use", () =>
      button(this.page, say("map.tidying.use")).isEnabled(),
    );
    await this.press(say("map.tidying.use"));
    await isSaved(this.person);
    return this.wishes(from);
  }
}

// The map by its tables and keys alone: a whole family made and changed, and all that the picture can send.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { types } from "#vocabulary";
import { say, sayNamed } from "../../web/src/state/words";
import { assertAccessible, fits } from "./axe";
import { Hands } from "./map_hands";
import { button, drawing, focusOn, isSaved, type Team } from "./steps";
import { until, untilThereAre } from "./support";

let team: Team;
let page: Page;
let hands: Hands;

drawing({ change_rate: 1_000, change_burst: 1_000 }, (drawn) => {
  team = drawn;
  page = team.scribe.page;
  hands = new Hands(team.scribe);
});

const shots = process.env["SPACEBETWEEN_SHOTS"];

test("a family of ten is made and changed with the tables and keys alone, and all that the picture can send", {
  timeout: 400_000,
}, async () => {
  const picture = await hands.byThePicture();
  await hands.press(sayNamed("map.show", "table"));
  const from = team.scribe.sent.length;

  await hands.enter("Mia, girl, 9");
  await hands.relative("Mia", "parent", "Kayla");
  await hands.relative("Kayla", "partner", "Dan");
  await hands.relative("Kayla", "parent", "Jean");
  await hands.relative("Jean", "partner", "Ray");
  await hands.relative("Mia", "sibling", "Leo");
  await hands.relative("Dan", "child", "Tyler", "Kayla");
  await hands.enter("Sue, woman, 34");
  await hands.enter("Kev, man, 40");
  await hands.enter("Baby, unborn, child of Dan & Sue");

  await hands.couple("Kayla", "Kev", "cohabiting");
  const kind = await hands.field(hands.table("unions"), "kind");
  await hands.choose(kind, sayNamed("choice.union.kind", "married"));
  for (const [turn, when] of [
    ["married", "2018"],
    ["separated", "2021"],
  ] as const) {
    const turns = page.locator("[id^=epi_][id$=-kind]");
    const there = await turns.count();
    await hands.press(`+ ${say("map.episode")}`, hands.table("unions"));
    await untilThereAre(there + 1, turns);
    await hands.choose(turns.last(), sayNamed("choice.episode.kind", turn));
    await hands.write(page.locator("[id^=epi_][id$=-date]").last(), when);
  }

  await hands.parents("Mia", "Sue", "Dan", "foster");
  await hands.reach(await hands.field(hands.table("links"), "home"));
  await page.keyboard.press("Space");
  await hands.write(await hands.field(hands.table("links"), "since"), "May 2022");
  await hands.parents("Mia", "Jean", "", "kinship");
  await hands.choose(await hands.field(hands.table("links"), "twin_with"), "Leo");
  await hands.press(
    say("refs.add", { field: sayNamed("field.parentage", "twin_with") }),
    hands.table("links"),
  );
  await hands.choose(
    await hands.field(hands.table("links"), "zygosity"),
    sayNamed("choice.parentage.zygosity", "identical"),
  );

  await hands.press(say("map.new_household"));
  await hands.write(await hands.field(hands.households(), "name"), "Sea Road");
  for (const name of ["Mia", "Kayla"]) {
    await hands.choose(await hands.field(hands.households(), "members"), name);
    await hands.press(
      say("refs.add", { field: sayNamed("field.household", "members") }),
      hands.households(),
    );
    await button(hands.households(), say("refs.take_out", { name })).waitFor();
  }
  await hands.write(page.locator("#new-context"), "Hill School");

  await hands.choose(page.locator("#new-bond-from"), "Mia");
  await hands.choose(page.locator("#new-bond-kind"), sayNamed("choice.bond.kind", "afraid_of"));
  await hands.choose(page.locator("#new-bond-to"), "Kev");
  await hands.press(say("map.add_line"), hands.table("bonds"));
  await hands.open(hands.table("bonds"), "Mia");
  await hands.write(await hands.field(hands.table("bonds"), "since"), "2022");
  await hands.write(await hands.field(hands.table("bonds"), "until"), "June 2023");
  await hands.choose(
    await hands.field(hands.table("bonds"), "strength"),
    sayNamed("choice.bond.strength", "strong"),
  );

  await standsElsewhere();
  await goesWithAll();
  await isSaved(team.scribe);
  const missing = () => [...picture].filter((wish) => !hands.wishes(from).has(wish));
  await until("the tables to ask for all that the picture can", () => missing().length === 0).catch(
    () => assert.deepEqual(missing(), [], "the picture can ask for what the tables cannot"),
  );
  await assertAccessible(page, "the tables with a form open");
});

/** Steps on the page, a pin, and tidying with its preview in words. */
async function standsElsewhere(): Promise<void> {
  await hands.open(hands.table("people"), "Kev");
  const place = page.getByRole("group", { name: say("map.place.genogram", { name: "Kev" }) });
  await hands.press(sayNamed("map.step", "right"), place);
  const pin = page.getByLabel(sayNamed("map.pinned", "genogram"));
  await until("Kev to be pinned", () => pin.isChecked());
  await hands.reach(pin);
  await page.keyboard.press("Space");
  await until("Kev to be free", async () => !(await pin.isChecked()));
  await hands.press(sayNamed("map.drawing", "network"));
  await hands.choose(page.getByLabel(say("map.ring_of")), sayNamed("map.ring", "3"));
  await hands.press(say("map.step.on"));
  await hands.press(sayNamed("map.drawing", "genogram"));
  await hands.press(say("map.tidy"));
  await page
    .getByText(say("map.tidying.who", { names: "" }).replace(/\W+$/, ""))
    .first()
    .waitFor();
  if (shots) await page.screenshot({ path: `${shots}/table-tidy.png` });
  await hands.press(say("map.tidying.use"));
  await button(page, say("map.tidying.undo")).waitFor();
}

/** Who is removed takes their lines along, after a question, and one step brings all of it back. */
async function goesWithAll(): Promise<void> {
  const rows = (of: Locator) => of.locator("tr[data-item]").count();
  await hands.open(hands.table("people"), "Mia");
  const [people, links, bonds] = [
    await rows(hands.table("people")),
    await rows(hands.table("links")),
    await rows(hands.table("bonds")),
  ];
  await hands.press(say("action.remove"), hands.table("people"));
  await page.getByText(say("remove.along", { name: "Mia" })).waitFor();
  if (shots) await page.screenshot({ path: `${shots}/table-remove.png` });
  await hands.press(say("remove.keep"));
  await hands.press(say("action.remove"), hands.table("people"));
  await hands.press(say("remove.all"));
  await until("Mia to be gone with her lines", async () => {
    return (
      (await rows(hands.table("people"))) === people - 1 &&
      (await rows(hands.table("links"))) < links &&
      (await rows(hands.table("bonds"))) === bonds - 1
    );
  });
  await focusOn(page, "section");
  await isSaved(team.scribe);
  await hands.press(say("undo.undo"));
  await until("Mia to be back with her lines", async () => {
    return (
      (await rows(hands.table("people"))) === people &&
      (await rows(hands.table("links"))) === links &&
      (await rows(hands.table("bonds"))) === bonds
    );
  });
}

/** What a form does not ask again: the ends that a record is made with. */
const madeWith = new Set(["parentage child", "bond from", "bond to"]);

test("every field of what is on the map has its control in the tables", {
  timeout: 120_000,
}, async () => {
  const tables = [
    ["person", hands.table("people"), "Kayla"],
    ["union", hands.table("unions"), ""],
    ["parentage", hands.table("links"), ""],
    ["bond", hands.table("bonds"), ""],
    ["context", hands.table("places"), ""],
    ["household", hands.households(), ""],
  ] as const;
  for (const [type, within, name] of tables) {
    const edit = within.getByRole("button", {
      name: new RegExp(`^${say("map.table.edit")} ${name}`),
    });
    await hands.reach(edit.first());
    await page.keyboard.press("Enter");
    await within.locator(".details").first().waitFor();
    for (const name of Object.keys(types[type].fields)) {
      if (madeWith.has(`${type} ${name}`)) continue;
      await untilThereAre(1, await hands.field(within, name));
    }
    await fits(page, `the table with a ${type}`, async (width) => {
      if (!shots) return;
      await within.scrollIntoViewIfNeeded();
      await page.screenshot({ path: `${shots}/table-${type}-${width}.png`, fullPage: true });
    });
  }
});

// The columns of somebody's table: guessed from their heads, changed, and written under our names.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  guessed,
  isOurs,
  renamed,
  tableOf,
  textOfBytes,
  withColumn,
} from "../../web/src/state/csv_columns";

test("heads in a social worker's words are understood, each meaning once", () => {
  const { heads } = tableOf("First name,Sex,Date of birth,Name,Shoe size\nMia,F,2017,x,29\n");

  assert.deepEqual(guessed(heads), ["label", "gender", "birth", "", ""]);
  assert.deepEqual(guessed(["Person 1", "Person 2", "Relationship"]), ["from", "to", "type"]);
});

test("a table is written again under our names; what is left out is marked, and rows stay as they are", () => {
  const table = tableOf('\ufeff"Given name";"Likes; ""much"""\r\nMia;"a;b"\r\n');

  assert.deepEqual(table.heads, ["Given name", 'Likes; "much"']);
  assert.equal(
    renamed(table, guessed(table.heads)),
    '"label";"Likes; ""much"" (left out)"\r\nMia;"a;b"\r\n',
  );
});

test("a copy of our own is left as it is", () => {
  assert.ok(isOurs(tableOf("id,label,kind,category,since,until\na,Mia,person\n")));
  assert.ok(isOurs(tableOf('taken\n"by Ama"\n')));
  assert.ok(!isOurs(tableOf("id,label,kind\n")));
});

test("a name that is given to another column is taken from the first", () => {
  assert.deepEqual(withColumn(["label", "birth", ""], 2, "label"), ["", "birth", "label"]);
  assert.deepEqual(withColumn(["label", "", ""], 0, ""), ["", "", ""]);
});

test("files of old spreadsheets are read in their own encoding", () => {
  const bytes = (...numbers: readonly number[]) => new Uint8Array(numbers).buffer;

  assert.equal(textOfBytes(bytes(0x5a, 0x6f, 0xeb)), "Zoë");
  assert.equal(textOfBytes(bytes(0xff, 0xfe, 0x5a, 0)), "Z");
  assert.equal(textOfBytes(bytes(0x5a, 0x6f, 0xc3, 0xab)), "Zoë");
});

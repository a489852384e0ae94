// Small boards, and how their map is asked for where a test asks for nothing else.
import { dayOf } from "../../../web/src/draw/days";
import type { Asked } from "../../../web/src/draw/scene";
import type { BoardRecord, FieldValues } from "../../../web/src/protocol/values";
import type { Board } from "../../../web/src/state/board";

export const asked: Asked = {
  view: "genogram",
  day: dayOf(2026, 11, 22),
  filter: "all",
  selected: "",
  focus: "",
};

export function boardOf(...records: readonly (readonly [string, string, FieldValues])[]): Board {
  return new Map(
    records.map(([id, type, fields], index): readonly [string, BoardRecord] => [
      id,
      { id, type, v: 1, order: index + 1, fields },
    ]),
  );
}

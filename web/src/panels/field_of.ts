// Which field of which record a control is for: what every control of a board is given.
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";

export type FieldOf = {
  readonly record: BoardRecord;
  readonly type: TypeName;
  readonly field: string;
};

// What the room's panels share: the state as signals, and the few things a person can do to it.
import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { CommandName, TypeName } from "#vocabulary";
import type { Fields } from "../protocol/read";
import type { BoardRecord, FieldValue, FieldValues, Op } from "../protocol/values";
import type { Board } from "../state/board";
import type { RoomState, UndoName } from "../state/room";

export type DialogName =
  | ""
  | "safety"
  | "stages"
  | "roles"
  | "keys"
  | "close"
  | "finish"
  | "carry"
  | "take_out";

export interface Model {
  readonly state: ReadonlySignal<RoomState>;
  readonly board: ReadonlySignal<Board>;
  /** The server's clock, each second. */
  readonly now: ReadonlySignal<number>;
  /** This computer's clock, each second. */
  readonly here: ReadonlySignal<number>;
  readonly tab: Signal<string>;
  /** The record whose details are open, or "". */
  readonly opened: Signal<string>;
  readonly dialog: Signal<DialogName>;
  readonly asList: Signal<boolean>;
  change(ops: readonly Op[]): void;
  /** Makes a record and says its id. */
  add(type: TypeName, fields: FieldValues): string;
  set(id: string, field: string, value: FieldValue | null): void;
  remove(record: BoardRecord): void;
  command(name: CommandName, given?: Fields): void;
  undo(what: UndoName): void;
  typed(id: string, field: string, was: string, now: string): void;
  flush(): void;
  /** What a field that adds something holds now, before it is added. */
  began(field: string, words: string): void;
  /** Of what was begun, what no field on the page holds any more goes to the drawer. */
  leftOver(): void;
  putAway(key: string): void;
  noticeRead(): void;
  tryNow(): void;
  /** Says the result of my own action to people who do not see the screen. */
  tell(text: string): void;
}

const ModelContext = createContext<Model | undefined>(undefined);
export const ModelProvider = ModelContext.Provider;

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (!model) throw new Error("a panel of the room stands outside the room");
  return model;
}

export function nameOf(state: RoomState, member: string | undefined): string {
  return (member === undefined ? undefined : state.members.get(member)?.name) ?? "";
}

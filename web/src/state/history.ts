// A session as it went: the board at each of its moments, and where each stage began.
import { boards as boardNames } from "#vocabulary";
import type { Moment } from "../protocol/history";
import type { BoardRecord } from "../protocol/values";
import { specOf } from "./ask";
import { type Board, byOrder, emptyBoard, putAndDrop } from "./board";
import { outlineOf } from "./outline";
import { isTypeName } from "./types";

/** Every moment's board, each made from the one before. */
export function boardsOf(moments: readonly Moment[]): readonly Board[] {
  let board = emptyBoard;
  return moments.map((moment) => {
    board = putAndDrop(board, moment.put, moment.drop);
    return board;
  });
}

export type StageStart = { readonly stage: number; readonly moment: number };

/** Where the session entered each stage; one that was entered twice stands there twice. */
export function stageStarts(moments: readonly Moment[]): readonly StageStart[] {
  return moments.flatMap((moment, index) => {
    const entered = moment.entered || index === 0 || moments[index - 1]?.stage !== moment.stage;
    return entered ? [{ stage: moment.stage, moment: index }] : [];
  });
}

export type BoardLines = {
  readonly board: string;
  readonly lines: readonly { readonly id: string; readonly type: string; readonly words: string }[];
};

/** Places and other records without words of their own are not told. */
function wordsOf(board: Board, record: BoardRecord): string {
  return record.type === "position" ? "" : outlineOf(board, record).trim();
}

/** All that stood there, board by board, as one reads it in the lists. */
export function linesAt(board: Board): readonly BoardLines[] {
  const told = [...board.values()].sort(byOrder).flatMap((record) => {
    if (!isTypeName(record.type)) return [];
    const words = wordsOf(board, record);
    const on = specOf(record.type)?.board ?? "";
    return words === "" ? [] : [{ on, id: record.id, type: record.type, words }];
  });
  return boardNames
    .map((name) => ({ board: name, lines: told.filter((one) => one.on === name) }))
    .filter((one) => one.lines.length > 0);
}

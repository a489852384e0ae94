// Sessions that were held, as the server tells them to who was there: moments, each what had changed by then.
import { asText, fieldsOf, flag, list, number, numberOf, text, textOr, texts } from "./read";
import { type BoardRecord, decodeRecord } from "./values";

export type PastSession = {
  readonly id: string;
  readonly number: number;
  readonly format: string;
  readonly started: number;
  readonly ended?: number;
};
export type Moment = {
  readonly at: number;
  readonly stage: number;
  readonly entered: boolean;
  readonly put: readonly BoardRecord[];
  readonly drop: readonly string[];
};
export type Replay = PastSession & {
  readonly stages: readonly string[];
  readonly moments: readonly Moment[];
};

function decodePast(value: unknown): PastSession | undefined {
  const from = fieldsOf(value);
  const id = text(from, "id");
  if (id === undefined) return undefined;
  const ended = number(from, "ended");
  return {
    id,
    number: numberOf(from, "number"),
    format: textOr(from, "format", ""),
    started: numberOf(from, "started"),
    ...(ended === undefined ? {} : { ended }),
  };
}

export function decodePastSessions(value: unknown): readonly PastSession[] {
  return list(fieldsOf(value), "sessions", decodePast);
}

function decodeMoment(value: unknown): Moment | undefined {
  const from = fieldsOf(value);
  const at = number(from, "at");
  if (at === undefined) return undefined;
  return {
    at,
    stage: numberOf(from, "stage"),
    entered: flag(from, "entered"),
    put: list(from, "put", decodeRecord),
    drop: texts(from, "drop"),
  };
}

export function decodeReplay(value: unknown): Replay | undefined {
  const past = decodePast(value);
  if (!past) return undefined;
  const from = fieldsOf(value);
  return {
    ...past,
    stages: list(from, "stages", (stage) => asText(fieldsOf(stage)["name"])),
    moments: list(from, "moments", decodeMoment),
  };
}

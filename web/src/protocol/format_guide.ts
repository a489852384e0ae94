// A format as its guide shows it, be it one of the product or of a team.
import { type Fields, flag, isFields, list, number, text, textOr, texts } from "./read";
import { decodeModule, type StageModule } from "./stage_module";

export type GuideStage = StageModule & {
  readonly mode: string;
  readonly turn?: string;
  readonly listening?: string;
  readonly admits_manager?: boolean;
  readonly modules?: readonly StageModule[];
};
export type GuideFormat = {
  readonly id: string;
  readonly name: string;
  readonly use_when: string;
  readonly stance: string;
  readonly source: string;
  /** The format of the product that it was made from. */
  readonly base?: string;
  readonly min_people?: number;
  readonly max_people?: number;
  readonly ends_held: boolean;
  readonly roles: readonly string[];
  readonly stages: readonly GuideStage[];
};

function decodeStage(value: unknown): GuideStage | undefined {
  const one = decodeModule(value);
  if (!one || !isFields(value)) return undefined;
  const turn = text(value, "turn");
  const listening = text(value, "listening");
  return {
    ...one,
    mode: textOr(value, "mode", ""),
    ...(turn === undefined ? {} : { turn }),
    ...(listening === undefined ? {} : { listening }),
    ...(flag(value, "admits_manager") ? { admits_manager: true } : {}),
    ...("modules" in value ? { modules: list(value, "modules", decodeModule) } : {}),
  };
}

export function guideOf(format: Fields): GuideFormat {
  const base = text(format, "base");
  const least = number(format, "min_people");
  const most = number(format, "max_people");
  return {
    id: textOr(format, "id", ""),
    name: textOr(format, "name", ""),
    use_when: textOr(format, "use_when", ""),
    stance: textOr(format, "stance", ""),
    source: textOr(format, "source", ""),
    ...(base === undefined ? {} : { base }),
    ...(least === undefined ? {} : { min_people: least }),
    ...(most === undefined ? {} : { max_people: most }),
    ends_held: flag(format, "ends_held"),
    roles: texts(format, "roles"),
    stages: list(format, "stages", decodeStage),
  };
}

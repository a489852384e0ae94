// The panels that the first screen does not need: one script of their own, fetched right after joining.
import "../state/later_words";
import { terms } from "#library";
import type { Offer } from "../state/language";

export { SummaryBoard } from "./compose";
export { KeysDialog } from "./keys_dialog";
export { CarryDialog, CloseDialog, FinishDialog, RolesDialog } from "./lead_dialogs";
export { PlanBoard } from "./plan";
export { PromptCard } from "./prompts";
export { QuestionBoard } from "./questions";
export { SelfChecks } from "./self_checks";
export { StartPanel } from "./start";
export { StatementBoard } from "./statements";
export { TakeOutDialog } from "./take_out";
export { TermPack } from "./term_pack";
export { ContractTools, MapTools, PlanTools, ThinkingTools } from "./tools";
export { VoiceList } from "./voices";

/** Soft words for whoever writes. */
export const offers: readonly Offer[] = [
  ...terms.language.offers,
  ...terms.language.verdicts,
  ...terms.language.certain.map((one) => ({ words: one.words, ask: `${one.offer} …?` })),
];

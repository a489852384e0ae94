// The panels that the first screen does not need: one script of their own, fetched right after joining.
import "../state/later_words";

export { SummaryBoard } from "./compose";
export { KeysDialog } from "./keys_dialog";
export { CarryDialog, CloseDialog, FinishDialog, RolesDialog } from "./lead_dialogs";
export { PlanBoard } from "./plan";
export { QuestionBoard } from "./questions";
export { TakeOutDialog } from "./take_out";

// What stands on the first screen of most stages: a script of its own, fetched while the room is joined.
import "../state/later_words";

export { ContractBoard } from "./contract";
export { Course } from "./course";
export { HypothesisBoard } from "./hypotheses";
export { LeadMenu } from "./lead_menu";
export { Listening, Quiet } from "./listening";
export { ConsentNotice } from "./mark";
export { MissingCue } from "./missing_cue";
export { OwnNotes } from "./notes";
export { Outside } from "./outside";
export { SealedWriting } from "./sealed";
export { SidePanel } from "./side_panel";
export { StagesDialog } from "./stages_dialog";
export { UndoButtons } from "./undo";

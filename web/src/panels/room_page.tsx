// The room: header, stage bar, boards as tabs or the one view of this stage, and the side panel.
import { useEffect, useState } from "preact/hooks";
import { specOf } from "../state/ask";
import { lensOf } from "../state/lenses";
import { stageNow } from "../state/rights";
import type { RoomState } from "../state/room";
import { isTypeName } from "../state/types";
import { say, sayNamed } from "../state/words";
import { useLeftOver } from "./begun";
import { useRoomKeys } from "./keys";
import { LaterPanel, LaterPart, MapPanel, shownTerms } from "./loaded";
import { useModel } from "./model";
import { Ended, Notices } from "./notices";
import { Segments, Tabs } from "./parts";
import { RescueDrawer } from "./rescue_drawer";
import { RoomHeader } from "./room_header";
import { Round } from "./round";
import { SafetyBanner, SafetyDialog } from "./safety";
import { StageBar } from "./stage_bar";

const tabOrder = ["hypotheses", "map", "questions", "plan", "summary", "contract", "own"];

export function visibleTabs(state: RoomState): readonly string[] {
  return tabOrder.filter((board) => board === "own" || state.see.has(board));
}

/** The board that this stage is about: of what it offers, else of what I may write or see. */
export function tabOfStage(state: RoomState): string {
  const tabs = visibleTabs(state);
  if (!state.session) return tabs[0] ?? "own";
  const stage = stageNow(state);
  if (state.may.has("contract") || stage?.gate) return "contract";
  const offered = (stage?.offers ?? []).filter(isTypeName).map((type) => specOf(type)?.board ?? "");
  const mine = [...state.may];
  const first = [...offered, "summary", "plan", "questions", "hypotheses", "map"].find(
    (board) => tabs.includes(board) && mine.some((target) => target === board),
  );
  return first ?? tabs[0] ?? "own";
}

function isWriting(): boolean {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement) return active.value !== "";
  return active instanceof HTMLInputElement && active.type === "text" && active.value !== "";
}

/** The stage opens its board, but never under a person who writes. */
function useStageTab(): void {
  const model = useModel();
  const state = model.state.value;
  const tabs = visibleTabs(state);
  const place = `${state.session?.id ?? ""} ${state.session?.at ?? ""} ${[...state.may].join()}`;
  useEffect(() => {
    const seen = tabs.includes(model.tab.value);
    if (!seen || !isWriting()) model.tab.value = tabOfStage(model.state.value);
  }, [place]);
  useEffect(() => {
    if (!tabs.includes(model.tab.value)) model.tab.value = tabOfStage(model.state.value);
  });
}

function Board(props: { readonly tab: string }) {
  switch (props.tab) {
    case "hypotheses":
      return <LaterPanel name="HypothesisBoard" />;
    case "map":
      return (
        <>
          <MapPanel />
          <LaterPanel name="MapTools" />
        </>
      );
    case "questions":
      return <LaterPanel name="QuestionBoard" />;
    case "plan":
      return (
        <>
          <LaterPanel name="PlanBoard" />
          <LaterPanel name="PlanTools" />
        </>
      );
    case "summary":
      return <LaterPanel name="SummaryBoard" />;
    case "contract":
      return (
        <>
          <LaterPanel name="ContractBoard" />
          <LaterPanel name="ContractTools" />
        </>
      );
    default:
      return <LaterPanel name="OwnNotes" />;
  }
}

/** The stage's own prompt, which lens is mine in it, and more prompts for who looks for one. */
function Prompt() {
  const model = useModel();
  const state = model.state.value;
  const { session } = state;
  const stage = stageNow(state);
  const [closed, setClosed] = useState("");
  const [more, setMore] = useState(false);
  const key = `${session?.at ?? ""} ${stage?.id ?? ""} ${session?.module ?? ""}`;
  if (!session || !stage || closed === key) return null;
  const chosen = stage.modules?.find((one) => one.id === session.module);
  const words = chosen?.prompt || stage.prompt;
  if (words === "") return null;
  const lens = lensOf(session, state.you?.member ?? "", model.now.value);
  return (
    <div class="prompt">
      <div class="row spread">
        <p>
          {words}{" "}
          {lens ? (
            <strong>{say("lenses.yours", { lens: sayNamed("choice.reading.lens", lens) })}</strong>
          ) : null}
        </p>
        <span class="row">
          {session.listening ? null : (
            <button
              type="button"
              class="quiet small"
              aria-expanded={more}
              onClick={() => setMore(!more)}
            >
              {say("prompts.more")}
            </button>
          )}
          <button type="button" class="quiet small" onClick={() => setClosed(key)}>
            {say("prompt.close")}
          </button>
        </span>
      </div>
      {more ? <LaterPanel name="PromptCard" /> : null}
    </div>
  );
}

/** Who sees what I write here, said where I write. */
function whoSees(tab: string): string {
  return tab === "own" ? sayNamed("audience", "own") : sayNamed("audience", "room");
}

function BoardArea() {
  const model = useModel();
  const state = model.state.value;
  const tabs = visibleTabs(state);
  const tab = tabs.includes(model.tab.value) ? model.tab.value : (tabs[0] ?? "own");
  return (
    <section class="board-area" id="region-board" aria-label={sayNamed("board", tab)}>
      <div class="board-bar" id="region-tabs">
        <Tabs
          label={say("room.boards")}
          chosen={tab}
          panel="board"
          tabs={tabs.map((id) => ({ id, label: sayNamed("board", id) }))}
          onChoose={(id) => (model.tab.value = id)}
        />
        <span class="grow" />
        <LaterPart name="UndoButtons" />
        {tab === "hypotheses" ? (
          <Segments
            label={say("room.view")}
            chosen={model.asList.value ? "list" : "picture"}
            options={[
              { id: "picture", label: say("room.view_cards") },
              { id: "list", label: say("room.view_list") },
            ]}
            onChoose={(id) => (model.asList.value = id === "list")}
          />
        ) : null}
      </div>
      <div id="board" role="tabpanel" aria-labelledby={`tab-${tab}`} class="board" tabIndex={0}>
        <p class="who-sees">{whoSees(tab)}</p>
        <h2 class="hidden-visually" tabIndex={-1}>
          {sayNamed("board", tab)}
        </h2>
        <Board tab={tab} />
      </div>
    </section>
  );
}

function StageView() {
  const model = useModel();
  const state = model.state.value;
  const session = state.session;
  if (session?.listening) return <LaterPanel name="Listening" />;
  if (session && stageNow(state)?.mode === "quiet") return <LaterPanel name="Quiet" />;
  if (session && state.may.has("seal")) {
    return (
      <section class="board-area" id="region-board" aria-label={say("sealed.title")}>
        <h2 tabIndex={-1}>{say("sealed.title")}</h2>
        <LaterPanel name="SealedWriting" />
      </section>
    );
  }
  return <BoardArea />;
}

function Dialogs() {
  const model = useModel();
  switch (model.dialog.value) {
    case "safety":
      return <SafetyDialog />;
    case "stages":
      return <LaterPanel name="StagesDialog" />;
    case "roles":
      return <LaterPanel name="RolesDialog" />;
    case "close":
      return <LaterPanel name="CloseDialog" />;
    case "carry":
      return <LaterPanel name="CarryDialog" />;
    case "finish":
      return <LaterPanel name="FinishDialog" />;
    case "take_out":
      return <LaterPanel name="TakeOutDialog" />;
    case "keys":
      return <LaterPanel name="KeysDialog" />;
    default:
      return null;
  }
}

export function RoomPage() {
  const model = useModel();
  const state = model.state.value;
  useStageTab();
  useLeftOver();
  useRoomKeys();
  // The page is drawn anew when its words change.
  shownTerms.value;
  if (state.link.kind === "ended") return <Ended code={state.link.code} />;
  if (!state.ready && !state.room) {
    return (
      <main class="page" id="main">
        <p role="status">{say("room.joining")}</p>
      </main>
    );
  }
  const calm = state.session?.listening === true;
  return (
    <>
      <a class="skip" href="#main">
        {say("page.skip")}
      </a>
      <LaterPart name="TermPack" />
      <div class="room-top">
        <RoomHeader />
        <StageBar />
      </div>
      <div class="notices">
        <LaterPart name="Outside" />
        <Round />
        <LaterPart name="Course" />
        <Notices />
        <LaterPart name="MissingCue" />
        <SafetyBanner />
        <LaterPart name="ConsentNotice" />
        <RescueDrawer />
      </div>
      <div class={calm ? "room calm" : "room"}>
        <main id="main" tabIndex={-1}>
          <Prompt />
          {state.session ? null : <LaterPanel name="StartPanel" />}
          <StageView />
        </main>
        {calm ? null : <LaterPart name="SidePanel" />}
      </div>
      <Dialogs />
    </>
  );
}

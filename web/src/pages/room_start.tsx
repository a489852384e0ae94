// The room page: finds out who and where, joins, and hands the state to the panels.
import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import { browserSocket } from "../link/browser_socket";
import type { Ticket } from "../link/connection";
import { get, post } from "../link/http";
import { openKeeper } from "../link/indexed_keeper";
import { Runtime } from "../link/runtime";
import { newId, realTimers } from "../link/timers";
import { makeAnnouncer } from "../panels/announcements";
import { fetchLater } from "../panels/loaded";
import { type DialogName, type Model, ModelProvider, nameOf } from "../panels/model";
import { RoomPage } from "../panels/room_page";
import { fieldsOf, text } from "../protocol/read";
import { makeRecord, setField } from "../state/ask";
import type { Board } from "../state/board";
import { outlineOf } from "../state/outline";
import { commandGuard } from "../state/rights";
import { noRoom, type RoomState, type Said } from "../state/room";
import { shownBoard } from "../state/typing";
import { say } from "../state/words";

/** Where what is said goes, once the announcer is there. */
const said: { listener: (one: Said) => void } = { listener: () => undefined };

const room = new URLSearchParams(location.search).get("room") ?? "";

async function getTicket(): Promise<Ticket> {
  const answer = await post(`/api/rooms/${encodeURIComponent(room)}/ticket`, {}, (value) =>
    text(fieldsOf(value), "ticket"),
  );
  if (answer.kind === "ok") return { kind: "ticket", ticket: answer.value };
  if (answer.kind === "unreachable") return { kind: "later" };
  if (answer.status === 401) return { kind: "never", code: "signed_out" };
  if (answer.status === 403 || answer.status === 404)
    return { kind: "never", code: "not_on_roster" };
  return { kind: "later" };
}

function beginnings(
  runtime: () => Runtime,
  state: Model["state"],
): Pick<Model, "began" | "leftOver"> {
  return {
    began: (field, words) => runtime().dispatch({ kind: "began", field, words, at: Date.now() }),
    leftOver: () => {
      const there = [...state.value.begun.keys()].filter((id) => document.getElementById(id));
      runtime().dispatch({ kind: "left_over", there: new Set(there) });
    },
  };
}

function makeModel(runtime: () => Runtime, state: Model["state"], board: Model["board"]): Model {
  const here = signal(Date.now());
  setInterval(() => {
    here.value = Date.now();
  }, 1_000);
  const announcer = makeAnnouncer(
    (id) => nameOf(state.value, id),
    (id) => {
      const record = board.value.get(id);
      return record ? outlineOf(board.value, record) : "";
    },
  );
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) {
      announcer.typed();
    }
  });
  said.listener = (one) => announcer.said(one);
  const model: Model = {
    state,
    board,
    here,
    now: computed(() => here.value + state.value.clockOffset),
    tab: signal("own"),
    opened: signal(""),
    dialog: signal<DialogName>(""),
    asList: signal(matchMedia("(max-width: 640px)").matches),
    change: (ops) => runtime().dispatch({ kind: "change", ops, now: Date.now() }),
    add: (type, fields) => {
      const made = makeRecord(type, fields, newId, state.value.you?.member);
      model.change(made.ops);
      return made.id;
    },
    set: (id, field, value) => model.change([setField(id, field, value)]),
    remove: (record) => {
      const words = outlineOf(board.value, record);
      model.change([{ o: "del", id: record.id }]);
      model.tell(say("announce.removed", { words }));
    },
    command: (name, given) =>
      runtime().dispatch({
        kind: "command",
        do: name,
        guarded: commandGuard(name),
        ...(given && Object.keys(given).length > 0 ? { with: given } : {}),
        now: Date.now(),
      }),
    undo: (what) => runtime().dispatch({ kind: "undo", do: what, now: Date.now() }),
    typed: (id, field, was, now) =>
      runtime().dispatch({ kind: "typed", id, field, was, now, at: Date.now() }),
    flush: () => runtime().dispatch({ kind: "flush" }),
    ...beginnings(runtime, state),
    putAway: (key) => runtime().dispatch({ kind: "put_away", key }),
    noticeRead: () => runtime().dispatch({ kind: "notice_read" }),
    tryNow: () => runtime().connection.tryNow(),
    tell: (words) => announcer.tell(words),
  };
  return model;
}

/** Tells the others which board I look at and whether I write, unless nobody should know. */
function tellPresence(model: Model, runtime: Runtime): void {
  let last = "";
  effect(() => {
    const state = model.state.value;
    if (state.link.kind !== "live" || !state.ready) return;
    const calm = state.session !== null && state.session.mode !== "open";
    const typing = state.drafts.size > 0;
    const p = calm ? {} : { board: model.tab.value, ...(typing ? { typing: true } : {}) };
    const words = JSON.stringify(p);
    if (words === last) return;
    last = words;
    runtime.connection.send({ t: "presence", p });
  });
  setInterval(() => {
    last = "";
  }, 15_000);
}

function warnBeforeLeaving(state: Model["state"]): void {
  window.addEventListener("beforeunload", (event) => {
    const { drafts, pending, begun } = state.value;
    if (drafts.size + pending.length + begun.size > 0) event.preventDefault();
  });
}

function sayOnPage(words: string): void {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words;
  document.querySelector("main")?.append(line);
}

/** The account, asked for until the server answers: what is kept here is found by it. */
async function whoAmI(): Promise<string | undefined> {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    const me = await get("/api/me", (value) => text(fieldsOf(value), "account"));
    if (me.kind === "ok") return me.value;
    if (me.kind === "refused" && me.status === 401) return undefined;
    if (wait === 1_000) sayOnPage(say("start.trying"));
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
  }
}

async function start(): Promise<void> {
  const account = await whoAmI();
  if (account === undefined) {
    location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  const keeper = await openKeeper({ room, account });
  const state = signal<RoomState>(noRoom);
  const board = computed<Board>(() => shownBoard(state.value));
  const runtime = new Runtime({
    openSocket: browserSocket(room),
    ticket: getTicket,
    chance: Math.random,
    keeper,
    timers: realTimers,
    show: (next) => {
      state.value = next;
    },
    say: (one) => said.listener(one),
  });
  const model = makeModel(() => runtime, state, board);
  const root = document.getElementById("app");
  if (!root) return;
  root.replaceChildren();
  render(
    <ModelProvider value={model}>
      <RoomPage />
    </ModelProvider>,
    root,
  );
  effect(() => {
    const alias = state.value.room?.alias;
    if (alias) document.title = `${alias} – ${say("product.name")}`;
  });
  warnBeforeLeaving(state);
  fetchLater();
  window.addEventListener("online", () => runtime.connection.tryNow());
  window.addEventListener("pagehide", () => runtime.dispatch({ kind: "flush" }));
  await runtime.start();
  tellPresence(model, runtime);
}

void start();

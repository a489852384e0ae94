// Keys in the room: regions, help, and moving over a board's items. Letters act only on an item.
import { useEffect } from "preact/hooks";
import type { UndoName } from "../state/room";
import { useModel } from "./model";

const regions = [
  "region-header",
  "region-stage",
  "region-safety",
  "region-tabs",
  "board",
  "region-side",
];

function firstControl(region: HTMLElement): HTMLElement | undefined {
  const found = region.querySelector<HTMLElement>(
    'button:not([disabled]), a[href], input, select, textarea, [tabindex="0"]',
  );
  return found ?? (region.tabIndex >= 0 ? region : undefined);
}

/** The region after the one that has the focus, in the page's order, round and round. */
function moveRegion(step: 1 | -1): void {
  const there = regions
    .map((id) => document.getElementById(id))
    .filter((region) => region !== null);
  const active = document.activeElement;
  const at = there.findIndex((region) => active !== null && region.contains(active));
  for (let tries = 1; tries <= there.length; tries++) {
    const index = (at + step * tries + there.length * 2) % there.length;
    const control = there[index] ? firstControl(there[index]) : undefined;
    if (control) {
      control.focus();
      return;
    }
  }
}

function itemsOfBoard(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#board .card-title")];
}

function moveItem(key: string, from: HTMLElement): boolean {
  const items = itemsOfBoard();
  const at = items.indexOf(from);
  if (at < 0) return false;
  const next =
    key === "ArrowDown" || key === "ArrowRight"
      ? items[at + 1]
      : key === "ArrowUp" || key === "ArrowLeft"
        ? items[at - 1]
        : key === "Home"
          ? items[0]
          : key === "End"
            ? items[items.length - 1]
            : undefined;
  next?.focus();
  return next !== undefined;
}

/** In a field the browser takes back letters; elsewhere it is the last step on the boards. */
function undoPressed(event: KeyboardEvent, undo: (what: UndoName) => void): boolean {
  const { target } = event;
  const inField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return false;
  event.preventDefault();
  undo(event.shiftKey ? "redo" : "undo");
  return true;
}

/** Where "N" goes on each board: the field that adds something. */
function newField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    "#quick-entry, #board .add-line textarea, #board form input",
  );
}

export function useRoomKeys(): void {
  const model = useModel();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.ctrlKey && event.key === "F6") {
        event.preventDefault();
        moveRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (event.ctrlKey && event.key === "/") {
        event.preventDefault();
        model.dialog.value = "keys";
        return;
      }
      if (undoPressed(event, (what) => model.undo(what))) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || !target.classList.contains("card-title")) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (moveItem(event.key, target)) event.preventDefault();
      else if (event.key.toLowerCase() === "n") {
        event.preventDefault();
        newField()?.focus();
      } else if (event.key.toLowerCase() === "t") {
        event.preventDefault();
        model.asList.value = !model.asList.value;
      } else if (event.key === "?") model.dialog.value = "keys";
      else if (event.key === "Escape")
        document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [model]);
}

// The map by keys: along kinship, along relations, moving, adding. Letters act only on an item of it.
import type { Place } from "../draw/places";
import type { Scene } from "../draw/scene";
import { otherEnd, partnersFrom, stepFrom } from "../draw/ways";
import { textOf } from "../state/board";
import { say } from "../state/words";
import type { MapCanvas } from "./map_canvas";

export type KinOf = "parent" | "partner" | "sibling" | "child";

export type KeyCanvas = Pick<
  MapCanvas,
  "nodeOf" | "elementOf" | "lift" | "putDown" | "mayMove" | "focus" | "refit"
> & { readonly live: Pick<MapCanvas["live"], "move"> };

type Pressed = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "preventDefault" | "stopPropagation"
>;

export type KeyAsks = {
  scene(): Scene;
  select(id: string): void;
  open(id: string): void;
  add(id: string, kind: KinOf): void;
  relate(id: string): void;
  moved(id: string, place: Place): void;
  tell(words: string): void;
  table(): void;
  legend(): void;
  entry(): void;
};

const kinKeys: ReadonlyMap<string, KinOf> = new Map([
  ["p", "partner"],
  ["c", "child"],
  ["r", "parent"],
  ["s", "sibling"],
]);

const shifts: ReadonlyMap<string, Place> = new Map([
  ["ArrowLeft", { x: -1, y: 0 }],
  ["ArrowRight", { x: 1, y: 0 }],
  ["ArrowUp", { x: 0, y: -1 }],
  ["ArrowDown", { x: 0, y: 1 }],
]);

/** Further than the pull of the row that somebody stands on. */
const nudge = 40;

type Mode =
  | { readonly kind: "plain" }
  | { readonly kind: "adding" }
  | { readonly kind: "moving"; readonly id: string; readonly place: Place }
  | { readonly kind: "bonds"; readonly at: number };

type Moving = Extract<Mode, { readonly kind: "moving" }>;

const plain: Mode = { kind: "plain" };

export class MapKeys {
  private mode: Mode = plain;

  constructor(
    private readonly canvas: KeyCanvas,
    private readonly asks: KeyAsks,
  ) {}

  pressed(event: Pressed, id: string): void {
    if (id === "" || event.ctrlKey || event.altKey || event.metaKey) return;
    const taken = this.take(event.key, event.shiftKey, id);
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private take(key: string, shift: boolean, id: string): boolean {
    switch (this.mode.kind) {
      case "adding":
        return this.adding(key, id);
      case "moving":
        return this.moving(key, shift, id, this.mode);
      case "bonds":
        return this.alongBonds(key, id, this.mode.at);
      case "plain":
        return this.plainKey(key, shift, id);
    }
  }

  private nameOf(id: string): string {
    return textOf(this.asks.scene().graph.nodes.get(id), "name") || say("map.nameless");
  }

  private adding(key: string, id: string): boolean {
    this.mode = plain;
    const kind = kinKeys.get(key.toLowerCase());
    if (kind) this.asks.add(id, kind);
    const relation = key.toLowerCase() === "l";
    if (relation) this.asks.relate(id);
    return kind !== undefined || relation || key === "Escape";
  }

  private moving(key: string, shift: boolean, id: string, { id: lifted, place }: Moving): boolean {
    if (id !== lifted) {
      this.putBack(lifted);
      return this.plainKey(key, shift, id);
    }
    const by = shifts.get(key);
    if (by) {
      const far = shift ? 4 : 20;
      const next = { x: place.x + by.x * far, y: place.y + by.y * far };
      this.mode = { kind: "moving", id, place: next };
      this.canvas.live.move(next);
      return true;
    }
    if (key !== "Enter" && key !== "Escape") return false;
    if (key === "Escape") {
      this.putBack(id);
      return true;
    }
    this.mode = plain;
    this.canvas.putDown(id, undefined);
    this.asks.moved(id, place);
    return true;
  }

  private putBack(id: string): void {
    this.mode = plain;
    this.canvas.putDown(id, undefined);
    this.asks.tell(say("map.move_back", { name: this.nameOf(id) }));
  }

  private beginMove(id: string): void {
    const node = this.canvas.nodeOf(id);
    if (!node || !this.canvas.lift(id)) return;
    this.mode = { kind: "moving", id, place: { x: node.x, y: node.y } };
    this.asks.tell(say("map.moving", { name: this.nameOf(id) }));
  }

  private bondsOf(id: string): readonly { readonly id: string; readonly name: string }[] {
    return this.asks
      .scene()
      .nodes.filter((node) => node.kind === "bond")
      .filter((node) => {
        const bond = this.asks.scene().graph.bonds.find((one) => one.id === node.id);
        return textOf(bond, "from") === id || textOf(bond, "to") === id;
      });
  }

  private tellBond(id: string, at: number): void {
    const bonds = this.bondsOf(id);
    for (const one of bonds) this.canvas.elementOf(one.id)?.classList.remove("walked");
    const bond = bonds[at];
    if (!bond) return;
    this.canvas.elementOf(bond.id)?.classList.add("walked");
    this.asks.tell(say("map.on_bond", { n: at + 1, all: bonds.length, words: bond.name }));
  }

  private alongBonds(key: string, id: string, at: number): boolean {
    const bonds = this.bondsOf(id);
    const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    if (shifts.has(key) && bonds.length > 0) {
      const next = (at + step + bonds.length) % bonds.length;
      this.mode = { kind: "bonds", at: next };
      this.tellBond(id, next);
      return true;
    }
    this.mode = plain;
    this.tellBond(id, -1);
    const bond = bonds[at];
    if (key === "Enter" && bond) {
      this.canvas.focus(otherEnd(this.asks.scene().graph, bond.id, id));
      return true;
    }
    return key === "Escape" || key === "Enter";
  }

  private beginBonds(id: string): void {
    this.asks.select(id);
    // The relations of the selected one are drawn first.
    requestAnimationFrame(() => {
      if (this.bondsOf(id).length === 0) {
        this.asks.tell(say("map.no_bonds", { name: this.nameOf(id) }));
        return;
      }
      this.mode = { kind: "bonds", at: 0 };
      this.tellBond(id, 0);
    });
  }

  private plainKey(key: string, shift: boolean, id: string): boolean {
    const by = shifts.get(key);
    if (by && shift) {
      const node = this.canvas.nodeOf(id);
      if (node && this.canvas.mayMove) {
        this.asks.moved(id, { x: node.x + by.x * nudge, y: node.y + by.y * nudge });
      }
      return true;
    }
    if (by || key === "Home" || key === "End") {
      const next = stepFrom(this.asks.scene(), id, key);
      if (next !== "") this.canvas.focus(next);
      return true;
    }
    return this.letter(key, id);
  }

  private letter(key: string, id: string): boolean {
    switch (key) {
      case "Enter":
        this.asks.open(id);
        return true;
      case " ":
        this.asks.select(id);
        return true;
      case "+":
      case "a":
      case "A":
        this.asks.select(id);
        this.mode = { kind: "adding" };
        this.asks.tell(say("map.add_keys", { name: this.nameOf(id) }));
        return true;
      case "p":
      case "P": {
        const partner = partnersFrom(this.asks.scene().graph, id)[0];
        if (partner) this.canvas.focus(partner);
        return true;
      }
      case "b":
      case "B":
        this.beginBonds(id);
        return true;
      case "m":
      case "M":
        this.beginMove(id);
        return true;
      case "t":
      case "T":
        this.asks.table();
        return true;
      case "l":
      case "L":
        this.asks.legend();
        return true;
      case "n":
      case "N":
        this.asks.entry();
        return true;
      case "0":
        this.canvas.refit();
        return true;
      case "Escape":
        this.asks.select("");
        document.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus();
        return true;
      default:
        return false;
    }
  }
}

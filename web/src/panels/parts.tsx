// Small building blocks: dialog, menu, tabs, choice of segments, empty state, time of day.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../state/words";

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A native modal dialog: Esc closes it, and focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const onClose = useRef(props.onClose);
  onClose.current = props.onClose;
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} aria-labelledby="dialog-title" onClose={() => onClose.current()}>
      <h2 id="dialog-title">{props.title}</h2>
      {props.children}
    </dialog>
  );
}

/** The button that closes the dialog it stands in. */
export function CloseButton(props: { readonly label?: string }) {
  return (
    <form method="dialog">
      <button type="submit" class={props.label ? "" : "main"}>
        {props.label ?? say("action.close")}
      </button>
    </form>
  );
}

type MenuProps = {
  readonly label: string;
  readonly id: string;
  readonly children: ComponentChildren;
};

/** A disclosure with a list of buttons; it closes after a choice, on Esc and on a click elsewhere. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    opener.current?.focus();
  };
  const chosen = (event: Event) => {
    if (event.target instanceof Element && event.target.closest("button, a")) setOpen(false);
  };
  return (
    <div class="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={opener}
        aria-expanded={open}
        aria-controls={props.id}
        onClick={() => setOpen(!open)}
      >
        {props.label} <span aria-hidden="true">▾</span>
      </button>
      <div id={props.id} class="menu-list" hidden={!open} onClick={chosen}>
        {open ? props.children : null}
      </div>
    </div>
  );
}

export type Tab = { readonly id: string; readonly label: string };

type TabsProps = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly panel: string;
  readonly onChoose: (id: string) => void;
};

function nextTab(props: TabsProps, key: string): Tab | undefined {
  const at = props.tabs.findIndex((tab) => tab.id === props.chosen);
  const count = props.tabs.length;
  if (key === "ArrowRight") return props.tabs[(at + 1) % count];
  if (key === "ArrowLeft") return props.tabs[(at - 1 + count) % count];
  if (key === "Home") return props.tabs[0];
  if (key === "End") return props.tabs[count - 1];
  return undefined;
}

export function Tabs(props: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextTab(props, event.key);
    if (!next) return;
    event.preventDefault();
    props.onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={onKeyDown}>
      {props.tabs.map((tab) => (
        <button
          type="button"
          role="tab"
          key={tab.id}
          id={`tab-${tab.id}`}
          aria-selected={tab.id === props.chosen}
          aria-controls={props.panel}
          tabIndex={tab.id === props.chosen ? 0 : -1}
          onClick={() => props.onChoose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

type SegmentsProps = {
  readonly label: string;
  readonly options: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
};

export function Segments(props: SegmentsProps) {
  return (
    <div class="row" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          type="button"
          key={option.id}
          aria-pressed={option.id === props.chosen}
          onClick={() => props.onChoose(option.id)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

export function Empty(props: {
  readonly title?: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      {props.title ? <h3>{props.title}</h3> : null}
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

export function clockTime(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(ms);
}

export function dayAndTime(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(ms);
}

export function day(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(ms);
}

/** Copies words and says so in the button's own label. */
export function CopyButton(props: { readonly text: () => string; readonly label?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(props.text()).then(() => setCopied(true));
  };
  return (
    <button type="button" onClick={copy}>
      {copied ? say("action.copied") : (props.label ?? say("action.copy"))}
    </button>
  );
}

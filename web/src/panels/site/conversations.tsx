// My next conversations over all my rooms, for the phone at the door: the words large, one tap to what came back.

import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../link/api";
import type { MyConversation } from "../../protocol/site";
import { dateOf, textOf } from "../../state/board";
import { dateWords } from "../../state/dates";
import { say, sayNamed } from "../../state/words";
import { TextField } from "../field";
import { ActRow } from "../form_rows";
import { Empty } from "../parts";
import { Loaded, Problem, useAction, useAnswer } from "./page";

type Props = { readonly mine: MyConversation; readonly onChanged: () => void };

function CameBack(props: Props) {
  const { room, record } = props.mine;
  const was = textOf(record, "came_back");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState(was);
  const form = useRef<HTMLFormElement>(null);
  const action = useAction();
  useEffect(() => {
    if (open) form.current?.querySelector("textarea")?.focus();
  }, [open]);
  const save = (event: Event) => {
    event.preventDefault();
    return action.run(
      () => api.cameBack(room.id, record.id, words.trim()),
      () => {
        setOpen(false);
        props.onChanged();
      },
    );
  };
  if (!open) {
    return (
      <>
        {was === "" ? null : (
          <p>
            <strong>{sayNamed("field.conversation", "came_back")}:</strong> {was}
          </p>
        )}
        <button type="button" class={was === "" ? "main" : ""} onClick={() => setOpen(true)}>
          {was === "" ? sayNamed("field.conversation", "came_back") : say("action.change")}
        </button>
      </>
    );
  }
  return (
    <form ref={form} onSubmit={(event) => void save(event)}>
      <Problem text={action.problem} />
      <TextField
        id={`back-${record.id}`}
        label={sayNamed("field.conversation", "came_back")}
        hint={say("talks.back_hint")}
        value={words}
        onInput={setWords}
      />
      <ActRow label={say("action.save")} onCancel={() => setOpen(false)} />
    </form>
  );
}

function Talk(props: Props) {
  const { room, record } = props.mine;
  const when = dateOf(record, "when");
  const opening = textOf(record, "opening");
  return (
    <li class="card talk">
      <h2>{textOf(record, "with_whom") || say("talks.somebody")}</h2>
      {opening === "" ? null : <p class="opening">“{opening}”</p>}
      <p class="secondary">
        {room.alias}
        {when ? ` · ${dateWords(when)}` : ""}
      </p>
      <CameBack mine={props.mine} onChanged={props.onChanged} />
    </li>
  );
}

/** What has not come back yet stands first. */
function openFirst(all: readonly MyConversation[]): readonly MyConversation[] {
  const back = (one: MyConversation) => (textOf(one.record, "came_back") === "" ? 0 : 1);
  return [...all].sort((a, b) => back(a) - back(b) || b.record.order - a.record.order);
}

export function Conversations() {
  const conversations = useAnswer(api.conversations);
  return (
    <Loaded loading={conversations}>
      {(all) =>
        all.length === 0 ? (
          <Empty text={say("talks.empty")} />
        ) : (
          <ul class="plain">
            {openFirst(all).map((mine) => (
              <Talk
                key={mine.record.id}
                mine={mine}
                onChanged={() => void conversations.reload()}
              />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

// Joining people who are on the map already: a couple, and one more parentage of a child.
import { useState } from "preact/hooks";
import { newId } from "../link/timers";
import { ancestorsOf } from "../state/kin";
import { coupleOps, linkOps } from "../state/kin_ops";
import { say, sayNamed } from "../state/words";
import { choiceOptions, SelectField } from "./field";
import { AddForm } from "./form_rows";
import { useModel } from "./model";
import { peopleOptions } from "./node_options";

export function AddCouple() {
  const model = useModel();
  const board = model.board.value;
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const [kind, setKind] = useState("married");
  const add = () => {
    const made = coupleOps([one, other], kind, newId, model.state.value.you?.member);
    model.change(made.ops);
    model.opened.value = made.id;
    setOne("");
    setOther("");
  };
  return (
    <AddForm ready={one !== "" && other !== ""} button={say("map.couple.add")} onAdd={add}>
      <SelectField
        id="new-couple-one"
        label={say("map.couple.one")}
        value={one}
        options={peopleOptions(board, say("refs.choose"), (id) => id === other)}
        onChange={setOne}
      />
      <SelectField
        id="new-couple-other"
        label={say("map.couple.other")}
        value={other}
        options={peopleOptions(board, say("refs.choose"), (id) => id === one)}
        onChange={setOther}
      />
      <SelectField
        id="new-couple-kind"
        label={sayNamed("field.union", "kind")}
        value={kind}
        options={choiceOptions("union", "kind")}
        onChange={setKind}
      />
    </AddForm>
  );
}

/** Nobody is offered as a parent of their own parents. */
export function AddLink() {
  const model = useModel();
  const board = model.board.value;
  const [child, setChild] = useState("");
  const [one, setOne] = useState("");
  const [other, setOther] = useState("");
  const [kind, setKind] = useState("birth");
  const below = (id: string) => id === child || ancestorsOf(board, id).has(child);
  const add = () => {
    const by = model.state.value.you?.member;
    const parents = [one, other].filter((id) => id !== "");
    const made = linkOps(child, parents, kind, { board, makeId: newId, by });
    model.change(made.ops);
    model.opened.value = made.id;
    setChild("");
    setOne("");
    setOther("");
  };
  return (
    <AddForm ready={child !== "" && one !== ""} button={say("map.link.add")} onAdd={add}>
      <SelectField
        id="new-link-child"
        label={sayNamed("field.parentage", "child")}
        value={child}
        options={peopleOptions(board, say("refs.choose"), () => false)}
        onChange={(id) => {
          setChild(id);
          setOne("");
          setOther("");
        }}
      />
      <SelectField
        id="new-link-one"
        label={say("map.link.one")}
        value={one}
        options={peopleOptions(board, say("refs.choose"), (id) => id === other || below(id))}
        onChange={setOne}
      />
      <SelectField
        id="new-link-other"
        label={say("map.link.other")}
        value={other}
        options={peopleOptions(board, say("map.not_known"), (id) => id === one || below(id))}
        onChange={setOther}
      />
      <SelectField
        id="new-link-kind"
        label={sayNamed("field.parentage", "kind")}
        value={kind}
        options={choiceOptions("parentage", "kind")}
        onChange={setKind}
      />
    </AddForm>
  );
}

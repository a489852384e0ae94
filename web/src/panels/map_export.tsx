// The map leaves the room: shared by the one who presents while nobody objects; each copy says who took it.
import { useState } from "preact/hooks";
import { type Day, dateOfDay } from "../draw/days";
import { numberOf, textOf } from "../state/board";
import { copiesOf, type Leaving, leavingOf } from "../state/leaving";
import { myRoles } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { CheckField, choiceOptions, SelectField } from "./field";
import { useDay } from "./map_picture";
import { saveFile, savePng } from "./map_taking";
import { mapView } from "./map_view";
import { nameOf, useModel } from "./model";
import { clockTime } from "./parts";

const modes = ["first", "initials", "role", "alias"];

function Share(props: { readonly leaving: Leaving }) {
  const model = useModel();
  const { leaving } = props;
  const presents = myRoles(model.state.value).includes("presenter");
  const share =
    presents && model.state.value.session ? (
      <button type="button" onClick={() => model.command("map.share")}>
        {say("map.leave.share")}
      </button>
    ) : null;
  const who =
    leaving.kind === "closed" ? "" : nameOf(model.state.value, textOf(leaving.share, "who"));
  const object =
    leaving.kind === "closed" ? null : (
      <button type="button" onClick={() => model.command("map.object", { id: leaving.share.id })}>
        {say("map.leave.object")}
      </button>
    );
  switch (leaving.kind) {
    case "closed":
      return (
        <>
          <p>{say("map.leave.closed")}</p>
          {share}
        </>
      );
    case "objected":
      return (
        <>
          <p role="status">{say("map.leave.objected")}</p>
          {share}
        </>
      );
    case "asked":
      return (
        <>
          <p role="status">
            {say("map.leave.asked", { name: who, time: clockTime(leaving.opens) })}
          </p>
          {object}
        </>
      );
    case "open":
      return (
        <>
          <p role="status">{say("map.leave.open", { name: who, time: clockTime(leaving.ends) })}</p>
          {object}
        </>
      );
  }
}

/** What each way of taking it asks the server for; the rest are files of records. */
const pictures: { readonly [kind: string]: { readonly [name: string]: string } } = {
  svg: {},
  png: {},
  sheets_a4: { page: "a4" },
  sheets_a3: { page: "a3" },
};

/** The file shows what the screen shows; one person's selection stays on the screen. */
function pictureAsked(kind: string, names: string, day: Day) {
  const { y, m, d } = dateOfDay(day);
  const two = (n: number) => String(n).padStart(2, "0");
  const filter = mapView.filter.value;
  return {
    as: "svg",
    view: mapView.drawing.value,
    as_of: `${y}-${two(m)}-${two(d)}`,
    names,
    bonds: filter === "selected" ? "harm" : filter,
    ...pictures[kind],
  };
}

function TakeForm() {
  const model = useModel();
  const day = useDay();
  const [kind, setKind] = useState("svg");
  const [names, setNames] = useState("first");
  const [guesses, setGuesses] = useState(false);
  const [trouble, setTrouble] = useState("");
  const room = model.state.value.room?.id ?? "";
  const picture = kind in pictures;
  const take = async () => {
    const wish = picture ? pictureAsked(kind, names, day) : { as: kind };
    const asked = { ...wish, ...(guesses ? { guesses: "1" } : {}) };
    setTrouble(await (kind === "png" ? savePng(room, asked) : saveFile(room, asked)));
  };
  const kinds = [
    ...Object.keys(pictures).map((value) => ({ value, label: sayNamed("map.take", value) })),
    ...choiceOptions("map_copy", "kind").filter((one) => one.value !== "svg"),
  ];
  return (
    <div class="row end">
      <SelectField
        id="map-take"
        label={say("map.label.take")}
        value={kind}
        options={kinds}
        onChange={setKind}
      />
      {picture ? (
        <SelectField
          id="map-names"
          label={say("map.privacy")}
          value={names}
          options={modes.map((value) => ({ value, label: sayNamed("map.names", value) }))}
          onChange={setNames}
        />
      ) : null}
      <CheckField
        id="map-guesses"
        label={say("map.leave.guesses")}
        checked={guesses}
        onChange={setGuesses}
      />
      <button type="button" class="main" onClick={() => void take()}>
        {say("map.leave.take")}
      </button>
      {trouble === "" ? null : <p role="alert">{trouble}</p>}
    </div>
  );
}

function Copies() {
  const model = useModel();
  const copies = copiesOf(model.board.value);
  if (copies.length === 0) return null;
  return (
    <ul class="plain" aria-label={say("map.leave.copies")}>
      {copies.map((copy) => (
        <li key={copy.id}>
          {say("map.leave.copy", {
            name: nameOf(model.state.value, textOf(copy, "who")),
            kind: sayNamed("choice.map_copy.kind", textOf(copy, "kind")),
            time: clockTime(numberOf(copy, "at") ?? 0),
          })}
        </li>
      ))}
    </ul>
  );
}

export function MapExport() {
  const model = useModel();
  const leaving = leavingOf(model.board.value, model.now.value);
  return (
    <details class="map-export">
      <summary>{say("map.export")}</summary>
      <p class="hint">{say("map.label.export_hint")}</p>
      <Share leaving={leaving} />
      {leaving.kind === "open" ? <TakeForm /> : null}
      <Copies />
    </details>
  );
}

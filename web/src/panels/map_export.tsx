// The map leaves the room: shared by the one who presents while nobody objects; each copy says who took it.
import { useState } from "preact/hooks";
import { type Day, dateOfDay } from "../draw/days";
import { type Privacy, renamed } from "../draw/privacy";
import { SceneMaker } from "../draw/scene";
import { svgDocument } from "../draw/svg_document";
import type { BoardRecord } from "../protocol/values";
import { type Board, numberOf, textOf } from "../state/board";
import { dateWords } from "../state/dates";
import { copiesOf, type Leaving, leavingOf } from "../state/leaving";
import { myRoles } from "../state/rights";
import { say, sayNamed } from "../state/words";
import { CheckField, choiceOptions, SelectField } from "./field";
import { useDay } from "./map_picture";
import { saveFile, savePicture, type Taken } from "./map_taking";
import { mapView } from "./map_view";
import { type Model, nameOf, useModel } from "./model";
import { clockTime } from "./parts";

const modes: readonly Privacy[] = ["first_name", "initials", "part", "alias"];
const guessed: ReadonlySet<string> = new Set(["hypothesis", "disproved"]);

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

/** What is imagined, only a guess or shown not to be so stays in the room unless it is chosen. */
function mayLeave(board: Board, guesses: boolean): Board {
  const kept = (record: BoardRecord) =>
    record.type !== "bond" || guesses || !guessed.has(textOf(record, "certainty"));
  return new Map([...board].filter(([, record]) => kept(record)));
}

function documentOf(model: Model, day: Day, privacy: Privacy, guesses: boolean): string {
  const scene = new SceneMaker().make(renamed(mayLeave(model.board.value, guesses), privacy), {
    view: mapView.drawing.value,
    day,
    filter: mapView.filter.value,
    selected: "",
    focus: "",
  });
  const by = nameOf(model.state.value, model.state.value.you?.member);
  return svgDocument(scene, {
    title: say("map.picture", { name: model.state.value.room?.alias ?? "" }),
    line: say("map.taken", { date: dateWords({ ...dateOfDay(day), q: "exact" }), name: by }),
    legend: say("map.label.legend"),
  });
}

function TakeForm() {
  const model = useModel();
  const day = useDay();
  const [kind, setKind] = useState("svg");
  const [privacy, setPrivacy] = useState<Privacy>("first_name");
  const [guesses, setGuesses] = useState(false);
  const [trouble, setTrouble] = useState("");
  const room = model.state.value.room?.id ?? "";
  const take = async () => {
    const done: Taken =
      kind === "svg"
        ? savePicture(documentOf(model, day, privacy, guesses))
        : await saveFile(room, { as: kind, ...(guesses ? { guesses: "1" } : {}) });
    setTrouble(done);
  };
  return (
    <div class="row end">
      <SelectField
        id="map-take"
        label={say("map.label.take")}
        value={kind}
        options={choiceOptions("map_copy", "kind")}
        onChange={setKind}
      />
      {kind === "svg" ? (
        <SelectField
          id="map-privacy"
          label={say("map.privacy")}
          value={privacy}
          options={modes.map((value) => ({ value, label: sayNamed("map.names", value) }))}
          onChange={(value) => setPrivacy(modes.find((mode) => mode === value) ?? "first_name")}
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

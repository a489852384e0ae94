// Taking the picture along: a file that says whose map it is, as of when, and who took it.
import { useState } from "preact/hooks";
import { dayOfTime } from "../draw/days";
import { type Privacy, renamed } from "../draw/privacy";
import { SceneMaker } from "../draw/scene";
import { svgDocument } from "../draw/svg_document";
import { textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { mapView } from "./map_view";
import { type Model, nameOf, useModel } from "./model";
import { day } from "./parts";

const modes: readonly Privacy[] = ["first_name", "initials", "part", "alias"];

/** What is imagined, only a guess or shown not to be so stays in the room. */
function withoutGuesses(model: Model) {
  const guessed = new Set(["hypothesis", "disproved"]);
  return new Map(
    [...model.board.value].filter(
      ([, record]) => record.type !== "bond" || !guessed.has(textOf(record, "certainty")),
    ),
  );
}

function documentOf(model: Model, privacy: Privacy): string {
  const scene = new SceneMaker().make(renamed(withoutGuesses(model), privacy), {
    view: mapView.drawing.value,
    day: dayOfTime(model.now.value),
    filter: mapView.filter.value,
    selected: "",
    focus: "",
  });
  const alias = model.state.value.room?.alias ?? "";
  const by = nameOf(model.state.value, model.state.value.you?.member);
  return svgDocument(scene, {
    title: say("map.picture", { name: alias }),
    line: say("map.taken", { date: day(model.now.value), name: by }),
    legend: say("map.label.legend"),
  });
}

function download(words: string): void {
  const url = URL.createObjectURL(new Blob([words], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "map.svg";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function MapExport() {
  const model = useModel();
  const [privacy, setPrivacy] = useState<Privacy>("first_name");
  return (
    <details class="map-export">
      <summary>{say("map.export")}</summary>
      <p class="hint">{say("map.label.export_hint")}</p>
      <div class="row end">
        <SelectField
          id="map-privacy"
          label={say("map.privacy")}
          value={privacy}
          options={modes.map((value) => ({ value, label: sayNamed("map.names", value) }))}
          onChange={(value) => setPrivacy(modes.find((mode) => mode === value) ?? "first_name")}
        />
        <button type="button" onClick={() => download(documentOf(model, privacy))}>
          {say("map.save_picture")}
        </button>
        <button type="button" onClick={() => print()}>
          {say("action.print")}
        </button>
      </div>
    </details>
  );
}

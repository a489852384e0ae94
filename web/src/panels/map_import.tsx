// A family file: chosen, read by the server, looked at with what would come and what would be lost, taken.

import { useEffect, useRef, useState } from "preact/hooks";
import { mapApi } from "../link/map_api";
import type { Imported, Loss, Match } from "../protocol/map_answers";
import {
  type ColumnName,
  guessed,
  isOurs,
  renamed,
  type Table,
  tableOf,
  textOfBytes,
} from "../state/csv_columns";
import { nameOfNode } from "../state/kin";
import { say, sayCount, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { ActRow } from "./form_rows";
import { Columns } from "./map_columns";
import { placeNewcomers } from "./map_tidy";
import { useModel } from "./model";
import { Dialog } from "./parts";

const counted = ["people", "unions", "links", "episodes", "bonds", "contexts", "households"];

function Counts(props: { readonly counts: Imported["counts"] }) {
  return (
    <ul class="plain row">
      {counted
        .map((name) => ({ name, n: props.counts.get(name) ?? 0 }))
        .filter(({ n }) => n > 0)
        .map(({ name, n }) => (
          <li key={name}>
            {say("map.import.count", { what: sayNamed("map.import_what", name), n })}
          </li>
        ))}
    </ul>
  );
}

function lossWords({ what, count, lines }: Loss): string {
  const times = sayCount("map.import.times", count);
  const [line] = lines;
  return line === undefined
    ? say("map.import.loss", { what, times })
    : say("map.import.loss_at", { what, times, line });
}

/** Why something would stay behind, and under each reason what it is. */
function Losses(props: { readonly loss: readonly Loss[] }) {
  if (props.loss.length === 0) return <p>{say("map.import.nothing_lost")}</p>;
  return (
    <>
      <h3>{say("map.import.losses")}</h3>
      {[...new Set(props.loss.map((one) => one.kind))].map((kind) => (
        <section key={kind}>
          <h4>{sayNamed("interchange.loss", kind)}</h4>
          <ul>
            {props.loss
              .filter((one) => one.kind === kind)
              .map((one) => (
                <li key={one.what}>{lossWords(one)}</li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type Same = ReadonlyMap<string, string>;

function Matches(props: {
  readonly matches: readonly Match[];
  readonly same: Same;
  readonly onSame: (same: Same) => void;
}) {
  const board = useModel().board.value;
  if (props.matches.length === 0) return null;
  return (
    <>
      <h3>{say("map.import.matches")}</h3>
      {props.matches.map((match) => (
        <SelectField
          key={match.id}
          id={`same-${match.id}`}
          label={match.birth === undefined ? match.name : `${match.name}, ${match.birth}`}
          value={props.same.get(match.id) ?? ""}
          options={[
            { value: "", label: say("map.import.someone_new") },
            ...match.map.map((id) => ({
              value: id,
              label: say("map.import.same_as", { name: nameOfNode(board, id) }),
            })),
          ]}
          onChange={(id) => props.onSame(new Map([...props.same, [match.id, id]]))}
        />
      ))}
    </>
  );
}

/** Once the file is on the map, those who came get places beside their own. */
function usePlacing(applied: boolean, onDone: () => void): void {
  const model = useModel();
  const waiting = model.state.value.pending.some(
    (one) => one.kind === "command" && one.do === "map.import",
  );
  useEffect(() => {
    if (!applied || waiting) return;
    void placeNewcomers(model).then(onDone);
  }, [applied, waiting]);
}

function sureOnes(matches: readonly Match[]): Same {
  return new Map(
    matches.flatMap((match) => {
      const [only] = match.map;
      return match.sure && only !== undefined ? [[match.id, only] as const] : [];
    }),
  );
}

function FileField(props: { readonly onChoose: (file: File | undefined) => void }) {
  return (
    <div class="field">
      <label for="map-file">{say("map.import.file")}</label>
      <p class="hint" id="map-file-hint">
        {say("map.import.hint")}
      </p>
      <input
        id="map-file"
        type="file"
        accept=".ged,.gno,.graphml,.csv,.tsv,.json,.xml"
        aria-describedby="map-file-hint"
        onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
      />
    </div>
  );
}

type Chosen = { readonly table: Table; readonly columns: readonly ColumnName[] };

async function tableIn(file: File): Promise<Chosen | undefined> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return undefined;
  const table = tableOf(textOfBytes(await file.arrayBuffer()));
  return isOurs(table) ? undefined : { table, columns: guessed(table.heads) };
}

/** A file as the server reads it; a table once for each way its columns are understood, the last counts. */
function useReading() {
  const model = useModel();
  const [read, setRead] = useState<Imported | undefined>(undefined);
  const [same, setSame] = useState<Same>(new Map());
  const [trouble, setTrouble] = useState("");
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const asked = useRef(0);
  const ask = async (file: Blob) => {
    const mine = ++asked.current;
    setRead(undefined);
    setTrouble("");
    const answer = await mapApi.read(model.state.value.room?.id ?? "", file);
    if (asked.current !== mine) return;
    if (answer.kind === "ok") {
      setRead(answer.value);
      setSame(sureOnes(answer.value.matches));
    } else
      setTrouble(answer.kind === "refused" && answer.says ? answer.says : say("map.no_answer"));
  };
  const understand = async (table: Chosen) => {
    setChosen(table);
    await ask(new Blob([renamed(table.table, table.columns)]));
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const mine = ++asked.current;
    const table = await tableIn(file);
    if (asked.current !== mine) return;
    setChosen(table);
    if (table) await understand(table);
    else await ask(file);
  };
  return { read, same, setSame, trouble, chosen, understand, choose };
}

export function ImportDialog(props: { readonly onDone: () => void }) {
  const model = useModel();
  const [applied, setApplied] = useState(false);
  const { read, same, setSame, trouble, chosen, understand, choose } = useReading();
  usePlacing(applied, props.onDone);
  const apply = () => {
    if (!read) return;
    const chosen = [...same].filter(([, id]) => id !== "");
    const joined = chosen.length > 0 ? { same: Object.fromEntries(chosen) } : {};
    model.command("map.import", { preview: read.preview, ...joined });
    model.tell(say("map.import.done"));
    setApplied(true);
  };
  const people = read?.counts.get("people") ?? 0;
  return (
    <Dialog title={say("map.import.title")} onClose={props.onDone}>
      <FileField onChoose={(file) => void choose(file)} />
      {chosen ? (
        <Columns
          table={chosen.table}
          columns={chosen.columns}
          onColumns={(columns) => void understand({ ...chosen, columns })}
        />
      ) : null}
      {trouble === "" ? null : (
        <p role="alert" class="error-text">
          {trouble}
        </p>
      )}
      {read ? (
        <section aria-label={say("map.import.preview")}>
          <h3>{say("map.import.preview")}</h3>
          <Counts counts={read.counts} />
          <Losses loss={read.loss} />
          <Matches matches={read.matches} same={same} onSame={setSame} />
        </section>
      ) : null}
      <ActRow
        label={read ? sayCount("map.import.take", people) : say("map.import.take_none")}
        onCancel={props.onDone}
        disabled={!read || applied}
        onAct={apply}
      />
    </Dialog>
  );
}

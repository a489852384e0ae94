// Which column of a table is what: guessed, and changed here before the file is read again.
import { type ColumnName, columnNames, type Table, withColumn } from "../state/csv_columns";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";

const options = [
  { value: "", label: say("map.import.column_none") },
  ...columnNames.map((name) => ({ value: name, label: sayNamed("map.import.column", name) })),
];

type ColumnsProps = {
  readonly table: Table;
  readonly columns: readonly ColumnName[];
  readonly onColumns: (columns: readonly ColumnName[]) => void;
};

export function Columns(props: ColumnsProps) {
  const { table, columns } = props;
  return (
    <fieldset>
      <legend>{say("map.import.columns")}</legend>
      <p class="hint">{say("map.import.columns_hint")}</p>
      <div class="two-columns">
        {table.heads.map((head, at) => (
          <SelectField
            key={`${at} ${head}`}
            id={`import-column-${at}`}
            label={head || say("map.import.column_nameless", { n: at + 1 })}
            value={columns[at] ?? ""}
            options={options}
            onChange={(value) =>
              props.onColumns(
                withColumn(columns, at, columnNames.find((name) => name === value) ?? ""),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

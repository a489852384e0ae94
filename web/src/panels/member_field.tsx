// One of those who belong to the room.
import type { TypeName } from "#vocabulary";
import type { BoardRecord } from "../protocol/values";
import { textOf } from "../state/board";
import { say, sayNamed } from "../state/words";
import { SelectField } from "./field";
import { useModel } from "./model";

type MemberProps = {
  readonly record: BoardRecord;
  readonly type: TypeName;
  readonly field: string;
};

export function MemberField(props: MemberProps) {
  const model = useModel();
  const { record, type, field } = props;
  const members = [...model.state.value.members.values()];
  return (
    <SelectField
      id={`${record.id}-${field}`}
      label={sayNamed(`field.${type}`, field)}
      value={textOf(record, field)}
      options={[
        { value: "", label: say("plan.nobody_yet") },
        ...members.map((member) => ({ value: member.id, label: member.name })),
      ]}
      onChange={(member) => model.set(record.id, field, member === "" ? null : member)}
    />
  );
}

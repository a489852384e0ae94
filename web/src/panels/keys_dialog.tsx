// The help with the keys of the room.
import { say, sayNamed } from "../state/words";
import { useModel } from "./model";
import { CloseButton, Dialog } from "./parts";

const helped = ["regions", "help", "items", "open", "new", "undo", "redo", "list", "escape"];

export function KeysDialog() {
  const model = useModel();
  return (
    <Dialog title={say("keys.title")} onClose={() => (model.dialog.value = "")}>
      <table>
        <tbody>
          {helped.map((name) => (
            <tr key={name}>
              <th scope="row">{sayNamed("keys.key", name)}</th>
              <td>{sayNamed("keys.does", name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <a href="/help">{say("keys.more")}</a>
      </p>
      <CloseButton />
    </Dialog>
  );
}

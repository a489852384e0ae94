// One tap puts the places of a young person's life on the map: friends, school, online, where they meet, the way.
import { newId } from "../link/timers";
import { say } from "../state/words";
import { placesMissing, placesOps } from "../state/young_person";
import { useModel } from "./model";

export function YoungPersonStart() {
  const model = useModel();
  const board = model.board.value;
  if (placesMissing(board).length === 0) return null;
  return (
    <p class="row">
      <button
        type="button"
        onClick={() => {
          model.change(placesOps(board, newId, model.state.value.you?.member));
          model.tell(say("map.young.added"));
        }}
      >
        {say("map.young.start")}
      </button>
      <span class="hint">{say("map.young.hint")}</span>
    </p>
  );
}

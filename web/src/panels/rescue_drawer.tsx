// What could not be saved stays with its writer: copied, kept as an own note, or put away by her.
import { mayWrite } from "../state/rights";
import type { Rescue } from "../state/room";
import { say, sayCount, sayNamed } from "../state/words";
import { useModel } from "./model";
import { CopyButton } from "./parts";

function RescueRow(props: { readonly one: Rescue }) {
  const model = useModel();
  const { one } = props;
  const keep = () => {
    model.add("note", { kind: "note", text: one.words });
    model.putAway(one.key);
    model.tell(say("rescue.kept"));
  };
  return (
    <li class="card">
      <p class="tiny secondary">
        {one.type ? `${sayNamed("type", one.type)} – ` : ""}
        {sayNamed("refusal", one.code)}
      </p>
      <p class="rescued">{one.words}</p>
      <div class="row">
        {mayWrite(model.state.value, "note") ? (
          <button type="button" class="main" onClick={keep}>
            {say("rescue.keep")}
          </button>
        ) : null}
        <CopyButton text={() => one.words} />
        <button type="button" class="quiet" onClick={() => model.putAway(one.key)}>
          {say("rescue.put_away")}
        </button>
      </div>
    </li>
  );
}

export function RescueDrawer() {
  const model = useModel();
  const { rescue } = model.state.value;
  if (rescue.length === 0) return null;
  return (
    <section class="notice amber rescue" aria-labelledby="rescue-title" id="region-rescue">
      <h2 id="rescue-title">{sayCount("rescue.title", rescue.length)}</h2>
      <ul class="plain">
        {rescue.map((one) => (
          <RescueRow key={one.key} one={one} />
        ))}
      </ul>
    </section>
  );
}

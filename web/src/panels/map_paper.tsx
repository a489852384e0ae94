// Paper to take to a kitchen table: an empty genogram and empty rings, each in a tab of its own to print.
import { mapApi } from "../link/map_api";
import { say, sayNamed } from "../state/words";

const sheets = ["genogram", "rings"].flatMap((kind) =>
  ["a4", "a3"].map((page) => ({ kind, page })),
);

export function BlankPaper() {
  return (
    <details class="map-paper">
      <summary>{say("map.paper")}</summary>
      <p class="hint">{say("map.paper_hint")}</p>
      <ul class="plain">
        {sheets.map(({ kind, page }) => (
          <li key={kind + page}>
            <a href={mapApi.paperAddress(kind, page)} target="_blank" rel="noopener">
              {say("map.paper_sheet", {
                kind: sayNamed("map.blank", kind),
                page: page.toUpperCase(),
              })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

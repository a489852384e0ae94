// Which formats a team may choose from: those that it made, and those that come with the product.
import { useEffect, useState } from "preact/hooks";
import { type FormatChoice, formatChoices } from "#vocabulary";
import { get } from "../link/http";
import { decodeFormats } from "../protocol/team_formats";

/** A format of the team's own has a version, for its guide shows the one that would be run. */
export type Choice = Pick<FormatChoice, "id" | "name" | "use_when"> & { readonly version?: number };

/** The team's own in their newest versions; none for who does not belong to the team. */
export function useTeamFormats(team: string): readonly Choice[] {
  const [own, setOwn] = useState<readonly Choice[]>([]);
  useEffect(() => {
    setOwn([]);
    if (team === "") return;
    const path = `/api/teams/${encodeURIComponent(team)}/formats`;
    void get(path, decodeFormats).then((answer) => {
      if (answer.kind !== "ok") return;
      const mine = answer.value.filter((one) => one.mine);
      setOwn(
        mine.map(({ id, name, useWhen, version }) => ({ id, name, use_when: useWhen, version })),
      );
    });
  }, [team]);
  return own;
}

/** All of them for a list to choose from, the team's own first. */
export function formatOptions(own: readonly Choice[]) {
  return [...own, ...formatChoices].map((one) => ({ value: one.id, label: one.name }));
}

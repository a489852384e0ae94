// Where the pages are that several screens lead to.

export function historyPath(room: string): string {
  return `/history?room=${encodeURIComponent(room)}`;
}

/** Of a format that a team made, the guide of one version; it is for the team alone. */
export function guidePath(format: string, team = "", version?: number): string {
  const path = `/guide?format=${encodeURIComponent(format)}`;
  return version === undefined
    ? path
    : `${path}&team=${encodeURIComponent(team)}&version=${version}`;
}

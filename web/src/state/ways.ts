// Where the pages are that several screens lead to.

export function historyPath(room: string): string {
  return `/history?room=${encodeURIComponent(room)}`;
}

export function guidePath(format: string): string {
  return `/guide?format=${encodeURIComponent(format)}`;
}

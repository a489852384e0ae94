// Whether this computer is shared with others: then nothing is kept on it.
const sharedComputerKey = "shared_computer";
/** Where it is kept what this browser saw of maps. */
export const seenKey = "map_seen";

export function isSharedComputer(): boolean {
  try {
    return localStorage.getItem(sharedComputerKey) === "yes";
  } catch {
    return true;
  }
}

export function setSharedComputer(shared: boolean): void {
  if (shared) localStorage.setItem(sharedComputerKey, "yes");
  else localStorage.removeItem(sharedComputerKey);
}

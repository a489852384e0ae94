// Saves a copy of the map: a file as the server gives it, or the picture as it is drawn here.
import { mapApi } from "../link/map_api";
import { say } from "../state/words";

/** What went wrong, in words, or nothing. */
export type Taken = string;

function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export async function saveFile(
  room: string,
  asked: { readonly [name: string]: string },
): Promise<Taken> {
  const answer = await mapApi.copy(room, asked);
  if (answer.kind === "ok") {
    save(answer.value.bytes, answer.value.name);
    return "";
  }
  return answer.kind === "refused" && answer.says ? answer.says : say("map.no_answer");
}

/** Nobody is named but as asked, and the file says as of when it is and who took it. */
export function savePicture(document: string): Taken {
  save(new Blob([document], { type: "image/svg+xml" }), "map.svg");
  return "";
}

// Saves a copy of the map: a file as the server gives it, or a PNG drawn from its picture.
import { mapApi } from "../link/map_api";
import { say } from "../state/words";

type Asked = { readonly [name: string]: string };
/** What went wrong, in words, or nothing. */
type Taken = string;

function save(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export async function saveFile(room: string, asked: Asked): Promise<Taken> {
  const answer = await mapApi.copy(room, asked);
  if (answer.kind === "ok") {
    save(answer.value.bytes, answer.value.name);
    return "";
  }
  return answer.kind === "refused" && answer.says ? answer.says : say("map.no_answer");
}

function loaded(url: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(undefined);
    image.src = url;
  });
}

/** The longest side that every browser still draws. */
const longest = 8_000;

/** Only pictures from our own server may be shown on this page, so it is asked for as one. */
export async function savePng(room: string, asked: Asked): Promise<Taken> {
  const image = await loaded(mapApi.copyAddress(room, asked));
  if (!image) return say("map.no_answer");
  const scale = Math.min(2, longest / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!bytes) return say("map.no_answer");
  save(bytes, "map.png");
  return "";
}

// What the map asks the server for as a whole: a tidied layout, a file read, the map to take along.
import { decodeImported, decodeTidied } from "../protocol/map_answers";
import type { Fields } from "../protocol/read";
import { getFile, post, postFile } from "./http";

const part = encodeURIComponent;

type Asked = { readonly [name: string]: string };

function copyAddress(room: string, asked: Asked): string {
  return `/api/rooms/${part(room)}/map?${new URLSearchParams(asked)}`;
}

export const mapApi = {
  tidy: (room: string, wish: Fields) => post(`/api/rooms/${part(room)}/tidy`, wish, decodeTidied),
  read: (room: string, file: Blob) =>
    postFile(`/api/rooms/${part(room)}/import`, file, decodeImported),
  /** The map in one of its formats, as of a day and with people named in one way. */
  copyAddress,
  /** A blank sheet: "genogram" or "rings", on "a4" or "a3". */
  paperAddress: (kind: string, page: string) =>
    `/api/paper/${part(kind)}?${new URLSearchParams({ page })}`,
  copy: (room: string, asked: Asked) => getFile(copyAddress(room, asked)),
};

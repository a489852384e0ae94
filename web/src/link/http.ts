// The one door to the server's JSON API: same origin, cookie included, answers decoded or refused.
import { type Decode, type Fields, fieldsOf, isFields, parseJson, textOr } from "../protocol/read";

export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly code: string;
      readonly says: string;
      /** All that the server said about it. */
      readonly error: Fields;
      readonly retryAfterSeconds?: number;
    }
  | { readonly kind: "unreachable" };

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** For answers whose body nobody reads. */
export function done(_body: unknown): true {
  return true;
}

function browserFetch(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, init);
}

async function ask<T>(
  fetcher: Fetch,
  path: string,
  init: RequestInit,
  decode: Decode<T>,
): Promise<Answer<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetcher(path, { credentials: "same-origin", cache: "no-store", ...init });
    body = parseJson(await response.text());
  } catch {
    return { kind: "unreachable" };
  }
  if (!response.ok) return refusal(response, body);
  const value = decode(body);
  if (value === undefined)
    return { kind: "refused", status: response.status, code: "unreadable", says: "", error: {} };
  return { kind: "ok", value };
}

function refusal<T>(response: Response, body: unknown): Answer<T> {
  const error = fieldsOf(isFields(body) ? body["error"] : undefined);
  const wait = Number(response.headers.get("retry-after") ?? "");
  return {
    kind: "refused",
    status: response.status,
    code: textOr(error, "code", "unknown"),
    says: textOr(error, "says", ""),
    error,
    ...(wait > 0 ? { retryAfterSeconds: wait } : {}),
  };
}

export function get<T>(path: string, decode: Decode<T>, fetcher: Fetch = browserFetch) {
  return ask(fetcher, path, { method: "GET", headers: { accept: "application/json" } }, decode);
}

export function post<T>(
  path: string,
  body: Fields,
  decode: Decode<T>,
  fetcher: Fetch = browserFetch,
) {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return ask(fetcher, path, { method: "POST", headers, body: JSON.stringify(body) }, decode);
}

export function postFile<T>(
  path: string,
  file: Blob,
  decode: Decode<T>,
  fetcher: Fetch = browserFetch,
) {
  const headers = { accept: "application/json", "content-type": "application/octet-stream" };
  return ask(fetcher, path, { method: "POST", headers, body: file }, decode);
}

export type File = { readonly name: string; readonly bytes: Blob };

/** A file with the name that the server gives it. */
export async function getFile(path: string, fetcher: Fetch = browserFetch): Promise<Answer<File>> {
  try {
    const response = await fetcher(path, { credentials: "same-origin", cache: "no-store" });
    if (!response.ok) return refusal(response, parseJson(await response.text()));
    const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "");
    return { kind: "ok", value: { name: named?.[1] ?? "map", bytes: await response.blob() } };
  } catch {
    return { kind: "unreachable" };
  }
}

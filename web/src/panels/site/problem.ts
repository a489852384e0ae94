// What went wrong with a question to the server, in words for a person.
import { limits } from "#vocabulary";
import type { Answer } from "../../link/http";
import { hasWord, say, sayNamed } from "../../state/words";

type Failed = Exclude<Answer<unknown>, { readonly kind: "ok" }>;

function filled(sentence: string, seconds: number): string {
  return sentence
    .replace("{n}", String(limits.password_points_min))
    .replace("{seconds}", String(seconds));
}

export function problemWords(answer: Failed): string {
  if (answer.kind === "unreachable") return say("error.unreachable");
  const wait = answer.retryAfterSeconds ?? 60;
  if (hasWord(`http.${answer.code}`)) return filled(sayNamed("http", answer.code), wait);
  return answer.says === "" ? sayNamed("http", "server_fault") : answer.says;
}

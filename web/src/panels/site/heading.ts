// The title of a page that learns late what it is about.
import { say } from "../../state/words";

export function headPage(words: string): void {
  document.title = `${words} – ${say("product.name")}`;
  const heading = document.querySelector("h1");
  if (heading) heading.textContent = words;
}

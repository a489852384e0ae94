// The static pages: what each is called and shows before its script has begun.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Each page's name, and the words that its title and heading are. */
const titles = {
  conversations: "page.conversations",
  door: "page.door",
  formats: "page.formats",
  guide: "page.guide",
  help: "page.help",
  history: "page.history",
  index: "page.sign_in",
  invitation: "page.invitation",
  me: "page.me",
  reviews: "page.reviews",
  room: "page.room",
  rooms: "page.rooms",
  summary: "page.summary",
};

/** These words stand in a page as they are; nothing in them may be markup. */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function pageHtml(words, title, links) {
  const word = (key) => {
    if (typeof words[key] !== "string") throw new Error(`no word ${key} for the pages`);
    return escaped(words[key]);
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${word(title)} – ${word("product.name")}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${links.style}">
<script type="module" src="${links.script}"></script>
${links.chunks.map((chunk) => `<link rel="modulepreload" href="${chunk}">\n`).join("")}</head>
<body>
<div id="app"><header class="page-header"><span class="product">${word("product.name")}</span></header><main class="page"><h1>${word(title)}</h1><noscript><p>${word("page.no_script")}</p></noscript></main></div>
</body>
</html>
`;
}

/** Every page by its file name; `assetOf` gives the hashed name of a script or style. */
export async function staticPages(shared, assetOf, chunksOf) {
  const words = JSON.parse(await readFile(join(shared, "text", "en", "page.json"), "utf8"));
  return Object.entries(titles).map(([name, title]) => {
    const links = {
      style: `/assets/${assetOf(name === "room" ? "room.css" : "page.css")}`,
      script: `/assets/${assetOf(`${name}.js`)}`,
      chunks: (chunksOf.get(`${name}.js`) ?? []).map((chunk) => `/assets/${chunk}`),
    };
    return { file: `${name}.html`, html: pageHtml(words, title, links) };
  });
}

// The map's rarer dialogs, in a script of their own, fetched when one of them is first opened.
export { PastePreview } from "./map_paste";

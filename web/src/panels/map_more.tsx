// The map's rarer dialogs, in a script of their own, fetched when one of them is first opened.

export { MapExport } from "./map_export";
export { ImportDialog } from "./map_import";
export { PastePreview } from "./map_paste";
export { MapTidy } from "./map_tidy";

// The map's own script, fetched when the board is first opened.
import "../state/later_words";

export { MapBoard } from "./map_board";

// The room page's first script: it lets the page show itself before the application begins.
import { afterPaint } from "./after_paint";

afterPaint(() => void import("./room_start"));

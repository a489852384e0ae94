// The browser's WebSocket behind the small interface that Connection knows.
import type { OpenSocket } from "./connection";

export function browserSocket(room: string): OpenSocket {
  return (events) => {
    const url = new URL(`/ws/r/${encodeURIComponent(room)}`, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url, "spacebetween.v1");
    socket.onopen = () => events.opened();
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === "string") events.text(event.data);
    };
    socket.onclose = (event) => events.closed(event.code);
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.close(1000),
    };
  };
}

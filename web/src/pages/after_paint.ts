// Waits for the first picture on the screen, where there is one to wait for.

const longestMs = 300;

/** A hidden tab paints nothing, and a slow one must not wait for ever. */
export function afterPaint(run: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    run();
  };
  if (document.visibilityState === "hidden") once();
  setTimeout(once, longestMs);
  requestAnimationFrame(() => setTimeout(once));
}

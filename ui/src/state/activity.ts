/** The idle clock runs in Rust; the page tells it, now and then, that someone uses the program. */

/** At most one report in this time. */
export const REPORT_MS = 10_000;

/** Calls `report` when a key, the pointer or touch is used; answers how to stop. */
export function watchActivity(report: () => void): () => void {
  let last = -Infinity;
  const seen = () => {
    const now = performance.now();
    if (now - last < REPORT_MS) return;
    last = now;
    report();
  };
  const kinds = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
  for (const kind of kinds) window.addEventListener(kind, seen, { passive: true, capture: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, seen, { capture: true });
  };
}

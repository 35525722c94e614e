// How long the page waits for a case, time after time, in milliseconds.
const [id, warmUp, runs, done] = arguments;
// The page's clock stands still between ticks of a millisecond. So each wait begins at a tick, and what is left until the
// tick after its end is counted in looks at the clock.
const untilTick = () => {
  const begin = performance.now();
  let [looks, now] = [0, begin];
  while (now === begin) [looks, now] = [looks + 1, performance.now()];
  return { now, looks };
};
const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];
const measure = async () => {
  untilTick();
  const ticks = Array.from({ length: 31 }, untilTick);
  const looksPerTick = median(ticks.map((tick) => tick.looks));
  const length = median(ticks.slice(1).map((tick, index) => tick.now - ticks[index].now));
  const times = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const begin = untilTick().now;
    await window.__TAURI_INTERNALS__.invoke("case", { id });
    const end = untilTick();
    times.push(Math.max(0, end.now - begin - Math.min(1, end.looks / looksPerTick) * length));
  }
  return times.slice(warmUp);
};
measure().then(done, (error) => done({ error: String(error?.message ?? JSON.stringify(error)) }));

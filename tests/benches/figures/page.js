// How long the page waits for a case, time after time, in milliseconds.
const [id, warmUp, runs, done] = arguments;
// The page's clock stands still between ticks of a millisecond. So each wait begins at a tick, and what is left until the
// tick after its end is counted in looks at the clock, of which the tick before the wait tells how many there are in one.
const untilTick = () => {
  const begin = performance.now();
  let [looks, now] = [0, begin];
  while (now === begin) [looks, now] = [looks + 1, performance.now()];
  return { now, looks };
};
const wait = async () => {
  const before = untilTick();
  const begin = untilTick();
  await window.__TAURI_INTERNALS__.invoke("case", { id });
  const end = untilTick();
  const left = Math.min(1, end.looks / begin.looks) * (begin.now - before.now);
  return end.now - begin.now - left;
};
const measure = async () => {
  const times = [];
  for (let run = 0; run < warmUp + runs; run += 1) times.push(await wait());
  return times.slice(warmUp);
};
measure().then(done, (error) => done({ error: String(error?.message ?? JSON.stringify(error)) }));

// How long it takes from a tick in gespreksmodus until the screen says that it is kept, time after time, in milliseconds.
const [warmUp, runs, done] = arguments;
const state = document.querySelector('.talk [role="status"].save');
const boxes = [...document.querySelectorAll('.talk main input[type="checkbox"]')];
const saved = () =>
  new Promise((settle) => {
    const watch = new MutationObserver(() => {
      if (!state.classList.contains("saved")) return;
      watch.disconnect();
      settle(performance.now());
    });
    watch.observe(state, { attributes: true, attributeFilter: ["class"] });
  });
const tick = async (box) => {
  const kept = saved();
  const begin = performance.now();
  box.click();
  return (await kept) - begin;
};
const measure = async () => {
  const times = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    times.push(await tick(boxes[run % boxes.length]));
    // A person does not tick within the same frame.
    await new Promise((next) => setTimeout(next, 20));
  }
  return times.slice(warmUp);
};
measure().then(done, (error) => done({ error: String(error?.message ?? error) }));

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, QUIET_MS, RETRY_MS, flushAll, overall } from "../src/state/autosave.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store that answers when told to. */
function store() {
  const kept: string[] = [];
  const open: { resolve: () => void; reject: () => void }[] = [];
  const save = vi.fn(
    (text: string) =>
      new Promise<void>((resolve, reject) => {
        open.push({ resolve: () => (kept.push(text), resolve()), reject: () => reject(new Error("disk")) });
      }),
  );
  return { kept, save, answer: () => open.shift()?.resolve(), fail: () => open.shift()?.reject() };
}

describe("typed text", () => {
  it("is kept when the typing pauses, once, with the newest text", async () => {
    const { save, answer } = store();
    const text = new Autosave(save);
    text.change("J");
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    text.change("Ja");
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
    expect(save).not.toHaveBeenCalled();
    expect(text.status).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([["Ja"]]);
    expect(text.status).toBe("saving");
    answer();
    await text.close();
  });

  it("is kept at once on a flush, and nothing is saved when nothing changed", async () => {
    const text = new Autosave(vi.fn(async () => undefined));
    await text.flush();
    text.change("nu");
    await flushAll();
    expect(text.status).toBe("saved");
    expect(overall().status).toBe("saved");
    await text.close();
  });

  it("typed during a save is kept after it, in order", async () => {
    const { save, kept, answer } = store();
    const text = new Autosave(save);
    text.change("een");
    const done = text.flush();
    text.change("twee");
    expect(save).toHaveBeenCalledTimes(1);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    answer();
    await done;
    expect(kept).toEqual(["een", "twee"]);
    expect(text.status).toBe("saved");
    await text.close();
  });

  it("is never lost by a failure: it is tried again, and a newer text wins", async () => {
    const { save, kept, answer, fail } = store();
    const text = new Autosave(save);
    text.change("oud");
    const done = text.flush();
    text.change("nieuw");
    fail();
    await done;
    expect(text.status).toBe("failed");
    expect(overall().status).toBe("failed");
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(kept).toEqual(["nieuw"]);
    expect(text.status).toBe("saved");
    await text.close();
  });

  it("that could not be kept stays watched after its page has gone", async () => {
    const { save, kept, answer, fail } = store();
    const text = new Autosave(save);
    text.change("blijft");
    const closed = text.close();
    fail();
    await closed;
    expect(overall().status).toBe("failed");
    const again = flushAll();
    answer();
    await again;
    expect(kept).toEqual(["blijft"]);
    await text.close();
    expect(overall().status).toBe("saved");
  });
});

import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SCREENS } from "../dev/work";
import Work from "../src/screens/Work.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { parties } from "./fake/cases";
import { base, fake, session } from "./fake/ipc";
import { desk } from "./fake/work";

const show = () =>
  render(Work, { session, display: base.display, version: base.version, ondisplay: () => undefined });
const heading = () => screen.findByRole("heading", { level: 1 });

beforeEach(() => {
  fake.reset();
  router.reset({ name: "start" });
});

describe.each(Object.entries(SCREENS))("the screen %s", (_name, wanted) => {
  it("stands in nobody's way, takes the focus, and names nobody in the window title", async () => {
    router.reset(wanted);
    show();
    const h1 = await heading();
    await vi.waitFor(() => expect(document.activeElement).toBe(h1));
    // What Rust answers comes a moment after the heading.
    await new Promise((done) => setTimeout(done, 50));
    await expectAccessible();
    expect(document.title).toContain(nl.common.program);
    for (const party of parties) {
      expect(document.title).not.toContain(party.shortName);
      expect(document.title).not.toContain(party.pupil.name.last);
    }
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.querySelectorAll("[style]:not([data-page])")).toHaveLength(0);
  });
});

describe("the window of the work", () => {
  it("goes by the left bar and comes back", async () => {
    show();
    await heading();
    await userEvent.click(screen.getByRole("button", { name: nl.shell.areas.cases }));
    expect((await heading()).textContent).toBe(nl.cases.title);
    expect(screen.getByRole("button", { name: nl.shell.areas.cases }).getAttribute("aria-current")).toBe("page");
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await vi.waitFor(() => expect(router.screen.name).toBe("start"));
  });

  it("hides at once with F9, keeps what was typed, and gives the focus back", async () => {
    router.reset({ name: "cases" });
    show();
    await heading();
    const box = screen.getByLabelText(nl.shell.search.label);
    await userEvent.type(box, "Fenna");
    await userEvent.keyboard("{F9}");
    expect(await screen.findByRole("heading", { name: nl.shell.hidden.title })).toBeTruthy();
    expect(document.querySelector(".work")?.hasAttribute("hidden")).toBe(true);
    await userEvent.keyboard("{F9}");
    expect(document.querySelector(".work")?.hasAttribute("hidden")).toBe(false);
    expect((box as HTMLInputElement).value).toBe("Fenna");
    expect(document.activeElement).toBe(box);
  });

  it("tells that the last changes are in no backup, and leads to where one is made", async () => {
    desk.work = { ...desk.work, lacksBackup: true };
    show();
    await userEvent.click(await screen.findByRole("button", { name: nl.settings.backup.toPage }));
    expect(await screen.findByRole("button", { name: nl.settings.backup.now })).toBeTruthy();
  });

  it("answers a flush after keeping everything", async () => {
    show();
    await heading();
    fake.flush?.();
    await vi.waitFor(() => expect(fake.asked("flushed")).toHaveLength(1));
  });

  it("locks by key and by button", async () => {
    show();
    await heading();
    await userEvent.keyboard("{Control>}l{/Control}");
    await userEvent.click(screen.getByRole("button", { name: nl.shell.lockLong }));
    expect(fake.asked("lock")).toHaveLength(2);
  });

  it("finds a dossier in the search box and opens it with Enter", async () => {
    show();
    await heading();
    await userEvent.keyboard("{Control>}k{/Control}");
    const box = screen.getByLabelText(nl.shell.search.label);
    expect(document.activeElement).toBe(box);
    await userEvent.type(box, "sam");
    await screen.findByRole("option", { name: /^Sam Yılmaz/ });
    await expectAccessible();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(router.screen.name).toBe("case"));
  });

  it("says that this is practice", async () => {
    render(Work, {
      session: { ...session, practice: true },
      display: base.display,
      version: base.version,
      ondisplay: () => undefined,
    });
    await heading();
    expect(screen.getByText(nl.shell.practice.mark)).toBeTruthy();
    await expectAccessible();
  });
});

/** What can be looked at: a name, a component, its props. */

import type { Component } from "svelte";
import App from "../src/App.svelte";
import Work from "../src/screens/Work.svelte";
import { router } from "../src/state/router.svelte";
import Later from "./Later.svelte";
import { SCREENS } from "./work";
import type { StartView } from "../src/ipc/index";
import { base, fake, session } from "../tests/fake/ipc";

type Scene = { component: Component<Record<string, unknown>>; props: Record<string, unknown> };

const app = (start: StartView) => (): Scene => {
  fake.start = start;
  return { component: App as unknown as Scene["component"], props: {} };
};

export const scenes: Record<string, () => Scene> = {
  first: app({ ...base, kind: "first_start" }),
  unlock: app({ ...base, kind: "locked", reason: "idle", idleMinutes: 10 }),
  damaged: app({ ...base, kind: "rescue", problem: "damaged" }),
  nothing: app({ ...base, kind: "rescue", problem: "missing" }),
  readonly: app({ ...base, kind: "blocked", blocked: { problem: "folder_read_only" } }),
  newer: app({ ...base, kind: "blocked", blocked: { problem: "newer_version" } }),
  open: app({ ...base, kind: "open", session }),
  practice: app({ ...base, kind: "open", session: { ...session, practice: true } }),
};

/** A PDF to look at, from beside this page. */
scenes["pdf"] = () => {
  const bytes = fetch("sample.pdf").then(async (answer) => new Uint8Array(await answer.arrayBuffer()));
  return { component: Later as unknown as Scene["component"], props: { bytes, title: "document" } };
};

for (const [name, screen] of Object.entries(SCREENS))
  scenes[name] = () => {
    router.reset(screen);
    const props = { session, display: base.display, version: base.version, ondisplay: () => undefined };
    return { component: Work as unknown as Scene["component"], props };
  };

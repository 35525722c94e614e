/** What can be looked at: a name, a component, its props. */

import type { Component } from "svelte";
import App from "../src/App.svelte";
import type { StartView } from "../src/ipc/index";
import { backups, display, fake, session } from "../tests/fake/ipc";

type Scene = { component: Component<Record<string, unknown>>; props: Record<string, unknown> };

const app = (start: StartView) => (): Scene => {
  fake.start = start;
  return { component: App as unknown as Scene["component"], props: {} };
};
const base = { display, practice: false };

export const scenes: Record<string, () => Scene> = {
  first: app({ ...base, kind: "first_start" }),
  unlock: app({ ...base, kind: "locked", reason: "idle", waitSeconds: 0, idleMinutes: 10 }),
  wait: app({ ...base, kind: "locked", reason: "started", waitSeconds: 8, idleMinutes: 10 }),
  damaged: app({ ...base, kind: "rescue", problem: "damaged", backups }),
  nothing: app({ ...base, kind: "rescue", problem: "missing", backups: [] }),
  readonly: app({ ...base, kind: "blocked", blocked: { problem: "folder_read_only" } }),
  newer: app({ ...base, kind: "blocked", blocked: { problem: "newer_version", version: "2.1.0" } }),
  open: app({ ...base, kind: "open", session }),
  practice: app({ ...base, kind: "open", session: { ...session, practice: true } }),
};

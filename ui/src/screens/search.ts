/** What the search box finds: dossiers, steps, commands, help. */

import { commands } from "#ipc";
import { found as asFound } from "../parts/person";
import { foldWords, type SearchHit } from "../parts/search";
import { router, SETTINGS_PAGES, STEPS } from "../state/router.svelte";
import { nl } from "../text/nl";

const MOST = 8;
/** The pages of pupils come after their dossiers, and leave room for the rest. */
const MOST_PUPILS = 3;

/** The program's own places, found by their words. */
function places(): SearchHit[] {
  const { screen } = router;
  const caseId = "caseId" in screen && screen.name !== "intake" ? screen.caseId : undefined;
  const steps: SearchHit[] =
    caseId === undefined
      ? []
      : STEPS.map((step) => ({
          kind: "step",
          id: `step-${String(step)}`,
          title: nl.common.step(step),
          detail: nl.conversation.title[step],
          open: () => void router.go({ name: "case", caseId, step }),
        }));
  const pages: SearchHit[] = SETTINGS_PAGES.map((page) => ({
    kind: "command",
    id: `settings-${page}`,
    title: nl.settings.pages[page],
    detail: nl.settings.title,
    open: () => void router.go({ name: "settings", page }),
  }));
  const topics: SearchHit[] = nl.help.topics.map((topic) => ({
    kind: "help",
    id: topic.id,
    title: topic.title,
    detail: nl.help.title,
    open: () => void router.go({ name: "help", topic: topic.id }),
  }));
  return [
    { kind: "command", id: "intake", title: nl.cases.create, detail: "", open: () => void router.go({ name: "intake" }) },
    { kind: "command", id: "agenda", title: nl.agenda.title, detail: "", open: () => void router.go({ name: "agenda" }) },
    { kind: "command", id: "check", title: nl.seal.check.open, detail: "", open: () => void router.go({ name: "check" }) },
    { kind: "command", id: "lock", title: nl.shell.lock, detail: "", open: () => void commands.lock() },
    ...pages,
    ...steps,
    ...topics,
  ];
}

export async function search(query: string): Promise<SearchHit[]> {
  const words = foldWords(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const page = await commands.cases(query, null, "last_activity", 0, MOST);
  const found: SearchHit[] = page.rows.map((line) => ({
    kind: "case",
    id: line.id,
    title: line.title,
    detail: line.number,
    open: () => void router.go({ name: "case", caseId: line.id }),
  }));
  const known: SearchHit[] = (await commands.findPupils(query)).slice(0, MOST_PUPILS).map((pupil) => ({
    kind: "pupil",
    id: `pupil-${pupil.id}`,
    title: nl.related.pupil.open(asFound(pupil).name),
    detail: pupil.class,
    open: () => void router.go({ name: "pupil", pupil: pupil.id }),
  }));
  const fits = (hit: SearchHit) => words.every((word) => foldWords(`${hit.title} ${hit.detail}`).includes(word));
  return [...found, ...known, ...places().filter(fits).slice(0, MOST)];
}

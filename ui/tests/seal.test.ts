import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import CheckScreen from "../src/screens/check/CheckScreen.svelte";
import SettingsScreen from "../src/screens/settings/SettingsScreen.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import type { DocumentCheckView, CheckFinding, KeyLineView } from "../src/ipc/index";
import { expectAccessible } from "./axe";
import { CommandError, base, fake } from "./fake/ipc";

const text = nl.seal;
const PRINT = Array.from({ length: 16 }, (_, at) => `A${String(at).padStart(3, "0")}`).join(" ");
const OTHER = PRINT.replaceAll("A", "B");
const key: KeyLineView = {
  fingerprint: PRINT,
  holder: "Noor van der Meer (mentor)",
  school: "Het Lindenlyceum",
  issuer: null,
  validUntil: "2036-11-20T09:00:00Z",
  since: "2026-09-01T09:00:00Z",
  until: null,
  loss: null,
};
const former: KeyLineView = { ...key, fingerprint: OTHER, since: "2025-09-01T09:00:00Z", until: "2026-09-01T09:00:00Z" };
const lost: KeyLineView = { ...key, until: "2026-11-22T09:00:00Z", loss: { since: "2026-11-03", reason: "stolen", reported: "2026-11-22T09:00:00Z" } };
const next: KeyLineView = { ...key, fingerprint: PRINT.replaceAll("A", "C"), since: "2026-11-22T09:00:00Z" };

const settings = () => render(SettingsScreen, { page: "seal", display: base.display, version: base.version, ondisplay: () => undefined });
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  fake.play.sealKeys = async () => [key, former];
});

it("shows whose seal it is and gives the card", async () => {
  fake.play.openSealPaper = async () => null;
  fake.play.saveSealPaper = async () => ({ kind: "saved", name: "zegelkaart.pdf" });
  const { container } = settings();
  await screen.findByText(PRINT);
  await press(text.card.open);
  await screen.findByText(text.card.opened);
  await press(text.card.save);
  await screen.findByText(text.card.saved("zegelkaart.pdf"));
  expect(fake.asked("openSealPaper")).toEqual([[{ paper: "card" }]]);
  await expectAccessible(container);
});

it("asks since when and why before a seal is reported lost, and then gives the notice", async () => {
  fake.play.reportLostKey = async () => [next, lost, former];
  fake.play.openSealPaper = async () => null;
  const { container } = settings();
  await press(text.loss.open);
  await press(text.loss.submit);
  expect(fake.asked("reportLostKey")).toEqual([]);
  await screen.findAllByText(text.loss.needReason);
  await userEvent.type(screen.getByLabelText(text.loss.since), "3 nov");
  await userEvent.click(screen.getByLabelText(text.loss.reasons.stolen));
  await expectAccessible(container);
  await press(text.loss.submit);
  await screen.findByText(text.loss.done);
  expect(fake.asked("reportLostKey")).toEqual([[PRINT, "2026-11-03", "stolen"]]);
  await screen.findByText(text.earlier.lost(nl.common.dateShort("2026-11-03"), nl.common.dateShort("2026-11-22")));
  await press(text.earlier.open);
  await screen.findByText(text.earlier.opened);
  expect(fake.asked("openSealPaper")).toEqual([[{ paper: "notice", fingerprint: PRINT }]]);
});

it("reports a seal from before by its own fingerprint", async () => {
  fake.play.reportLostKey = async () => [key, { ...former, loss: lost.loss }];
  settings();
  const before = await screen.findByText(OTHER);
  const item = before.closest("li") as HTMLElement;
  await userEvent.click(within(item).getByRole("button"));
  await screen.findByText(text.loss.of(OTHER));
  await userEvent.type(screen.getByLabelText(text.loss.since), "3 nov");
  await userEvent.click(screen.getByLabelText(text.loss.reasons.lost));
  await press(text.loss.submit);
  await screen.findByText(text.loss.done);
  expect(fake.asked("reportLostKey")).toEqual([[OTHER, "2026-11-03", "lost"]]);
});

it("keeps what was typed when a file of the school does not open, and empties it when it does", async () => {
  const issued = { ...next, issuer: "Het Lindenlyceum CA" };
  fake.fail.set("importSchoolKey", new CommandError("seal_password"));
  settings();
  await userEvent.click(await screen.findByText(text.school.title));
  await press(text.school.choose);
  await screen.findAllByText(text.school.needPassword);
  const field = screen.getByLabelText<HTMLInputElement>(text.school.password);
  await userEvent.type(field, "geheim");
  await press(text.school.choose);
  await screen.findByText(nl.errors.seal_password({}).what);
  expect(field.value).toBe("geheim");
  fake.fail.clear();
  fake.play.importSchoolKey = async () => ({ outcome: "imported", keys: [issued, key] });
  await press(text.school.choose);
  await screen.findByText(text.school.imported("Het Lindenlyceum CA"));
  expect(field.value).toBe("");
  expect(fake.asked("importSchoolKey")).toEqual([["geheim"], ["geheim"]]);
});

const answer = (finding: CheckFinding, more: Partial<DocumentCheckView> = {}): DocumentCheckView => ({
  name: "brief.pdf",
  finding,
  holder: null,
  school: null,
  sealedAt: null,
  fingerprint: null,
  lostSince: null,
  paper: null,
  sha256: "ab".repeat(32),
  ...more,
});

it("says of every file what it is and what to do", async () => {
  render(CheckScreen);
  for (const finding of Object.keys(text.check.findings) as CheckFinding[]) {
    fake.play.checkDocument = async () => ({ outcome: "checked", check: answer(finding) });
    await userEvent.click(screen.getByRole("button", { name: /Kies het bestand|ander bestand/ }));
    const title = await screen.findByRole("heading", { name: text.check.findings[finding].title });
    await screen.findByText(text.check.findings[finding].todo);
    expect(document.activeElement).toBe(title);
  }
});

it("names the paper and says that there is a newer one", async () => {
  const paper = { caseId: "c1", number: "2026-014", kind: "agreements", version: 1, recipient: "Sam Bakker", madeAt: "2026-11-20T10:00:00Z", newer: 2 } as const;
  const seal = { holder: key.holder, school: key.school, sealedAt: "2026-11-20T10:00:00Z", fingerprint: PRINT };
  fake.play.checkDocument = async () => ({ outcome: "checked", check: answer("here", { ...seal, paper }) });
  const { container } = render(CheckScreen);
  await press(text.check.choose);
  await screen.findByText(text.check.paper(nl.model.documents.agreements, 1, "Sam Bakker"));
  await screen.findByText(text.check.newer(2));
  await expectAccessible(container);
  await press(text.check.toCase);
  expect(router.screen).toEqual({ name: "documents", caseId: "c1" });
});

it("says nothing of the file before when the next one can not be read", async () => {
  fake.play.checkDocument = async () => ({ outcome: "checked", check: answer("here") });
  render(CheckScreen);
  await press(text.check.choose);
  await screen.findByText(text.check.findings.here.text);
  fake.fail.set("checkDocument", new CommandError("check_too_large"));
  await press(text.check.another);
  await screen.findByText(nl.errors.check_too_large({}).what);
  expect(screen.queryByText(text.check.findings.here.text)).toBeNull();
  fake.fail.clear();
  fake.play.checkDocument = async () => ({ outcome: "cancelled" });
  await press(text.check.choose);
  expect(screen.queryByRole("heading", { level: 2 })).toBeNull();
});

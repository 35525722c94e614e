import { render, screen, waitFor, within } from "@testing-library/svelte";
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

it("asks a file of the school only its password again when that was wrong", async () => {
  const issued = { ...next, issuer: "Het Lindenlyceum CA" };
  settings();
  await userEvent.click(await screen.findByText(text.school.title));
  fake.play.chooseSchoolKey = async () => ({ outcome: "cancelled" });
  await press(text.school.choose);
  expect(screen.queryByLabelText(text.school.password)).toBeNull();
  fake.play.chooseSchoolKey = async () => ({ outcome: "chosen", name: "zegel.p12" });
  await press(text.school.choose);
  await screen.findByText(text.school.chosen("zegel.p12"));
  const field = screen.getByLabelText<HTMLInputElement>(text.school.password);
  await waitFor(() => expect(document.activeElement).toBe(field));
  await press(text.school.use);
  await screen.findByText(text.school.needPassword);
  expect(fake.asked("importSchoolKey")).toEqual([]);
  await userEvent.type(field, "geheim");
  fake.fail.set("importSchoolKey", new CommandError("seal_password"));
  await press(text.school.use);
  await screen.findByText(text.school.wrongPassword);
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["geheim", "true"]);
  expect(screen.queryByText(nl.errors.seal_password({}).what)).toBeNull();
  fake.fail.clear();
  fake.play.importSchoolKey = async () => [issued, key];
  await userEvent.type(field, "er");
  expect(screen.queryByText(text.school.wrongPassword)).toBeNull();
  await press(text.school.use);
  await screen.findByText(text.school.imported("Het Lindenlyceum CA"));
  expect(screen.queryByLabelText(text.school.password)).toBeNull();
  expect(fake.asked("importSchoolKey")).toEqual([["geheim"], ["geheimer"]]);
  expect(fake.asked("chooseSchoolKey").length).toBe(2);
});

it("lets go of a file of the school that can not be used or is not wanted", async () => {
  const { unmount } = settings();
  await userEvent.click(await screen.findByText(text.school.title));
  fake.play.chooseSchoolKey = async () => ({ outcome: "chosen", name: "zegel.p12" });
  await press(text.school.choose);
  await userEvent.type(await screen.findByLabelText(text.school.password), "geheim");
  fake.fail.set("importSchoolKey", new CommandError("seal_expired"));
  await press(text.school.use);
  await screen.findByText(nl.errors.seal_expired({}).what);
  expect(screen.queryByText(text.school.chosen("zegel.p12"))).toBeNull();
  fake.fail.clear();
  await press(text.school.choose);
  expect((await screen.findByLabelText<HTMLInputElement>(text.school.password)).value).toBe("");
  await press(text.school.cancel);
  await screen.findByRole("button", { name: text.school.choose });
  expect(fake.asked("dropSchoolKey").length).toBe(1);
  unmount();
  expect(fake.asked("dropSchoolKey").length).toBe(2);
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
  package: null,
  listed: null,
  sha256: "ab".repeat(32),
  ...more,
});

it("says of every file what it is and what to do", async () => {
  render(CheckScreen);
  for (const finding of Object.keys(text.check.findings) as CheckFinding[]) {
    fake.play.checkDocument = async () => ({ outcome: "checked", check: answer(finding) });
    await userEvent.click(screen.getByRole("button", { name: /Kies het bestand|ander bestand/ }));
    await screen.findByText(text.check.findings[finding].text);
    const title = screen.getByRole("heading", { name: text.check.findings[finding].title });
    screen.getByText(text.check.findings[finding].todo);
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

it("says of an access package for whom it was made, about which dossiers and when", async () => {
  const made = { pupil: "p1", request: "r1", cases: ["2026-001", "2026-014"], version: 1, recipient: "Samira Khatib", madeOn: "2026-11-20", newer: null };
  const seal = { holder: key.holder, school: key.school, sealedAt: "2026-11-20T10:00:00Z", fingerprint: PRINT, lostSince: "2026-11-22" };
  fake.play.checkDocument = async () => ({ outcome: "checked", check: answer("package", { ...seal, package: made }) });
  const { container } = render(CheckScreen);
  await press(text.check.choose);
  await screen.findByText(text.check.package(1, "Samira Khatib"));
  const where = screen.getByText(/2026-001, 2026-014/);
  expect(where.textContent).toContain(nl.common.dateShort("2026-11-20"));
  screen.getByText(text.check.lost(nl.common.dateShort("2026-11-22")));
  await expectAccessible(container);
  await press(text.check.toRequest);
  expect(router.screen).toEqual({ name: "data_request", pupil: "p1", request: "r1" });
});

it("says of what is only listed what it was, and that a card has no seal", async () => {
  const made = { what: "Heel dossier 2026-014, voor het archief", caseId: "c1", recipient: "het archief van de school", madeAt: "2026-11-20T10:00:00Z" };
  fake.play.checkDocument = async () => ({ outcome: "checked", check: answer("listed", { fingerprint: PRINT, listed: made }) });
  render(CheckScreen);
  await press(text.check.choose);
  await screen.findByText(text.check.listed(made.what, made.recipient));
  expect(screen.queryByText(text.check.listedUnsealed)).toBeNull();
  const card = { ...made, what: "Zegelkaart", caseId: null };
  fake.play.checkDocument = async () => ({ outcome: "checked", check: answer("listed", { listed: card }) });
  await press(text.check.another);
  await screen.findByText(text.check.listedUnsealed);
  expect(screen.queryByRole("button", { name: text.check.toCase })).toBeNull();
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

import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { DataRequestView, PackagePreviewView, PupilRequestsView } from "../src/ipc/index";
import RequestScreen from "../src/screens/access/RequestScreen.svelte";
import RequestsSection from "../src/screens/access/RequestsSection.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { CommandError, fake } from "./fake/ipc";

const text = nl.access;
const PUPIL = "11111111-1111-4111-8111-111111111111";
const MOTHER = "22222222-2222-4222-8222-222222222222";
const REQUEST = "33333333-3333-4333-8333-333333333333";
const request: DataRequestView = {
  id: REQUEST,
  asks: { asks: "access" },
  asker: "Samira Khatib",
  entitled: "by_right",
  allTheSame: null,
  identity: "known",
  identityNote: null,
  received: "2026-11-03",
  due: "2026-12-03",
  extendedDue: "2026-12-03",
  extended: null,
  canBeExtended: true,
  packages: [],
  answer: null,
};
const all = (requests: DataRequestView[]): PupilRequestsView => ({
  name: "Yasmína el Khatib",
  today: "2026-11-24",
  requests,
  askers: [
    { by: { who: "guardian", guardian: MOTHER }, name: "Samira Khatib", entitled: "by_right" },
    { by: { who: "pupil" }, name: "Yasmína el Khatib", entitled: "parents_decide" },
  ],
});
const preview = (open: boolean): PackagePreviewView => ({
  pdf: btoa("%PDF-"),
  pages: 4,
  hasFindings: open,
  passages: [
    {
      place: "Dossier 2026-001",
      passage: {
        key: "account:1",
        kind: "account",
        text: open ? "Bram wacht mij op." : "een andere leerling wacht mij op.",
        edited: !open,
        pieces: open
          ? [
              { words: "Bram", start: 0, kind: { type: "name", reference: "@Bram Hoff", stays: null } },
              { words: " wacht mij op.", start: 4, kind: { type: "plain" } },
            ]
          : [{ words: "een andere leerling wacht mij op.", start: 0, kind: { type: "plain" } }],
      },
    },
  ],
});
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  router.reset({ name: "start" });
});

describe("a request of a family", () => {
  it("is taken up in a few presses: who may ask is chosen already", async () => {
    fake.play.pupilRequests = async () => all([]);
    fake.play.takeUpRequest = async () => ({ id: REQUEST, all: all([request]) });
    render(RequestsSection, { pupil: PUPIL });
    await userEvent.click(await screen.findByRole("button", { name: text.add }));
    await expectAccessible();
    await press(text.form.submit);
    expect(fake.asked("takeUpRequest")).toEqual([
      [
        {
          pupil: PUPIL,
          asks: { asks: "access" },
          by: { who: "guardian", guardian: MOTHER },
          allTheSame: "",
          identity: "known",
          identityNote: "",
          received: "2026-11-24",
        },
      ],
    ]);
    expect(router.screen).toEqual({ name: "data_request", pupil: PUPIL, request: REQUEST });
  });

  it("says who may not ask, and then wants a reason", async () => {
    fake.play.pupilRequests = async () => all([]);
    fake.play.takeUpRequest = async () => ({ id: REQUEST, all: all([request]) });
    render(RequestsSection, { pupil: PUPIL });
    await userEvent.click(await screen.findByRole("button", { name: text.add }));
    await userEvent.click(screen.getByLabelText(text.form.pupil("Yasmína el Khatib")));
    expect(await screen.findByText(text.entitled.parents_decide)).toBeTruthy();
    await press(text.form.submit);
    expect(fake.asked("takeUpRequest")).toHaveLength(0);
    await userEvent.type(screen.getByLabelText(text.form.why), "Samen gevraagd.");
    await userEvent.click(screen.getByLabelText(text.form.options.correction));
    await userEvent.type(screen.getByLabelText(text.form.what), "Het was op maandag.");
    await userEvent.click(screen.getByLabelText(text.form.identities.otherwise));
    await press(text.form.submit);
    expect(screen.getAllByText(text.form.needIdentityNote).length).toBeGreaterThan(0);
    await userEvent.type(screen.getByLabelText(text.form.identityNote), "Gebeld op het bekende nummer.");
    await expectAccessible();
    await press(text.form.submit);
    expect(fake.asked("takeUpRequest")).toMatchObject([
      [{ asks: { asks: "correction", what: "Het was op maandag." }, by: { who: "pupil" }, allTheSame: "Samen gevraagd.", identity: "otherwise" }],
    ]);
  });

  it("asks a reason too when only the program knows that it is needed", async () => {
    fake.play.pupilRequests = async () => all([]);
    fake.play.takeUpRequest = async () => Promise.reject(new CommandError("request_not_entitled"));
    render(RequestsSection, { pupil: PUPIL });
    await userEvent.click(await screen.findByRole("button", { name: text.add }));
    await press(text.form.submit);
    expect(await screen.findByLabelText(text.form.why)).toBeTruthy();
  });

  it("is listed with its state, and late in words", async () => {
    fake.play.pupilRequests = async () => all([{ ...request, due: "2026-11-20" }]);
    render(RequestsSection, { pupil: PUPIL });
    expect(await screen.findByText(text.state.late(nl.common.dateShort("2026-11-20")))).toBeTruthy();
    await press(text.openNamed(text.asks.access, request.asker));
    expect(router.screen).toEqual({ name: "data_request", pupil: PUPIL, request: REQUEST });
  });
});

describe("the package", () => {
  it("lets no name through: it is replaced, looked at and frozen, and what was changed is kept", async () => {
    fake.play.pupilRequests = async () => all([request]);
    fake.play.draft = async () => null;
    fake.play.saveDraft = async () => "2026-11-24T09:00:00Z";
    fake.play.previewPackage = async (_request, texts) => preview(Object.keys(texts.edits).length === 0);
    const report = "44444444-4444-4444-8444-444444444444";
    const made = all([{ ...request, packages: [{ report, version: 1, on: "2026-11-24", pages: 4, erased: null }] }]);
    fake.play.freezePackage = async () => made;
    render(RequestScreen, { pupil: PUPIL, request: REQUEST });
    await userEvent.click(await screen.findByRole("button", { name: text.request.make }));
    expect(await screen.findByText("Dossier 2026-001")).toBeTruthy();
    await expectAccessible();
    await press(nl.documents.check.next);
    expect(screen.queryByRole("button", { name: text.making.freeze })).toBeNull();
    await press(nl.documents.check.replace);
    await screen.findByText(nl.documents.check.fine);
    await press(nl.documents.check.next);
    await press(text.making.freeze);
    const texts = { edits: { "account:1": "een andere leerling wacht mij op." }, stays: [] };
    expect(fake.asked("freezePackage")).toEqual([[PUPIL, REQUEST, texts]]);
    expect(fake.asked("saveDraft").at(-1)?.[4]).toBe(JSON.stringify(texts));
    expect(await screen.findByText(text.making.done)).toBeTruthy();
    expect(screen.getByRole("group", { name: text.request.package(1, nl.common.dateShort("2026-11-24"), 4) })).toBeTruthy();

    fake.play.erasePackage = async () => all([{ ...request, packages: [{ report, version: 1, on: "2026-11-24", pages: 4, erased: "2026-11-24" }] }]);
    await press(text.erase.open);
    await press(text.erase.submit);
    await screen.findByText(text.erase.said);
    expect(screen.queryByText(text.making.done), "what is gone is not to be given").toBeNull();
  });

  it("is printed on the chosen printer", async () => {
    const made = { ...request, packages: [{ report: REQUEST, version: 1, on: "2026-11-24", pages: 4, erased: null }] };
    fake.play.pupilRequests = async () => all([made]);
    render(RequestScreen, { pupil: PUPIL, request: REQUEST });
    await userEvent.click(await screen.findByRole("button", { name: nl.exports.printing.button }));
    await userEvent.click(await screen.findByRole("button", { name: nl.exports.printing.go }));
    expect(fake.asked("printPackage")).toEqual([[REQUEST, REQUEST, "Kamer_12", 1, false]]);
    expect(await screen.findByText(nl.exports.printing.sent("Kamer_12"))).toBeTruthy();
  });

  it("is handed over, and then nothing is left to do", async () => {
    const made = { ...request, packages: [{ report: REQUEST, version: 1, on: "2026-11-24", pages: 4, erased: null }] };
    fake.play.pupilRequests = async () => all([made]);
    fake.play.deleteDraft = async () => true;
    fake.play.stepRequest = async () => all([{ ...made, answer: { answered: "handed_over", on: "2026-11-24", way: "letter" } }]);
    render(RequestScreen, { pupil: PUPIL, request: REQUEST });
    await userEvent.click(await screen.findByRole("button", { name: text.request.handOver }));
    const form = screen.getByRole("group", { name: text.request.handOver });
    await userEvent.click(within(form).getByRole("button", { name: text.step.submit }));
    expect(within(form).getAllByText(text.step.needWay).length).toBeGreaterThan(0);
    await userEvent.click(within(form).getByLabelText(text.step.ways.letter));
    await expectAccessible();
    await userEvent.click(within(form).getByRole("button", { name: text.step.submit }));
    expect(fake.asked("stepRequest")).toEqual([[PUPIL, REQUEST, { step: "hand_over", on: "2026-11-24", way: "letter" }]]);
    expect(fake.asked("deleteDraft")).toEqual([[REQUEST]]);
    expect(await screen.findByText(text.answers.handed_over(nl.common.dateShort("2026-11-24"), nl.model.channels.letter))).toBeTruthy();
    expect(screen.queryByRole("button", { name: text.request.refuse })).toBeNull();
  });

  it("can be erased after a question, and says that it was", async () => {
    const report = "44444444-4444-4444-8444-444444444444";
    const made = { report, version: 1, on: "2026-11-24", pages: 4, erased: null };
    const name = text.request.package(1, nl.common.dateShort("2026-11-24"), 4);
    fake.play.pupilRequests = async () => all([{ ...request, packages: [made] }]);
    fake.play.erasePackage = async () => all([{ ...request, packages: [{ ...made, erased: "2026-11-25" }] }]);
    render(RequestScreen, { pupil: PUPIL, request: REQUEST });
    await userEvent.click(await screen.findByRole("button", { name: text.erase.open }));
    const dialog = await screen.findByRole("dialog", { name: text.erase.title });
    within(dialog).getByText(text.erase.notGiven);
    await expectAccessible();
    await userEvent.click(within(dialog).getByRole("button", { name: text.erase.cancel }));
    expect(fake.asked("erasePackage")).toEqual([]);
    await press(text.erase.open);
    fake.fail.set("erasePackage", new CommandError("damaged"));
    await press(text.erase.submit);
    await screen.findByText(nl.errors.damaged({}).what);
    fake.fail.clear();
    await press(text.erase.submit);
    await screen.findByText(text.erase.done(name, nl.common.dateShort("2026-11-25")));
    await screen.findByText(text.erase.said);
    expect(fake.asked("erasePackage").at(-1)).toEqual([PUPIL, REQUEST, report]);
    expect(screen.queryByRole("button", { name: text.erase.open })).toBeNull();
    expect(screen.queryByRole("button", { name: text.request.handOver }), "what is gone can not be given").toBeNull();
    expect(screen.getByRole("button", { name: text.request.again })).toBeTruthy();
  });
});

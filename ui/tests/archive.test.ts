import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import ArchiveScreen from "../src/screens/archive/ArchiveScreen.svelte";
import { router } from "../src/state/router.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { dossier } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";

const text = nl.archive;
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  fake.reset();
  desk.case = dossier;
  router.reset({ name: "start" });
});

describe("the whole dossier", () => {
  it("asks what it is for before it is made, and warns that it is for no family", async () => {
    render(ArchiveScreen, { caseId: dossier.id });
    expect(await screen.findByText(text.warning)).toBeTruthy();
    await press(text.look);
    expect(screen.getAllByText(text.need).length).toBeGreaterThan(0);
    expect(fake.asked("previewArchive")).toHaveLength(0);
    await expectAccessible();
  });

  it("is looked at, saved with its purpose, and another purpose is another paper", async () => {
    fake.play.previewArchive = async () => ({ pdf: btoa("%PDF-"), pages: 12 });
    fake.play.saveArchive = async () => ({ kind: "saved", name: "2026-003 heel dossier.pdf" });
    render(ArchiveScreen, { caseId: dossier.id });
    await userEvent.click(await screen.findByLabelText(text.purposes.proceedings));
    await press(text.look);
    expect(await screen.findByText(text.previewLead(12))).toBeTruthy();
    expect(fake.asked("previewArchive")).toEqual([[dossier.id, "proceedings"]]);
    await press(text.save);
    expect(fake.asked("saveArchive")).toEqual([[dossier.id, "proceedings"]]);
    expect(await screen.findByText(text.saved("2026-003 heel dossier.pdf"))).toBeTruthy();
    await userEvent.click(screen.getByLabelText(text.purposes.archive));
    expect(screen.queryByRole("button", { name: text.save })).toBeNull();
  });

  it("says that it was not saved when the disk is full", async () => {
    fake.play.previewArchive = async () => ({ pdf: btoa("%PDF-"), pages: 1 });
    fake.play.saveArchive = async () => Promise.reject(new CommandError("disk_full"));
    render(ArchiveScreen, { caseId: dossier.id });
    await userEvent.click(await screen.findByLabelText(text.purposes.archive));
    await press(text.look);
    await screen.findByRole("button", { name: text.save });
    await press(text.save);
    expect(await screen.findByText(nl.errors.disk_full({}).what)).toBeTruthy();
  });
});

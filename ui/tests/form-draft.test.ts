import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import CaseScreen from "../src/screens/case/CaseScreen.svelte";
import FollowUpForm from "../src/screens/forms/FollowUpForm.svelte";
import { flushAll } from "../src/state/autosave.svelte";
import { toasts } from "../src/state/toasts.svelte";
import { nl } from "../src/text/nl";
import { dossier, TODAY } from "./fake/cases";
import { CommandError, fake } from "./fake/ipc";
import { desk } from "./fake/work";
import type { CaseView } from "../src/ipc/index";

const text = nl.forms.followUp;
const WORDS = "“Ik durf weer naar de kantine.”";
/** The same dossier under another id in every test: begun forms are remembered for as long as the window is open. */
let file: CaseView;
const followUp = dossier.followUps[0]!;

function open(view = file) {
  const oncancel = vi.fn();
  const onsaved = vi.fn();
  return { oncancel, onsaved, ...render(FollowUpForm, { file: view, followUp, today: TODAY, onsaved, oncancel }) };
}
const inSafeRoom = () => userEvent.click(within(screen.getByRole("group", { name: text.safeRoom })).getByLabelText(nl.common.yes));
const words = () => screen.getByLabelText(text.words) as HTMLTextAreaElement;
const kept = () => [...desk.drafts.entries()].filter(([, draft]) => draft.kind === "form");
const listed = (): CaseView => ({
  ...file,
  drafts: kept().map(([id, { caseId, kind, label, updatedAt }]) => ({ id, caseId, kind, label, updatedAt })),
});

beforeEach(() => {
  fake.reset();
  file = { ...dossier, id: crypto.randomUUID() };
  desk.case = file;
});

describe("a short form of a dossier", () => {
  it("keeps nothing before a key", async () => {
    const { unmount } = open();
    await flushAll();
    unmount();
    expect(kept()).toHaveLength(0);
  });

  it("keeps what is typed before a lock, and has it back afterwards", async () => {
    const first = open();
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByLabelText(nl.model.trends.worse));
    await flushAll();
    expect(kept()).toHaveLength(1);
    first.unmount();
    // A dossier that is read anew lists the draft, as after unlocking.
    open(listed());
    await vi.waitFor(() => expect(words().value).toBe(WORDS));
    expect((screen.getByLabelText(nl.model.trends.worse) as HTMLInputElement).checked).toBe(true);
  });

  it("has it back too when the dossier was not read again", async () => {
    const first = open();
    await userEvent.type(words(), WORDS);
    first.unmount();
    await vi.waitFor(() => expect(kept()).toHaveLength(1));
    open();
    await vi.waitFor(() => expect(words().value).toBe(WORDS));
    await userEvent.type(words(), " Fijn.");
    await flushAll();
    expect(kept()).toHaveLength(1);
  });

  it("hands its draft in with the action, and begins empty after that", async () => {
    const first = open();
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByLabelText(nl.model.trends.less));
    await inSafeRoom();
    await userEvent.click(screen.getByRole("button", { name: text.submit.hold }));
    await vi.waitFor(() => expect(first.onsaved).toHaveBeenCalledOnce());
    const [asked] = fake.asked("act");
    expect(asked?.[3]).toBe(kept()[0]?.[0]);
    expect(asked?.[2]).toMatchObject({ action: { check: { words: WORDS, trend: "less", safeRoom: true } } });
    first.unmount();
    open();
    expect(words().value).toBe("");
  });

  it("stays as it is when the action fails", async () => {
    open();
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByLabelText(nl.model.trends.less));
    await inSafeRoom();
    fake.fail.set("act", new CommandError("disk_full", {}));
    await userEvent.click(screen.getByRole("button", { name: text.submit.hold }));
    const what = await screen.findByText(nl.errors.disk_full({}).what, { exact: false });
    // Told at the button, not above the form.
    expect(words().compareDocumentPosition(what) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(words().value).toBe(WORDS);
    expect(kept()).toHaveLength(1);
  });

  it("asserts nothing about the room that nobody answered", async () => {
    open();
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByLabelText(nl.model.trends.less));
    await userEvent.click(screen.getByRole("button", { name: text.submit.hold }));
    expect(screen.getAllByText(text.needSafeRoom).length).toBeGreaterThan(0);
    expect(fake.asked("act")).toHaveLength(0);
  });

  it("brings back another day than the one it began with", async () => {
    const content = JSON.stringify({ what: "hold", on: "2026-11-20", words: WORDS });
    desk.drafts.set("d1", { caseId: file.id, kind: "form", label: `follow_up ${followUp.id}`, content, updatedAt: TODAY });
    open(listed());
    await vi.waitFor(() => expect(words().value).toBe(WORDS));
    expect((screen.getByLabelText(text.on) as HTMLInputElement).value).toBe(nl.common.dateShort("2026-11-20"));
  });

  it("leaves nothing behind when it was handed in while saving failed", async () => {
    const first = open();
    fake.fail.set("saveDraft", new CommandError("disk_full", {}));
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByLabelText(nl.model.trends.less));
    await inSafeRoom();
    await userEvent.click(screen.getByRole("button", { name: text.submit.hold }));
    await vi.waitFor(() => expect(first.onsaved).toHaveBeenCalledOnce());
    fake.fail.clear();
    await flushAll();
    first.unmount();
    expect(kept()).toHaveLength(0);
  });

  it("is let go with a way back", async () => {
    const first = open();
    await userEvent.type(words(), WORDS);
    await userEvent.click(screen.getByRole("button", { name: nl.forms.cancel }));
    await vi.waitFor(() => expect(first.oncancel).toHaveBeenCalledOnce());
    expect(kept()).toHaveLength(0);
    first.unmount();
    await toasts.list.at(-1)?.undo?.();
    open();
    await vi.waitFor(() => expect(words().value).toBe(WORDS));
  });

  it.each(["", "{", "[]", "null", '{"words":{"x":1},"on":7,"trend":null}'])("starts empty over the draft %j", async (content) => {
    desk.drafts.set("d1", { caseId: file.id, kind: "form", label: `follow_up ${followUp.id}`, content, updatedAt: TODAY });
    open(listed());
    await new Promise((done) => setTimeout(done, 20));
    expect(words().value).toBe("");
    expect((screen.getByLabelText(text.on) as HTMLInputElement).value).not.toBe("7");
  });
});

describe("the dossier", () => {
  it("says which form was begun, and opens it or throws it away", async () => {
    const label = `follow_up ${followUp.id}`;
    desk.drafts.set("d1", { caseId: file.id, kind: "form", label, content: JSON.stringify({ words: WORDS }), updatedAt: TODAY });
    desk.drafts.set("d2", { caseId: file.id, kind: "form", label: "gone x", content: "{}", updatedAt: TODAY });
    desk.case = listed();
    render(CaseScreen, { caseId: file.id });
    expect(await screen.findByText(nl.forms.unfinished(text.title(followUp.name)))).toBeTruthy();
    expect(screen.getByText(nl.forms.unfinished(nl.forms.oldForm))).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: nl.forms.goOn }));
    await vi.waitFor(() => expect(words().value).toBe(WORDS));
    expect(screen.queryByText(nl.forms.unfinished(text.title(followUp.name)))).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: nl.forms.discard }));
    expect(fake.asked("deleteDraft")).toEqual([["d2"]]);
    await vi.waitFor(() => expect(desk.drafts.has("d2")).toBe(false));
    await vi.waitFor(() => expect(toasts.list.at(-1)?.text).toBe(nl.forms.letGo));
    await toasts.list.at(-1)?.undo?.();
    expect(desk.drafts.get("d2")).toMatchObject({ kind: "form", label: "gone x", content: "{}" });
  });
});

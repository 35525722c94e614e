import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PassageView, PieceView, PreviewView } from "../src/ipc/index";
import CheckTexts from "../src/screens/documents/CheckTexts.svelte";
import type { Change } from "../src/screens/documents/flow";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { preview } from "./fake/cases";

const text = nl.documents.check;
const plain = (words: string, start: number): PieceView => ({ words, start, kind: { type: "plain" } });
const named = (words: string, start: number, stays: string | null = null): PieceView => ({
  words,
  start,
  kind: { type: "name", reference: "@Daan de Wit", stays },
});

function show(pieces: PieceView[], more: Partial<PassageView> = {}) {
  const passage: PassageView = { key: "a", kind: "account", text: pieces.map((one) => one.words).join(""), edited: false, pieces, ...more };
  const onedit = vi.fn<(passage: PassageView, change: Change | undefined) => Promise<boolean>>(async () => true);
  const onnext = vi.fn();
  const open = pieces.some((piece) => piece.kind.type !== "plain" && !(piece.kind.type === "name" && piece.kind.stays !== null));
  const view: PreviewView = { ...preview, passages: [passage], hasFindings: open };
  render(CheckTexts, { preview: view, busy: false, onedit, onnext });
  return { onedit, onnext, changed: () => onedit.mock.lastCall?.[1] };
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  document.body.replaceChildren();
});

describe("a name of somebody else", () => {
  const pieces = [plain("Oké: ", 0), named("Daan", 6), plain(" en ", 10), named("daan", 14, "Een lied."), plain(" en ", 18), named("Daan", 22)];

  it("becomes a reference everywhere it stands so, and what stays moves along", async () => {
    const { changed, onnext } = show(pieces);
    await expectAccessible();
    await press(text.next);
    expect(onnext).not.toHaveBeenCalled();
    expect(screen.getByText(text.blocked)).toBeTruthy();
    await press(text.refer("@Daan de Wit"));
    expect(changed()).toEqual({
      text: "Oké: @Daan de Wit en daan en @Daan de Wit",
      stays: [{ key: "a", start: 22, words: "daan", reason: "Een lied." }],
    });
  });

  it("can be other words", async () => {
    const { changed } = show(pieces);
    await press(text.replace);
    expect(changed()?.text).toBe("Oké: een andere leerling en daan en een andere leerling");
  });

  it("may stay with a reason, never without", async () => {
    const { changed, onedit } = show(pieces);
    await press(text.mayStay);
    await press(text.stay);
    expect(onedit).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole("textbox", { name: text.stayReason("Daan") }), "De straat heet zo.");
    await expectAccessible();
    await press(text.stay);
    const stays = (start: number, reason: string, words = "Daan") => ({ key: "a", start, words, reason });
    expect(changed()).toEqual({
      text: "Oké: Daan en daan en Daan",
      stays: [stays(6, "De straat heet zo."), stays(14, "Een lied.", "daan"), stays(22, "De straat heet zo.")],
    });
    await press(text.staysNot);
    expect(changed()?.stays).toEqual([]);
  });

  it("in a fixed text can only stay", async () => {
    show([named("Daan", 0)].map((piece) => ({ ...piece, kind: { type: "name", reference: "", stays: null } })), { kind: "fixed" });
    const names = screen.getAllByRole("button").map((button) => button.textContent?.trim());
    expect(names).toEqual([text.mayStay, text.next]);
  });
});

describe("what paper can not show", () => {
  it("an emoji is put in words, hidden characters go, by a press each", async () => {
    const { changed, onnext } = show([
      plain("haha ", 0),
      { words: "😂", start: 5, kind: { type: "emoji", instead: "[emoji: gezicht met tranen van vreugde]" } },
      { words: "\u200b", start: 9, kind: { type: "hidden" } },
      { words: "\u00ad", start: 12, kind: { type: "hidden" } },
    ]);
    await press(text.next);
    expect(onnext).not.toHaveBeenCalled();
    await press(text.emojiInstead("[emoji: gezicht met tranen van vreugde]"));
    expect(changed()?.text).toBe("haha [emoji: gezicht met tranen van vreugde]\u200b\u00ad");
    await press(text.hiddenAway(2));
    expect(changed()?.text).toBe("haha 😂");
  });
});

describe("a reference", () => {
  it("reads as this reader gets it, and is edited as it is written", async () => {
    const { onnext } = show([plain("Toen zei ", 0), { words: "@Daan de Wit", start: 9, kind: { type: "plain" } }].map((piece, index) =>
      index === 1 ? { ...piece, kind: { type: "reference", reads: "een andere leerling" } } : piece,
    ) as PieceView[]);
    const passage = screen.getByText(text.kinds.account).closest("div") as HTMLElement;
    expect(passage.textContent).toContain("Toen zei een andere leerling");
    await userEvent.click(within(passage).getByRole("button", { name: text.editNamed(text.kinds.account) }));
    expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("Toen zei @Daan de Wit");
    expect(onnext).not.toHaveBeenCalled();
  });
});

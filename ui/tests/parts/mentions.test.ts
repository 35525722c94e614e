import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { asked, fold, type Offer, PEOPLE } from "../../src/parts/people";
import TextField from "../../src/parts/TextField.svelte";
import { expectAccessible } from "../axe";

const people = [
  { shown: "@Daan de Vries", detail: "2B", words: ["daan", "vries", "zebra", "daan de vries"] },
  { shown: "@Damla Yılmaz", detail: "2B", words: ["damla", "yilmaz", "damla yilmaz"] },
];

function show(offer: Partial<Offer> | null = {}, props: Record<string, unknown> = {}): HTMLTextAreaElement {
  const context = offer === null ? new Map() : new Map([[PEOPLE, { people: () => people, quiet: false, ...offer }]]);
  render(TextField, { props: { label: "Wat is er gezegd?", value: "", id: "said", rows: 3, ...props }, context });
  return screen.getByRole("textbox", { name: "Wat is er gezegd?" }) as HTMLTextAreaElement;
}
const options = () => screen.queryAllByRole("option").map((one) => one.textContent);

beforeEach(() => {
  document.body.replaceChildren();
});

describe("a name in a text", () => {
  it("is offered after an at sign, and Enter makes it a reference", async () => {
    const box = show();
    await userEvent.type(box, "Toen zei @d");
    expect(options()).toHaveLength(2);
    expect(document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain("Daan");
    await expectAccessible();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(box.value).toBe("Toen zei @Damla Yılmaz");
    expect(options()).toHaveLength(0);
    await userEvent.keyboard(" niets.{Enter}Klaar");
    expect(box.value).toBe("Toen zei @Damla Yılmaz niets.\nKlaar");
  });

  it("is offered from three letters, in any writing, and stays out of the way", async () => {
    const box = show();
    await userEvent.type(box, "DAÁ");
    expect(options()).toHaveLength(1);
    await userEvent.keyboard("{Enter}");
    expect(box.value).toBe("DAÁ\n");
    expect(options()).toHaveLength(0);
    await userEvent.type(box, "met Daa");
    await userEvent.keyboard("{ArrowDown}{Tab}");
    expect(box.value).toBe("DAÁ\nmet @Daan de Vries");
    expect(document.activeElement).toBe(box);
    await userEvent.keyboard(" yil");
    expect(options()).toHaveLength(1);
    await userEvent.click(screen.getByRole("option"));
    expect(box.value).toBe("DAÁ\nmet @Daan de Vries @Damla Yılmaz");
  });

  it("goes away with Escape until another word", async () => {
    const box = show();
    await userEvent.type(box, "@da");
    await userEvent.keyboard("{Escape}an");
    expect(options()).toHaveLength(0);
    await userEvent.keyboard(" en @zeb");
    expect(options()).toEqual(["@Daan de Vries2B"]);
    await userEvent.tab();
    expect(box.value).toBe("@daan en @Daan de Vries");
  });

  it("is not offered where others can see the screen before it is typed", async () => {
    const box = show({ quiet: true });
    await userEvent.type(box, "@");
    expect(options()).toHaveLength(0);
    await userEvent.keyboard("d");
    expect(options()).toHaveLength(2);
    await userEvent.keyboard("{Escape}");
    expect(box.value).toBe("@d");
  });

  it("is not offered outside a dossier", async () => {
    const box = show(null);
    await userEvent.type(box, "@daan");
    expect(options()).toHaveLength(0);
    expect(screen.queryByRole("status")).toBeNull();
  });
});

describe("what is being typed", () => {
  it("is a name after an at sign or from three letters", () => {
    const typed = (before: string) => asked(before).map((one) => one.typed);
    expect(typed("Toen @Daan de V")).toEqual(["Daan de V"]);
    expect(typed("mail@daan")).toEqual([]);
    expect(typed("vandaan")).toEqual(["vandaan"]);
    expect(typed("da")).toEqual([]);
    expect(typed("@Daan de Vries zei Dam")).toEqual(["Daan de Vries zei Dam", "Dam"]);
  });
  it("is compared as Rust folds it", () => {
    expect(fold("Yılmaz ŁUKASZ Øyvind Weiß Đorđe José")).toBe("yilmaz lukasz oyvind weiss dorde jose");
  });
});

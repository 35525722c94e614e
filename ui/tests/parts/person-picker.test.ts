import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Chosen, Found } from "../../src/parts/person";
import PersonPicker from "../../src/parts/PersonPicker.svelte";
import { nl } from "../../src/text/nl";
import { expectAccessible } from "../axe";
import { fake } from "../fake/ipc";

const text = nl.parts.person;
const SAM: Found = { id: "p1", name: "Sam Yılmaz", detail: "2B" };
const SAMIRA: Found = { id: "p2", name: "Samira Bakker", detail: "3A" };

function show(props: Record<string, unknown> = {}) {
  const onchange = vi.fn<(chosen: Chosen[]) => void>();
  const handIn = vi.fn();
  const form = document.createElement("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn();
  });
  // With a button to hand it in, Enter in any field of a form does so.
  const button = document.createElement("button");
  button.textContent = nl.intake.submit;
  form.append(button);
  document.body.append(form);
  render(
    PersonPicker,
    { label: "Wie?", id: "who", chosen: [], search: async () => [SAM, SAMIRA], newId: () => "new-1", onchange, ...props },
    { baseElement: form },
  );
  return { onchange, handIn, box: screen.getByRole("combobox", { name: "Wie?" }) as HTMLInputElement };
}

beforeEach(() => {
  fake.reset();
  document.body.replaceChildren();
});

describe("choosing a pupil", () => {
  it("goes with arrows and Enter, and does not hand in the form", async () => {
    const { onchange, handIn, box } = show();
    await userEvent.type(box, "sam");
    expect(await screen.findAllByRole("option")).toHaveLength(3);
    expect(box.getAttribute("aria-expanded")).toBe("true");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    const current = document.getElementById(box.getAttribute("aria-activedescendant") ?? "");
    expect(current?.textContent).toContain("Samira");
    expect(current?.getAttribute("aria-selected")).toBe("true");
    await expectAccessible();
    await userEvent.keyboard("{Enter}");
    expect(onchange).toHaveBeenLastCalledWith([{ ...SAMIRA }]);
    expect(document.activeElement).toBe(box);
    expect(box.value).toBe("");
    await userEvent.keyboard("{Enter}");
    expect(handIn).not.toHaveBeenCalled();
  });

  it("goes round at the ends, and takes the first with Enter alone", async () => {
    const { onchange, box } = show();
    await userEvent.type(box, "sam");
    await screen.findAllByRole("option");
    await userEvent.keyboard("{ArrowUp}");
    expect(document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain(text.addNamed("sam"));
    await userEvent.keyboard("{Escape}");
    expect(box.getAttribute("aria-expanded")).toBe("false");
    await userEvent.type(box, "i");
    await screen.findAllByRole("option");
    await userEvent.keyboard("{Enter}");
    expect(onchange).toHaveBeenLastCalledWith([{ ...SAM }]);
  });

  it("goes with the mouse, offers nobody twice, and can be undone", async () => {
    const { onchange, box } = show();
    await userEvent.type(box, "sam");
    await userEvent.click(await screen.findByRole("option", { name: /Yılmaz/ }));
    await userEvent.type(box, "sam");
    await screen.findAllByRole("option");
    expect(screen.queryByRole("option", { name: /Yılmaz/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: text.removeNamed(SAM.name) }));
    expect(onchange).toHaveBeenLastCalledWith([]);
    expect(document.activeElement).toBe(box);
  });

  it("does not show a late answer to older words", async () => {
    const waiting: ((found: Found[]) => void)[] = [];
    const { box } = show({ search: () => new Promise<Found[]>((done) => waiting.push(done)) });
    await userEvent.type(box, "sa");
    waiting[1]?.([SAMIRA]);
    await screen.findByRole("option", { name: /Samira/ });
    waiting[0]?.([SAM]);
    await new Promise((done) => setTimeout(done));
    expect(screen.queryByRole("option", { name: /Yılmaz/ })).toBeNull();
  });

  it("ties an error to the box", async () => {
    const { box } = show({ error: "Kies wie het is." });
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(box.getAttribute("aria-describedby")?.split(" ")).toContain("who-error");
    expect(document.getElementById("who-error")?.textContent).toContain("Kies wie het is.");
    await expectAccessible();
  });
});

describe("a new pupil", () => {
  it("is begun from what was typed, tussenvoegsel and all, and asks only for a name", async () => {
    const { onchange, box } = show({ search: async () => [] });
    await userEvent.type(box, "Fenna van der Berg");
    await screen.findByRole("option");
    await userEvent.keyboard("{Enter}");
    const form = within(await screen.findByRole("group", { name: text.newTitle }));
    const first = form.getByLabelText(text.first) as HTMLInputElement;
    await vi.waitFor(() => expect(document.activeElement).toBe(first));
    const last = form.getByLabelText(text.last) as HTMLInputElement;
    expect([first.value, last.value]).toEqual(["Fenna", "Berg"]);
    expect((form.getByLabelText(new RegExp(text.infix)) as HTMLInputElement).value).toBe("van der");
    await expectAccessible();

    await userEvent.clear(last);
    await userEvent.click(form.getByRole("button", { name: text.confirm }));
    expect(onchange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(last);
    expect(last.getAttribute("aria-invalid")).toBe("true");

    await userEvent.keyboard("Berg");
    await userEvent.type(form.getByLabelText(new RegExp(text.class)), "1C");
    await userEvent.click(form.getByRole("button", { name: text.confirm }));
    expect(onchange).toHaveBeenCalledTimes(1);
    const [added] = onchange.mock.calls[0]?.[0] ?? [];
    expect(added).toMatchObject({ id: "new-1", name: "Fenna van der Berg", detail: "1C" });
    expect(added?.person).toMatchObject({ first: "Fenna", infix: "van der", last: "Berg", class: "1C", born: "" });
    expect(document.activeElement).toBe(box);
  });

  it("is handed over by Enter in its own fields, and never hands in the form around it", async () => {
    const { onchange, handIn, box } = show({ search: async () => [] });
    await userEvent.type(box, "Bo Smit");
    await screen.findByRole("option");
    await userEvent.keyboard("{Enter}");
    const first = await screen.findByLabelText(text.first);
    await vi.waitFor(() => expect(document.activeElement).toBe(first));
    await userEvent.keyboard("{Enter}");
    expect(handIn).not.toHaveBeenCalled();
    expect(onchange).toHaveBeenCalledTimes(1);
  });

  it("can be left, with the focus back where it was", async () => {
    const { onchange, box } = show();
    await userEvent.click(screen.getByRole("button", { name: text.add }));
    await userEvent.click(await screen.findByRole("button", { name: text.cancel }));
    expect(screen.queryByRole("group", { name: text.newTitle })).toBeNull();
    expect(onchange).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(box);
  });
});

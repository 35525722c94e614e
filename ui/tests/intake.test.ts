import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import IntakeScreen from "../src/screens/intake/IntakeScreen.svelte";
import { empty, referable } from "../src/screens/intake/melding";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { fake } from "./fake/ipc";

const text = nl.intake;
const ID = "55555555-5555-4555-8555-555555555555";
const one = (id: string, name: string, detail = "2B") => ({ id, name, detail });
const melding = {
  ...empty("2026-11-24"),
  people: {
    bullied: [one("p1", "Damla Yılmaz")],
    bullying: [one("p2", "Sam van der Berg"), one("p3", "Sam Bakker", "")],
    bystander: [],
  },
};

beforeEach(() => {
  fake.reset();
});

it("offers whoever was chosen in the text of a new report", async () => {
  fake.play.draft = async () => ({ caseId: ID, kind: "intake", label: "", content: JSON.stringify(melding), updatedAt: "2026-11-24T09:00:00Z" });
  render(IntakeScreen, { caseId: ID });
  const box = await screen.findByLabelText<HTMLTextAreaElement>(new RegExp(text.what, "u"));
  await userEvent.type(box, "Toen zei @sam b");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["@Sam Bakker"]);
  await expectAccessible();
  await userEvent.keyboard("{Enter} niets tegen yil");
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["@Damla Yılmaz2B"]);
  expect(box.value).toBe("Toen zei @Sam Bakker niets tegen yil");
});

it("offers nobody of whom the form has two with one name", () => {
  const shown = (bystander: ReturnType<typeof one>[]) =>
    referable({ ...melding, people: { ...melding.people, bystander } }).map((who) => who.shown);
  expect(shown([])).toEqual(["@Damla Yılmaz", "@Sam van der Berg", "@Sam Bakker"]);
  expect(shown([one("p4", "Sam Bakker")])).toEqual(["@Damla Yılmaz", "@Sam van der Berg"]);
});

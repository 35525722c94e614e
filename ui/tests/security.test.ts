import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import SettingsScreen from "../src/screens/settings/SettingsScreen.svelte";
import { nl } from "../src/text/nl";
import { CommandError, base, fake } from "./fake/ipc";

const text = nl.settings.security.idle;
const show = () => render(SettingsScreen, { page: "security", display: base.display, version: base.version, ondisplay: () => undefined });
const choice = async () => (await screen.findByLabelText(text.label)) as HTMLSelectElement;

beforeEach(() => {
  fake.reset();
});

it("offers 1 to 15 minutes and tells Rust the choice at once", async () => {
  show();
  expect([...(await choice()).options].map((option) => option.value)).toEqual(Array.from({ length: 15 }, (_, at) => String(at + 1)));
  expect((await choice()).value).toBe("10");
  await userEvent.selectOptions(await choice(), text.minutes(3));
  await screen.findByText(nl.settings.saved);
  expect(fake.asked("setIdleMinutes")).toEqual([[3]]);
  expect((await choice()).value).toBe("3");
});

it("shows the time that counts when the choice was not kept", async () => {
  show();
  await choice();
  fake.fail.set("setIdleMinutes", new CommandError("disk_full"));
  await userEvent.selectOptions(await choice(), text.minutes(1));
  await screen.findByText(nl.errors.disk_full({}).what);
  await vi.waitFor(async () => expect((await choice()).value).toBe("10"));
});

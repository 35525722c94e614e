import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { nl } from "../src/text/nl";
import { expectAccessible } from "./axe";
import { base, CommandError, PASSPHRASE, RECOVERY_KEY, fake } from "./fake/ipc";

const text = nl.locked;
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const field = (label: string) => screen.getByLabelText(label, { exact: true });
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

beforeEach(() => fake.reset());

describe("the first start", () => {
  async function toPassphrase() {
    render(App);
    await heading(text.welcome.title);
    await press(text.welcome.begin);
    await userEvent.type(field(nl.parts.person.first), "Noor");
    await userEvent.type(screen.getByLabelText(/Tussenvoegsel/), "van der");
    await userEvent.type(field(nl.parts.person.last), "Meer");
    await press(nl.common.next);
    await userEvent.type(field(text.school.name), "Het Lindenlyceum");
    await userEvent.type(field(text.school.place), "Zwolle");
    await userEvent.type(screen.getByLabelText(/Adres/), "Lindelaan 1{Enter} 8011 AB Zwolle ");
    await userEvent.click(screen.getByLabelText("Noord"));
    await userEvent.click(screen.getByLabelText(/Openbare school/));
    await press(nl.common.next);
    await heading(text.passphrase.title);
  }

  it("asks one thing at a time, makes the vault, and has the key typed back", async () => {
    await toPassphrase();
    await userEvent.type(field(text.passphrase.label), PASSPHRASE);
    await userEvent.type(field(text.passphrase.again), PASSPHRASE);
    await press(text.passphrase.create);
    await heading(text.recovery.title);
    expect(fake.asked("createVault")).toEqual([
      [
        {
          mentor: { first: "Noor", infix: "van der", last: "Meer", role: "mentor" },
          school: {
            name: "Het Lindenlyceum",
            place: "Zwolle",
            address: ["Lindelaan 1", "8011 AB Zwolle"],
            region: "north",
            schoolType: "public",
          },
          passphrase: PASSPHRASE,
        },
      ],
    ]);
    for (const group of RECOVERY_KEY) expect(screen.getByText(group)).toBeTruthy();
    await expectAccessible();
    await press(text.recovery.print);
    expect(fake.asked("printRecoverySheet")).toHaveLength(1);

    await press(text.recovery.toType);
    expect(screen.queryByText(RECOVERY_KEY[0] ?? "")).toBeNull();
    await userEvent.type(field(text.recovery.typeLabel), "0000");
    await press(text.recovery.confirm);
    expect(await screen.findByText(nl.errors.wrong_recovery_key({}).what)).toBeTruthy();
    await userEvent.clear(field(text.recovery.typeLabel));
    await userEvent.type(field(text.recovery.typeLabel), RECOVERY_KEY.join("-").toLowerCase());
    await press(text.recovery.confirm);
    await vi.waitFor(() => expect(fake.asked("confirmRecoveryKey")).toHaveLength(2));
    expect(screen.queryByText(nl.errors.wrong_recovery_key({}).what)).toBeNull();
  });

  it("keeps what was filled in when going back", async () => {
    await toPassphrase();
    await userEvent.click(screen.getByRole("button", { name: /Terug/ }));
    expect((field(text.school.place) as HTMLInputElement).value).toBe("Zwolle");
    expect((screen.getByLabelText("Noord") as HTMLInputElement).checked).toBe(true);
  });

  it("says what is missing, takes the focus there, and leads to the field", async () => {
    render(App);
    await heading(text.welcome.title);
    await press(text.welcome.begin);
    await press(nl.common.next);
    const summary = screen.getByRole("alert");
    expect(document.activeElement).toBe(summary);
    await userEvent.click(within(summary).getByText(text.mentor.needLast));
    expect(document.activeElement).toBe(field(nl.parts.person.last));
    await expectAccessible();
    await userEvent.type(field(nl.parts.person.last), "M");
    expect(within(summary).queryByText(text.mentor.needLast)).toBeNull();
  });

  it("takes no two different passphrases and no short one", async () => {
    await toPassphrase();
    await userEvent.type(field(text.passphrase.label), "kort");
    await userEvent.type(field(text.passphrase.again), "kart");
    await press(text.passphrase.create);
    expect(screen.getAllByText(text.passphrase.different).length).toBeGreaterThan(0);
    expect(fake.asked("createVault")).toEqual([]);
    await userEvent.clear(field(text.passphrase.again));
    await userEvent.type(field(text.passphrase.again), "kort");
    await press(text.passphrase.create);
    expect((await screen.findAllByText(text.passphrase.tooShort)).length).toBeGreaterThan(0);
  });

  it("can be shown and advises on strength in words", async () => {
    await toPassphrase();
    await userEvent.type(field(text.passphrase.label), "kort");
    expect(await screen.findByText(nl.parts.passphrase.strengthIs(nl.parts.passphrase.strength.too_short))).toBeTruthy();
    expect((field(text.passphrase.label) as HTMLInputElement).type).toBe("password");
    await press(nl.parts.passphrase.showLong(text.passphrase.label));
    expect((field(text.passphrase.label) as HTMLInputElement).type).toBe("text");
    await expectAccessible();
  });

  it("moves the focus to each new heading and titles the window", async () => {
    render(App);
    const welcome = await heading(text.welcome.title);
    expect(document.activeElement).toBe(welcome);
    await press(text.welcome.begin);
    const mentor = await heading(text.mentor.title);
    expect(document.activeElement).toBe(mentor);
    expect(document.title).toBe(`${text.mentor.title} · ${nl.common.program}`);
  });

  it("offers practice and a backup", async () => {
    render(App);
    await heading(text.welcome.title);
    await press(text.welcome.practice);
    expect(fake.asked("startPractice")).toHaveLength(1);
    await press(text.welcome.restore);
    await heading(text.backups.title);
    await expectAccessible();
  });
});

describe("unlocking", () => {
  beforeEach(() => {
    fake.start = { ...base, kind: "locked", reason: "idle", idleMinutes: 10 };
  });

  it("says why it locked, and opens", async () => {
    render(App);
    await heading(text.unlock.title);
    expect(screen.getByText(text.unlock.idle(10))).toBeTruthy();
    await expectAccessible();
    await userEvent.type(field(text.unlock.label), `${PASSPHRASE}{Enter}`);
    expect(fake.asked("unlock")).toEqual([[PASSPHRASE]]);
    expect((field(text.unlock.label) as HTMLInputElement).value).toBe("");
  });

  it("answers a wrong passphrase clearly, keeps it, and waits at the next try", async () => {
    render(App);
    await heading(text.unlock.title);
    await userEvent.type(field(text.unlock.label), "fout{Enter}");
    expect(await screen.findByText(nl.errors.wrong_passphrase({}).what)).toBeTruthy();
    expect((field(text.unlock.label) as HTMLInputElement).value).toBe("fout");
    expect(document.activeElement).toBe(field(text.unlock.label));
    fake.fail.set("unlock", new CommandError("wait_before_trying", { seconds: "4" }));
    await press(text.unlock.submit);
    expect(await screen.findByText(text.unlock.wait(4))).toBeTruthy();
    await press(text.unlock.submit);
    expect(fake.asked("unlock")).toHaveLength(2);
  });

  it("says how long to wait, and when it may be tried again", async () => {
    fake.fail.set("unlock", new CommandError("wait_before_trying", { seconds: "2" }));
    render(App);
    await heading(text.unlock.title);
    // Looked for before it is there: on a slow machine it may be over by the time the typing is.
    const waits = screen.findByText((words) => [2, 1].some((seconds) => words === text.unlock.wait(seconds)));
    await userEvent.type(field(text.unlock.label), "fout{Enter}");
    expect(await waits).toBeTruthy();
    expect(await screen.findByText(text.unlock.mayTry)).toBeTruthy();
  });

  it("works with the recovery key, with a new passphrase", async () => {
    render(App);
    await heading(text.unlock.title);
    await press(text.unlock.forgotten);
    await heading(text.withKey.title);
    await userEvent.type(field(text.withKey.label), "7KQ2M-9XH4T");
    await userEvent.type(field(text.withKey.newLabel), PASSPHRASE);
    await userEvent.type(field(text.withKey.newAgain), PASSPHRASE);
    await expectAccessible();
    await press(text.withKey.submit);
    expect(fake.asked("unlockWithRecoveryKey")).toEqual([["7KQ2M-9XH4T", PASSPHRASE]]);
  });
});

describe("a vault that does not open", () => {
  it("shows the backups, asks once more, and puts one back", async () => {
    fake.start = { ...base, kind: "rescue", problem: "damaged" };
    render(App);
    await heading(text.rescue.damaged.title);
    await userEvent.click(await screen.findByRole("button", { name: text.backups.submit }));
    expect(screen.getAllByText(text.backups.need).length).toBeGreaterThan(0);
    await userEvent.click(screen.getAllByRole("radio")[1] as HTMLElement);
    await press(text.backups.submit);
    expect(fake.asked("restoreBackup")).toEqual([]);
    await expectAccessible();
    await press(text.backups.confirm);
    await heading(text.unlock.title);
    expect(fake.asked("restoreBackup")).toEqual([["b2"]]);
    expect(screen.getByText(text.unlock.restoredWith.live)).toBeTruthy();
  });

  it("says with which passphrase a backup opens when that is the one of its day", async () => {
    fake.start = { ...base, kind: "locked", reason: "started", idleMinutes: 10 };
    fake.opensNow = false;
    render(App);
    await heading(text.unlock.title);
    await press(text.unlock.restore);
    await userEvent.click((await screen.findAllByRole("radio"))[2] as HTMLElement);
    await press(text.backups.submit);
    await press(text.backups.confirm);
    await heading(text.unlock.title);
    expect(screen.getByText(text.unlock.restoredWith.old)).toBeTruthy();
  });

  it("names both passphrases when a backup was put back from the other window", async () => {
    fake.start = { ...base, kind: "locked", reason: "restored", idleMinutes: 10 };
    render(App);
    await heading(text.unlock.title);
    expect(screen.getByText(text.unlock.why.restored)).toBeTruthy();
  });

  it("says so when a backup is damaged too", async () => {
    fake.start = { ...base, kind: "rescue", problem: "missing" };
    fake.fail.set("restoreBackup", new CommandError("backup_damaged"));
    render(App);
    await heading(text.rescue.missing.title);
    await userEvent.click((await screen.findAllByRole("radio"))[0] as HTMLElement);
    await press(text.backups.submit);
    await press(text.backups.confirm);
    expect(await screen.findByText(nl.errors.backup_damaged({}).what)).toBeTruthy();
  });

  it("never starts empty without backups", async () => {
    fake.start = { ...base, kind: "rescue", problem: "damaged" };
    fake.backups = [];
    render(App);
    await heading(text.rescue.damaged.title);
    expect(await screen.findByText(text.backups.none)).toBeTruthy();
    await expectAccessible();
  });

  it.each([
    { problem: "folder_read_only" },
    { problem: "folder_missing" },
    { problem: "in_use" },
    { problem: "newer_version" },
  ] as const)("for another reason says which and tries again: %o", async (blocked) => {
    fake.start = { ...base, kind: "blocked", blocked };
    render(App);
    await heading(text.blocked.title[blocked.problem]);
    await expectAccessible();
    fake.start = { ...base, kind: "locked", reason: "started", idleMinutes: 10 };
    await press(text.blocked.again);
    await heading(text.unlock.title);
  });
});

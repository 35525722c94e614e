import { configure } from "@testing-library/svelte";
import { afterEach, vi } from "vitest";

// As with the limit of a test: a slow machine is no failure. The first screen of a file is compiled while the test waits for it.
const PATIENCE = 15_000;
configure({ asyncUtilTimeout: PATIENCE });
const { waitFor } = vi;
vi.waitFor = (callback, options) => waitFor(callback, { timeout: PATIENCE, ...(typeof options === "number" ? { timeout: options } : options) });

// jsdom has no scrolling, no modal dialogs and no `CSS`; the real ones are seen in the real window.
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
// The ids of the parts need no escaping.
vi.stubGlobal("CSS", { escape: (id: string) => id });

afterEach(() => {
  document.title = "";
});

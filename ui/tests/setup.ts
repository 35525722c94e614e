import { afterEach, vi } from "vitest";

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

/** Where the focus goes when a form opens in the place of the button that opened it. */

/** For the root of such a form: the button is gone and the focus with it, so the first field takes it. */
export function takesFocus(form: HTMLElement): void {
  // Whoever comes to a page with this form already open is on its heading.
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const fields = [...form.querySelectorAll<HTMLInputElement>("input, textarea, select")];
  const first = fields[0];
  // Of a row of radio buttons the chosen one is where the keyboard goes.
  (fields.find((one) => one.checked && one.type === "radio" && one.name === first?.name) ?? first)?.focus();
}

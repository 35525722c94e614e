// Finds what a person would point at by its name: a button or link, or a field by its label.
// Of several with that name, the one that stands nearest to the text `near`, where one is given.
const [kind, name, near] = arguments;
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const named = (ids) => tidy(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return named(by);
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.labels?.length) return tidy([...element.labels].map((label) => label.textContent).join(" "));
  return tidy(element.textContent);
};
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const kinds = {
  button: "button, a[href], summary, [role=button], [role=tab], [role=link], [role=option], [role=menuitem]",
  field: "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable=true]",
  choice: "input[type=radio], input[type=checkbox]",
  picture: "[role=img]",
};
const modal = [...document.querySelectorAll("dialog[open], [aria-modal=true]")].filter(isShown).at(-1);
const all = [...(modal ?? document).querySelectorAll(kinds[kind])].filter(isShown);
const exact = all.filter((element) => nameOf(element) === name);
const found = exact.length > 0 ? exact : all.filter((element) => nameOf(element).startsWith(name));
// The smallest part of the page that holds both is what a person would see as together.
const distance = (element) => {
  for (let around = element; around; around = around.parentElement) {
    const text = tidy(around.innerText);
    if (text.includes(near)) return text.length;
  }
  return Infinity;
};
if (near) found.sort((one, other) => distance(one) - distance(other));
const element = found.find((candidate) => !near || distance(candidate) < Infinity);
if (!element) return { missing: all.map(nameOf) };
// A radio button or check box may be drawn by its label.
const target = kind === "choice" && element.labels?.length ? element.labels[0] : element;
// The driver of WebKitGTK scrolls only what is wholly out of sight, and then refuses to click it.
target.scrollIntoView({ block: "center", behavior: "instant" });
return { element: target };

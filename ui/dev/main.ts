import "../src/styles/tokens.css";
import "../src/styles/base.css";
import "../src/styles/controls.css";
import { mount } from "svelte";
import { scenes } from "./scenes";

const name = new URLSearchParams(location.search).get("scene") ?? "";
const target = document.getElementById("app");
const scene = scenes[name];
if (target !== null && scene !== undefined) {
  const { component, props } = scene();
  mount(component, { target, props });
} else if (target !== null) {
  for (const known of Object.keys(scenes)) {
    const link = document.createElement("a");
    link.href = `?scene=${known}`;
    link.textContent = known;
    const line = document.createElement("p");
    line.append(link);
    target.append(line);
  }
}

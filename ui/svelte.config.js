import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** Styles go to a file of their own: the page's policy allows no inline style. */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, css: "external" },
};

/** A page to look at screens in a browser, with a fake in place of Rust. Not part of the build. */

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = (path: string) => new URL(path, import.meta.url).pathname;

export default defineConfig({
  root: here("."),
  publicDir: here("../public"),
  plugins: [svelte({ configFile: here("../svelte.config.js") })],
  resolve: { alias: { "#ipc": here("../tests/fake/ipc.ts") } },
  server: { fs: { allow: [here("..")] } },
});

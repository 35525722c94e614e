import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  // The window loads the page from its own scheme; relative addresses work there and from a folder.
  base: "./",
  plugins: [svelte(), ...(mode === "test" ? [svelteTesting()] : [])],
  build: {
    target: ["safari16", "chrome111"],
    // A data: address would need a wider policy; the small helper script of Vite would be inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: "es" },
  test: {
    environment: "jsdom",
    // A slow machine is no failure; what hangs still is.
    testTimeout: 30_000,
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
    // The program's only door to Rust is played by a fake, in tests and nowhere else.
    alias: { "#ipc": new URL("./tests/fake/ipc.ts", import.meta.url).pathname },
  },
}));

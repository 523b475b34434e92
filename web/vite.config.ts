// Builds the islands into the package: stable names, no hashes, no maps, so that the committed
// files change only where the source does.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  publicDir: false,
  build: {
    outDir: process.env.BUILT_TO ?? "../src/tallybook/serve/static/built",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Nothing may be inlined as data: the pages' policy allows files of our own origin only.
    assetsInlineLimit: 0,
    license: { fileName: "LICENCES.md" },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { islands: "src/islands.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        // The server gives scripts out as `.js` only.
        assetFileNames: (asset) =>
          asset.names[0]?.endsWith(".mjs") ? "[name].js" : "[name][extname]",
      },
    },
  },
});

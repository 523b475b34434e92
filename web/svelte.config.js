import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess(),
  // Styles stand in files of their own: the pages' policy refuses style elements.
  compilerOptions: { css: "external", runes: true },
};

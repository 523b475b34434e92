// Adds to the licences of what was bundled those of the libraries inside MapLibre's own bundle,
// which the builder cannot see.
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const here = import.meta.dirname;
const built = resolve(here, process.env.BUILT_TO ?? "../src/tallybook/serve/static/built");

function packageOf(name) {
  const folder = resolve(here, "node_modules", name);
  const about = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).sort().find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(resolve(folder, file), "utf8").trim() : "";
  return { name, version: about.version, licence: about.license, text };
}

const outer = JSON.parse(readFileSync(resolve(here, "node_modules/maplibre-gl/package.json"), "utf8"));
for (const name of Object.keys(outer.dependencies).sort()) {
  if (name.startsWith("@types/") || !existsSync(resolve(here, "node_modules", name))) continue;
  const { version, licence, text } = packageOf(name);
  appendFileSync(resolve(built, "LICENCES.md"), `\n## ${name} - ${version} (${licence})\n\n${text}\n`);
}

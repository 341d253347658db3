import { readdirSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export function loadExtensions() {
  return readdirSync("extensions").map((name) => require(`./extensions/${name}`));
}

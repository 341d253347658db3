import { existsSync } from "node:fs";
import { join } from "node:path";
import { textAt } from "./manifest.ts";

const SETTINGS = [
  ".prettierrc",
  ...["json", "json5", "yaml", "yml", "toml"].map((end) => `.prettierrc.${end}`),
  ...["js", "mjs", "cjs", "ts", "mts", "cts"].flatMap((end) => [
    `.prettierrc.${end}`,
    `prettier.config.${end}`,
  ]),
];

/** True where Prettier is used, and nothing keeps it from the Markdown of a folder. */
export async function isFormatted(
  root: string,
  folder: string,
  depends: ReadonlySet<string>,
): Promise<boolean> {
  const isUsed = depends.has("prettier") || SETTINGS.some((name) => existsSync(join(root, name)));
  if (!isUsed) return false;
  const ignored = (await textAt(join(root, ".prettierignore"))) ?? "";
  const lines = ignored
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(/^(?:\*\*)?\/|\/(?:\*\*)?$/g, ""));
  const parts = folder.split("/");
  const above = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  return ![...above, parts.at(-1), "*.md"].some((one) => one !== undefined && lines.includes(one));
}

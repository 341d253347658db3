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

/** Those of some folders whose Markdown Prettier would write anew, as it is used and nothing keeps it from them. */
export async function formattedIn(
  root: string,
  folders: readonly string[],
  depends: ReadonlySet<string>,
): Promise<readonly string[]> {
  const isUsed = depends.has("prettier") || SETTINGS.some((name) => existsSync(join(root, name)));
  if (!isUsed) return [];
  const ignored = (await textAt(join(root, ".prettierignore"))) ?? "";
  const lines = ignored
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(/^(?:\*\*)?\/|\/(?:\*\*)?$/g, ""));
  return folders.filter((folder) => !ways(folder).some((one) => lines.includes(one)));
}

/** Lines that keep it from a folder: its path, the folders above it, its name anywhere, and all Markdown. */
function ways(folder: string): readonly string[] {
  const parts = folder.split("/");
  const above = parts.map((_, at) => parts.slice(0, at + 1).join("/"));
  return [...above, ...parts.slice(-1), "*.md"];
}

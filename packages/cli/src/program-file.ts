import { realpathSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { Program } from "@bylaw/core";
import { repositoryOf } from "@bylaw/core/node";
import { configOf } from "./load-config.ts";

/** The file of a program from the root of its repository: `compliance/bylaw.config.ts`; undefined for one that was not loaded from a file. */
export function programFile(program: Program): string | undefined {
  const config = configOf(program);
  if (config === undefined) return undefined;
  const file = realpathSync(config);
  return relative(repositoryOf(dirname(file)), file)
    .split(sep)
    .join("/");
}

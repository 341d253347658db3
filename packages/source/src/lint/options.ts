import type { Program } from "@bylaw/core";
import type { Sources } from "../project/sources.ts";

/** What is linted. */
export interface LintOptions {
  /** The files as they are written. */
  readonly sources: Sources;
  /** What they make, where that could be loaded: without it, only sentences are read, and not who is tied to whom. */
  readonly program?: Program;
  /** Where a definition is written that no file has by its id; undefined for one that an installed package has made. */
  written?(definition: object): { readonly path: string; readonly line: number } | undefined;
  /** Where the nearest is that makes use of one. */
  usedAt?(definition: object): { readonly path: string; readonly line: number };
  /** True where what installed packages bring into the program is linted as well. Default: false. */
  readonly all?: boolean;
}

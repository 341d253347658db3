import type { OutputFiles } from "@bylaw/exports/node";

export interface SuiteOptions {
  /** Judge this recording instead of collecting. Default: the environment variable `BYLAW_FROM`, else live. */
  readonly from?: string;
  /** How long collecting may take, in milliseconds. Default: ten minutes. */
  readonly timeout?: number;
  /** How many failing resources a message lists. Default: 20. */
  readonly shown?: number;
  /**
   * Files that what the run came to is also written to for machines, by format, from the folder that vitest runs in:
   * `{ junit: "reports/bylaw.xml" }`. Only a run of the whole suite writes them.
   */
  readonly output?: OutputFiles;
}

export const TEN_MINUTES = 600_000;

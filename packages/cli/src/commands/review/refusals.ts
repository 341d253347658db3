import type { Refusal } from "@bylaw/access-reviews";
import { reviewFiles } from "@bylaw/core/provider";
import { BROKEN, type ExitCode, UNDECIDED } from "../../exit-codes.ts";

/** How many are printed: `--json` has them all. */
const TOLD = 30;

/** Each reason by file and line, where it has one. */
export function refusalLines(refusals: readonly Refusal[], path: string): readonly string[] {
  const lines = refusals.slice(0, TOLD).map(({ file, line, system, account, why }) => {
    const at = file ?? (line === undefined ? undefined : `${reviewFiles.decisions}:${line}`);
    const place = at === undefined ? "" : `${path}/${at} `;
    const of = [system, account].filter((one) => one !== undefined).join(" ");
    return `${place}${of === "" ? "" : `${of}: `}${why}`;
  });
  const more = refusals.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more: --json lists them`] : lines;
}

/** What is not decided, or not listed whole, is undecided; all else is decided and does not hold. */
export function codeOf(refusals: readonly Refusal[]): ExitCode {
  if (refusals.some(({ kind }) => kind === "undecided" || kind === "unlisted")) return UNDECIDED;
  return refusals.length > 0 ? BROKEN : 0;
}

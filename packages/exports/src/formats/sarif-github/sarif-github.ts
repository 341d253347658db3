import { BylawError } from "@bylaw/core";
import { type Asked, doubtsIn } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { openAs } from "../../run/open.ts";
import type { Format } from "../format.ts";
import { sarifLog } from "../sarif/log.ts";
import { rulesOf } from "../sarif/rules.ts";
import { alertOf } from "./alert.ts";

/** GitHub stores no more results of a file, and closes the alerts of those that it does not. */
const STORED = 5_000;

/**
 * SARIF as GitHub's code scanning reads it: it knows neither kinds nor suppressions, and closes as fixed what a file does not name.
 * So there is one result for each check of a control that is open in any way, whatever resources there are, and none for what
 * is decided to be well.
 */
export const sarifGithub = {
  id: "sarif-github",
  wholeOnly: "its readers take what is not in the file for mended",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  if (run.asked.some(({ kind }) => kind === "program")) throw nothingAsked();
  const open = [...run.asked, ...doubtsIn(run.report)].filter((one) => openAs(one) !== undefined);
  if (open.length > STORED) throw tooMany(open.length);
  const rules = rulesOf(open);
  const results = async function* (all: readonly Asked[]): AsyncIterable<object> {
    for (const one of all) yield await alertOf(run, one, rules);
  };
  yield* sarifLog(run, { rules, results: results(open) });
}

function nothingAsked(): BylawError {
  return new BylawError(
    "usage",
    "--output sarif-github: the program asks for nothing. GitHub would close as fixed whatever is open.",
    { next: "Give it controls, or look why those that it had are not in it any more." },
  );
}

function tooMany(count: number): BylawError {
  return new BylawError(
    "usage",
    `--output sarif-github: ${count} checks of controls are open, and GitHub stores ${STORED} results of a file. It would close the others as fixed.`,
    { next: "Write --output sarif, which has no such limit, or split the program." },
  );
}

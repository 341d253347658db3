import { BylawError, type Program } from "@bylaw/core";
import { windowsOfTask } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import type { Days } from "./days.ts";

/** How many windows a message names: those that are asked about are the last ones. */
const NAMED = 6;

/**
 * The window that `--for` names. Throws where the company owes it in windows and none that has begun is called so. What
 * happened is told apart by a run.
 */
export function windowGiven(
  given: string | undefined,
  { requirement, tasks }: Asked,
  program: Program,
  { on, to }: Days,
): string | undefined {
  if (given === undefined) return undefined;
  if (given.trim() === "") {
    throw usage(
      "--for was given no window.",
      "Name one, as in --for 2026-Q1. A variable of the shell may be unset.",
    );
  }
  if (to !== undefined)
    throw usage(`A document answers the days that it covers, and no window by its name.`, "Leave --for out.");
  if (typeof requirement.due.after === "object") return given;
  if (requirement.due.every === undefined) {
    throw usage(`${requirement.id} is asked for in no windows.`, "Leave --for out.");
  }
  const rhythms = tasks.map((task) => windowsOfTask(task, program, on));
  const all = rhythms.flatMap((windows) => windows ?? []);
  // Persons and policies have windows of their own, of the same names. Where nothing says since when it is owed, a run says so.
  const isTold = requirement.of.about === "company" && rhythms.some((windows) => windows !== undefined);
  if (!isTold || all.some(({ label }) => label === given)) return given;
  const labels = [...new Set(all.map(({ label }) => label))].slice(-NAMED);
  throw usage(
    `${requirement.id} has no window ${JSON.stringify(given)} that had begun by ${on}.`,
    labels.length === 0 ? "Leave --for out, or give the day with --on." : `Name one: ${labels.join(", ")}.`,
  );
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}

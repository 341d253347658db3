import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { windowsOfTask } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";

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
  today: IsoDate,
): string | undefined {
  if (given === undefined) return undefined;
  if (given.trim() === "") {
    throw new BylawError("usage", "--for was given no window.", {
      next: "Name one, as in --for 2026-Q1. A variable of the shell may be unset.",
    });
  }
  if (requirement.of.about !== "company" || typeof requirement.due.after === "object") return given;
  if (requirement.due.every === undefined) {
    throw new BylawError("usage", `${requirement.id} is owed once, and has no windows.`, {
      next: "Leave --for out.",
    });
  }
  const all = tasks.flatMap((task) => windowsOfTask(task, program, today) ?? []);
  // Nothing says since when it is owed: a run says that it cannot be judged.
  if (all.length === 0 || all.some(({ label }) => label === given)) return given;
  const labels = [...new Set(all.map(({ label }) => label))].slice(-NAMED);
  throw new BylawError("usage", `${requirement.id} has no window ${JSON.stringify(given)} that has begun.`, {
    next: `Name one: ${labels.join(", ")}.`,
  });
}

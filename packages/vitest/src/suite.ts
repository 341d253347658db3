import type { Program } from "@bylaw/core";
import { assertValidProgram, plainText, planRun } from "@bylaw/core/run";
import { describe, test } from "vitest";
import { failureError, waivedText } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";
import { runOnce, type TaskResult } from "./run-once.ts";

/**
 * Registers a program as a vitest suite: one `describe` per control, one test per check. Registration reads
 * definitions only; the first test that runs collects, once for all of them.
 *
 * @example
 * // compliance.test.ts
 * import { complianceSuite } from "@bylaw/vitest";
 * import program from "./bylaw.config.ts";
 * complianceSuite(program);
 */
export function complianceSuite(program: Program, options: SuiteOptions = {}): void {
  assertValidProgram(program);
  const results = runOnce(program, options);
  const { tasks } = planRun(program);
  const timeout = options.timeout ?? TEN_MINUTES;
  for (const control of program.controls) {
    describe(plainText(`${control.id}: ${control.title}`), () => {
      for (const task of tasks.filter((one) => one.control.id === control.id)) {
        test(plainText(task.id.slice(`${control.id} / `.length)), { timeout }, async ({ skip }) => {
          const result = (await results()).of(task);
          settle(program, result, (note) => skip(plainText(note)), options.shown ?? 20);
        });
      }
      for (const requirement of control.evidence) {
        test(plainText(`${requirement.type} ${requirement.id}`), ({ skip }) => {
          skip(
            plainText(`manual: ${requirement.title ?? requirement.id} is shown by evidence, not by a check`),
          );
        });
      }
    });
  }
}

/** Passes, skips with the waivers' or the reason's words, or throws what a person has to mend. */
function settle(program: Program, result: TaskResult, skip: (note: string) => void, shown: number): void {
  const { task, counts, excused, failing, waived, reason } = result;
  if (excused) skip("not counted: another verification of the same control is enough");
  if (failing.length > 0) throw failureError(program, task, failing, shown);
  if (counts.waived > 0) skip(waivedText(waived, shown));
  if (counts.pass === 0) skip(`not applicable: ${reason}`);
}

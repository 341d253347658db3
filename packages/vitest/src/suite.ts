import type { Program } from "@bylaw/core";
import { type AnyTask, assertValidProgram, gapsOf, linksOf, plainText } from "@bylaw/core/run";
import { describe, type RunnerTestFile, test } from "vitest";
import { failureError, gapsError, waivedText } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";
import { createResults } from "./results.ts";
import { selectedIn } from "./selected.ts";
import type { TaskResult } from "./task-result.ts";

/**
 * Registers a program as a vitest suite: one `describe` per control, one test per check and per evidence
 * requirement. Registration reads
 * definitions only; the first test that runs collects what the tests that will run need, once for all of them.
 *
 * @example
 * // compliance.test.ts
 * import { complianceSuite } from "@bylaw/vitest";
 * import program from "./bylaw.config.ts";
 * complianceSuite(program);
 */
export function complianceSuite(program: Program, options: SuiteOptions = {}): void {
  // The AWS SDK's own switch for one warning, as bylaw sets it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  assertValidProgram(program);
  describe("program", () => {
    test("every criterion in scope has a control", () => {
      const gaps = gapsOf(program);
      if (gaps.length > 0) throw gapsError(gaps);
    });
  });
  const results = createResults(program, options, options.shown ?? 20);
  const { tasks, requirements, tasksOf, requirementsOf } = linksOf(program);
  const timeout = options.timeout ?? TEN_MINUTES;
  const selected = (file: RunnerTestFile): readonly AnyTask[] => {
    const isSelected = selectedIn(file);
    return [...tasks, ...requirements].filter((task) =>
      isSelected(describeName(task.control), testName(task)),
    );
  };
  for (const control of program.controls) {
    describe(describeName(control), () => {
      for (const task of [...tasksOf(control), ...requirementsOf(control)]) {
        test(testName(task), { timeout }, async ({ skip, task: { file } }) => {
          const result = await results.of(task, { file: file.filepath, selected: () => selected(file) });
          settle(program, result, (note) => skip(plainText(note)));
        });
      }
    });
  }
}

function describeName({ id, title }: AnyTask["control"]): string {
  return plainText(`${id}: ${title}`);
}

function testName({ id, control }: AnyTask): string {
  return plainText(id.slice(`${control.id} / `.length));
}

/** Passes, skips with the waivers' or the reason's words, or throws what a person has to mend. */
function settle(program: Program, result: TaskResult, skip: (note: string) => void): void {
  const { counts, excused, failing, reason } = result;
  if (excused) skip("not counted: another verification of the same control is enough");
  if (failing.length > 0) throw failureError(program, result);
  if (counts.waived > 0) skip(waivedText(result));
  if (counts.manual > 0) skip(`manual: ${reason}`);
  if (counts.pass === 0) skip(`not applicable: ${reason}`);
}

import type { Program } from "@bylaw/core";
import {
  type AnyTask,
  areFailures,
  assertValidProgram,
  excuseText,
  gapsOf,
  linksOf,
  plainText,
} from "@bylaw/core/run";
import { describe, type RunnerTestFile, test } from "vitest";
import { whereWritten } from "./locations.ts";
import { failureError, gapsError, plannedText, recordsNote, waitingError, waivedText } from "./messages.ts";
import { type SuiteOptions, TEN_MINUTES } from "./options.ts";
import { type Ask, createResults } from "./results.ts";
import { selectedIn } from "./selected.ts";
import type { TaskResult } from "./task-result.ts";

const CONTROLLED = "every criterion in scope has a control";
const SHOWN = "every criterion that has a control has something behind it";

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
  const results = createResults(program, options, options.shown ?? 20);
  const { tasks, requirements, tasksOf, requirementsOf } = linksOf(program);
  const all: readonly AnyTask[] = [...tasks, ...requirements];
  const timeout = options.timeout ?? TEN_MINUTES;
  const asking = (file: RunnerTestFile): Ask => ({
    file: file.filepath,
    selected: () => {
      const isSelected = selectedIn(file);
      // What stands behind each criterion, and whether a plan for one is overdue, is told of a whole run alone.
      const isWhole =
        isSelected("program", SHOWN) || (isPlanned(program) && isSelected("program", CONTROLLED));
      if (isWhole) return all;
      return all.filter((task) => isSelected(describeName(task.control), testName(task)));
    },
  });
  describe("program", () => {
    test(CONTROLLED, { timeout }, async ({ task: { file } }) => {
      const gaps = gapsOf(program);
      if (gaps.length === 0) return;
      // Whether what is planned for them is overdue hangs on the day of the run.
      const planned = isPlanned(program) ? (await results.report(asking(file))).gaps : [];
      const open = gaps.filter(
        (gap) => !planned.some(({ criterion, backlog }) => criterion === gap && backlog !== undefined),
      );
      if (open.length > 0) throw gapsError(open);
    });
    test(SHOWN, { timeout }, async ({ task: { file } }) => {
      const report = await results.report(asking(file));
      const note = recordsNote(report);
      if (note !== "") console.info(note);
      const waiting = report.waiting.filter(({ backlog }) => backlog === undefined);
      if (waiting.length > 0) throw waitingError(waiting.map(({ criterion }) => criterion));
    });
  });
  for (const control of program.controls) {
    describe(describeName(control), () => {
      for (const task of [...tasksOf(control), ...requirementsOf(control)]) {
        test(testName(task), { timeout }, async ({ skip, task: { file } }) => {
          const result = await results.of(task, asking(file));
          settle(result, {
            skip: (note) => skip(plainText(note)),
            fail: () => failureError(program, result, whereWritten(program, control, file.filepath)),
          });
        });
      }
    });
  }
}

/** True when the backlog plans for criteria too. */
function isPlanned({ backlog }: Program): boolean {
  return backlog?.groups.some((group) => !areFailures(group)) === true;
}

function describeName({ id, title }: AnyTask["control"]): string {
  return plainText(`${id}: ${title}`);
}

function testName({ id, control }: AnyTask): string {
  return plainText(id.slice(`${control.id} / `.length));
}

interface Settling {
  readonly skip: (note: string) => void;
  readonly fail: () => Error;
}

/** Passes, skips with the waivers' or the reason's words, or throws what a person has to mend. */
function settle(result: TaskResult, { skip, fail }: Settling): void {
  const { counts, mayCount, reason } = result;
  const excuse = excuseText(result);
  // A failure that may count after all: the test of what could not be decided may not be in this run.
  if (mayCount && counts.fail > 0) throw fail();
  if (excuse !== undefined) skip(excuse);
  // Whatever of it is shown.
  if (counts.fail + counts.error > 0) throw fail();
  if (counts.planned + counts.advisory > 0) skip(plannedText(result));
  if (counts.waived > 0) skip(waivedText(result));
  if (counts.manual > 0) skip(`manual: ${reason}`);
  if (counts.pass === 0) skip(`not applicable: ${reason}`);
}

import type { RunnerTask, RunnerTestFile } from "vitest";

/** The tests that a run will not skip, by the names of their `describe` and their own. */
export type Selected = (describe: string, test: string) => boolean;

/**
 * Which tests of a file run: vitest has marked the others as skipped (`-t`, `.only`, a line, a tag) before the first one
 * starts. Names decide, so of two tests of the same names both count as selected.
 */
export function selectedIn(file: RunnerTestFile): Selected {
  const running = new Set(file.tasks.flatMap((task) => keysOf(task, "")));
  return (describe, test) => running.has(keyOf(describe, test));
}

function keysOf(task: RunnerTask, parent: string): readonly string[] {
  if (task.type === "suite") return task.tasks.flatMap((one) => keysOf(one, task.name));
  return task.mode === "skip" || task.mode === "todo" ? [] : [keyOf(parent, task.name)];
}

function keyOf(describe: string, test: string): string {
  return `${describe}\n${test}`;
}

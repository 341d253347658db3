import type { ExportedRun } from "./exported-run.ts";
import { uuidOf } from "./uuid.ts";

/** The UUID of something that a run tells about: of which sort it is, and its name among those. */
export type Identify = (sort: string, name: string) => string;

/**
 * Gives what a program's runs tell about its UUIDs: the same in every run, and others than another company's, or another program's of
 * the same repository. A company that was renamed keeps those of the first of its former names.
 */
export function identityOf(run: Pick<ExportedRun, "report" | "program">): Identify {
  const { name, former = [] } = run.report.program.organization;
  const of = [former[0] ?? name, ...(otherProgram(run) ?? [])];
  return (sort, named) => uuidOf(JSON.stringify([...of, sort, named]));
}

/**
 * The path of a program that is not the one at the root of its repository, part by part; undefined of that one. Two programs of one
 * company ask the same of the same resource in two ways: what goes by one name for both would let the pass of one end the failure of
 * the other.
 */
export function otherProgram({ program }: Pick<ExportedRun, "program">): readonly string[] | undefined {
  return program === "bylaw.config.ts" ? undefined : program?.split("/");
}

import type { ExportedRun } from "./exported-run.ts";
import { uuidOf } from "./uuid.ts";

/** The UUID of something that a run tells about: of which sort it is, and its name among those. */
export type Identify = (sort: string, name: string) => Promise<string>;

/**
 * Gives what a company's runs tell about its UUIDs: the same in every run, and others than another company's. A company that was
 * renamed keeps those of the first of its former names.
 */
export function identityOf({ report }: Pick<ExportedRun, "report">): Identify {
  const { name, former = [] } = report.program.organization;
  return (sort, of) => uuidOf(JSON.stringify([former[0] ?? name, sort, of]));
}

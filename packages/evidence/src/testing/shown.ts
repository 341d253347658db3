import type { EvidenceRequirement, IsoDate, ProgramDefinition } from "@bylaw/core";
import { recordText } from "../write/index.ts";
import { type TemporaryFolder, temporaryFolder } from "./folder.ts";
import { judgedOn } from "./run.ts";

export interface Asked {
  /** The day of the record. Default: 2026-03-10. */
  readonly on?: IsoDate;
  /** The day of the run. Default: the day after the record's window. */
  readonly today?: IsoDate;
  readonly program?: Partial<ProgramDefinition>;
  readonly change?: Readonly<Record<string, unknown>>;
}

/**
 * What a run says of one record, which stands in a file: the outcome first, then each assertion that does not hold, as
 * `name: observed`, or why the record does not count. Of those whom it does not concern nothing is said.
 */
export async function saidOf(
  requirement: EvidenceRequirement,
  fields: object,
  { on = "2026-03-10", today = on, program, change = {} }: Asked = {},
): Promise<readonly string[]> {
  const folder = temporaryFolder();
  try {
    write(folder, requirement, { on, ...fields, ...change });
    const { observations } = await judgedOn(today, folder.path, [requirement], program);
    const concerned = observations.filter(({ outcome }) => outcome !== "not-applicable");
    return concerned.flatMap(({ outcome, problem, reason, assertions }) => [
      outcome,
      ...(reason === undefined ? [] : [reason]),
      ...(problem === undefined ? [] : [problem.message.replace(/ line \d+ /, " ")]),
      ...assertions
        .filter((one) => one.outcome !== "pass")
        .map(({ name, observed }) => `${name.replace(`, in ${requirement.id}/a.md`, "")}: ${observed}`),
    ]);
  } finally {
    folder.remove();
  }
}

/** A record that Ben submitted and Ana reviewed. */
export function write(
  folder: TemporaryFolder,
  { id }: EvidenceRequirement,
  fields: object,
  name = "a",
): void {
  const by = { submittedBy: "ben", reviewedBy: "ana" };
  folder.write(`${id}/${name}.md`, recordText({ ...by, ...fields } as never));
}

/** Every assertion of a record, those that hold too, by name. */
export async function namesOf(
  requirement: EvidenceRequirement,
  fields: object,
  on: IsoDate = "2026-03-10",
): Promise<readonly string[]> {
  const folder = temporaryFolder();
  try {
    write(folder, requirement, { on, ...fields });
    const { observations } = await judgedOn(on, folder.path, [requirement]);
    return observations.flatMap(({ assertions }) =>
      assertions.slice(1).map(({ name }) => name.replace(`, in ${requirement.id}/a.md`, "")),
    );
  } finally {
    folder.remove();
  }
}

import {
  defineControl,
  exercise,
  type IsoDate,
  months,
  type Program,
  type ProgramDefinition,
} from "../index.ts";
import { answers } from "../language/evidence/answer.ts";
import type { EvidenceRecord } from "../language/evidence/record.ts";
import { recordsOf } from "../language/evidence/records.ts";
import type { EvidenceRequirement } from "../language/evidence/requirement.ts";
import type { Keys } from "../node/keep/keep.fixture.ts";
import { programOf, records as reader, record } from "../run/evidence/evidence.fixture.ts";
import type { Recording } from "../run/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import { always, ana, bo, rotation, vault, vaultProgram } from "../vault.fixture.ts";
import { type Coverage, type CoverageOptions, coverageOf } from "./coverage.ts";
import { type Records, recordingOn } from "./owed/occurrences.fixture.ts";
import { type Day, seenRuns } from "./runs/runs.fixture.ts";

const TASK = "rotation / vault/key-rotation / all";
export const OLD = 400;
export const NEW = 90;

/** A program of one check, done since the first of March, that reads answers as well. */
export function checked(
  change: Partial<ProgramDefinition> = {},
  control: Partial<Parameters<typeof defineControl>[0]> = {},
): Program {
  return vaultProgram({
    providers: [vault(["north"], always()), reader],
    people: [ana, bo],
    controls: [defineControl({ ...rotation, implementedFrom: "2026-03-01", ...control })],
    ...change,
  });
}

/** A restore test each quarter, and a program that asks for it. */
export const quarterly: EvidenceRequirement = exercise("restore-test", {
  every: months(3),
  tolerance: { unit: "days", amount: 14 },
  reviewer: ana,
});
export const asking: Program = programOf([quarterly]);

/** A day of March. */
export function march(n: number): IsoDate {
  return `2026-03-${String(n).padStart(2, "0")}` as IsoDate;
}

/** A run on a day of March, of keys by their days. */
export function run(n: number, keys: Keys, program: Program = checked()): Day {
  return { day: march(n), keys, program };
}

/** A run on a day that reads the records of a requirement. */
export function reads(
  day: IsoDate,
  all: readonly EvidenceRecord[],
  program: Program = asking,
  requirement: EvidenceRequirement = quarterly,
): Day {
  return { day, program, recording: recordingOn(day, [[requirement, all]]) };
}

/** An answer to a failing key, reviewed by Ana. */
export function answerOf(name: string, on: IsoDate, fields: object, action: object): EvidenceRecord {
  const content = {
    of: TASK,
    cause: "The vendor was late.",
    extent: "isolated",
    action: { what: "Order earlier", owner: "ana", due: march(10), ...action },
    ...fields,
  };
  return record(`answers/${name}.md`, { on, submittedBy: "bo", content: JSON.stringify(content) });
}

/** The coverage of March, or of another period, by runs that were kept for real and records as they are on a day. */
export async function cover(
  program: Program,
  runs: readonly Day[],
  { records = [], today = march(31), ...options }: Partial<CoverageOptions> & Given = {},
): Promise<Coverage> {
  const all: Records = records.some(([one]) => one === answers) ? records : [[answers, []], ...records];
  const now: Recording = recordingOf(
    all.map(([requirement, own]) => listingOf(recordsOf(requirement), own)),
    `${today}T12:00:00.000Z`,
  );
  const period = { from: march(1), to: march(31) };
  return coverageOf(program, await seenRuns(runs), now, { period, branch: "main", every: 366, ...options });
}

interface Given {
  readonly records?: Records;
  readonly today?: IsoDate;
}

/** `2026-Q1 operated`, or of a person their id. */
export function owed({ controls }: Coverage): readonly string[] {
  return controls.flatMap(({ requirements }) =>
    requirements.flatMap(({ task, occurrences }) =>
      occurrences.map(
        ({ window, subject, state }) => `${task} ${window ?? subject ?? "as a whole"} ${state}`,
      ),
    ),
  );
}

/** `b c 03-05 to 03-06 mended`, one a deviation. */
export function deviated({ controls }: Coverage): readonly string[] {
  return controls.flatMap(({ deviations }) =>
    deviations.map(({ resources, from, to, ended = "open" }) => {
      const ids = resources.map(({ id }) => id).join(" ");
      return `${ids} ${from.slice(5)} to ${to.slice(5)} ${ended}`;
    }),
  );
}

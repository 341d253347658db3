import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRuns, systemTools } from "@bylaw/core/node";
import {
  type Coverage,
  collectProgram,
  coverageOf,
  evaluateRecording,
  type Observation,
  planCoverage,
  type Recording,
  type Span,
  seen,
} from "@bylaw/core/run";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acmeOn, edits } from "../examples/acme/year/program.ts";
import { type Day, daysFrom, type Part, parts, period, whole, without } from "../examples/acme/year/story.ts";
import { makeYear } from "../examples/acme/year/year.ts";
import { root } from "./repo.ts";

const home = join(root, "examples/acme/year");
const isLong = process.env.BYLAW_LONG === "1";
const AFTER: Day = "2026-07-20";

interface Asked {
  readonly records: string;
  readonly runs: string;
  readonly story?: Parameters<typeof acmeOn>[1];
  readonly today?: Day;
  readonly span?: Span;
  readonly every?: number;
}

async function read(program: Parameters<typeof planCoverage>[0], today: Day): Promise<Recording> {
  const tools = { ...systemTools, now: () => new Date(`${today}T12:00:00Z`) };
  return collectProgram(planCoverage(program, []), tools);
}

async function coverage({ records, runs, story = whole, today = AFTER, span = period, every = 2 }: Asked) {
  const program = acmeOn(period.to, story, records);
  const stored = await openRuns([runs]);
  expect([stored.damaged, stored.missing]).toEqual([[], []]);
  const kept = await Promise.all(stored.runs.map(seen));
  return coverageOf(program, kept, await read(program, today), { period: span, branch: "main", every });
}

/** Everything that is to be looked at, in words that hold ids and days alone. */
function toldOf({
  controls,
  unobserved,
  undecided,
  waived,
  nothingJudged,
  changes,
  records,
  answers,
}: Coverage) {
  const owed = controls.flatMap(({ requirements }) =>
    requirements.flatMap(({ task, occurrences, until }) => [
      ...occurrences
        .filter(({ state }) => !["operated", "not-yet-due", "no-occurrence"].includes(state))
        .map(({ state, subject, window, answer }) => {
          const by = answer === undefined ? "" : `, answered by ${answer.id}`;
          return `${state} ${task} ${window ?? subject}${by}`;
        }),
      ...(until === undefined ? [] : [`until ${until} ${task}`]),
    ]),
  );
  const deviations = controls.flatMap((one) =>
    one.deviations.map(
      ({ task, from, to, ended, failing, decided, regressed, resources }) =>
        `deviation ${task} ${from} to ${to}, ${failing} of ${decided}, ${ended}${regressed ? ", again" : ""}: ${resources.map(({ id }) => nameOf(id))}`,
    ),
  );
  return [
    ...owed,
    ...deviations,
    ...waived.map(({ task, from, to, id }) => `waived ${task} ${from} to ${to}: ${nameOf(id)}`),
    ...nothingJudged.map(({ task }) => `nothing to judge ${task}`),
    ...unobserved.map(({ from, to }) => `no run ${from} to ${to}`),
    ...undecided.map(({ task, from, to }) => `undecided ${task} ${from} to ${to}`),
    ...changes.map(({ day, noun, id, what, looser }) => `${looser ? "-" : "+"} ${day} ${noun} ${id} ${what}`),
    ...records.map(({ id, what }) => `${id} ${what}`),
    ...answers.unused.map(({ id, why }) => `${id} ${why}`),
  ].sort();
}

function nameOf(id: string): string {
  return id.replace(/^arn:.*:|\/[0-9a-f]{16}/g, "");
}

/** What Acme's accounts come to, whatever is left out: it has no load balancers of the old kind but those that fail today. */
const always = ["nothing to judge data-in-transit-encrypted / aws/elb-classic-listener-minimum-tls / all"];

/** What each part of the story comes to. */
const told: Readonly<Record<Part, readonly string[]>> = {
  "restore-test-missed": ["gap recovery / restore-test 2026-Q1, answered by answers/restore-test-2026-q1.md"],
  "weekly-review-missed": ["gap control-monitoring / weekly-review 2025-12-23"],
  "access-review-late": ["late access-reviewed / access-review 2025-Q3"],
  "scan-late": ["late endpoint-protection / scan-reports 2025-11-04"],
  "training-late": ["late security-training / security-training p07"],
  "waiver-expired": [
    "deviation console-mfa / aws/iam-user-console-mfa / all 2026-01-01 to 2026-01-11, 11 of 12, mended: user/people/ben.brandt",
    "waived console-mfa / aws/iam-user-console-mfa / all 2025-07-01 to 2025-12-31: user/people/ben.brandt",
  ],
  "listener-deviates": [
    "deviation data-in-transit-encrypted / aws/elb-listener-minimum-tls / all 2025-10-06 to 2025-10-09, 4 of 5, mended: listener/app/acme-production-old-02",
  ],
  "bucket-regresses": [
    "deviation data-in-transit-encrypted / aws/s3-bucket-tls-only / all 2025-11-17 to 2025-11-20, 4 of 5, mended: acme-production-archives-25",
    "deviation data-in-transit-encrypted / aws/s3-bucket-tls-only / all 2026-02-23 to 2026-02-26, 4 of 5, mended, again: acme-production-archives-25",
  ],
  "offboarding-introduced": [
    "+ 2026-01-19 control leavers-offboarded is new",
    "+ 2026-01-19 requirement leavers-offboarded / offboarding is new",
  ],
  "tolerance-loosened": [
    "- 2025-12-15 requirement endpoint-protection / scan-reports has a tolerance of 2 days, and had one of 0",
  ],
  "vendors-renamed": ["+ 2026-03-02 control vendor-reviews was called supplier-reviews"],
  "week-without-runs": ["no run 2026-05-11 to 2026-05-17"],
};

describe("D, acceptance 1: the example's year", () => {
  let committed: Coverage;
  beforeAll(async () => {
    committed = await coverage({ records: join(home, "evidence"), runs: join(home, "runs") });
  });

  test("is told as it was seeded, and nothing else is", () => {
    expect(toldOf(committed)).toEqual([...Object.values(told).flat(), ...always].sort());
    expect(committed.counted).toHaveLength(358);
    expect(committed.notCounted).toEqual([]);
    expect(committed.exitCode).toBe(2);
  });

  test("shows a control of the middle of the period from its first day, and what was owed for it", () => {
    const control = committed.controls.find(({ id }) => id === "leavers-offboarded");
    expect(control?.from).toBe("2026-02-01");
    expect(control?.requirements[0]?.occurrences).toEqual([
      expect.objectContaining({ subject: "p05", state: "operated", from: "2026-05-01" }),
    ]);
  });

  test("holds the same delay to the plan of its day: late in November, on time in February", () => {
    const scans = committed.controls
      .flatMap(({ requirements }) => requirements)
      .find(({ task }) => task === "endpoint-protection / scan-reports");
    const stateOf = (label: string) => scans?.occurrences.find(({ window }) => window === label)?.state;
    expect([stateOf("2025-11-04"), stateOf("2026-02-10")]).toEqual(["late", "operated"]);
  });

  test("takes less than 6 MB", async () => {
    const entries = await readdir(home, { recursive: true, withFileTypes: true });
    const files = entries.filter((one) => one.isFile());
    const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(6e6);
  });
});

/** The days on which the plan and what the accounts looked like change, and those before: what happened between is as on these. */
const telling: readonly Day[] = [
  ...["2025-07-01", "2025-10-05", "2025-10-06", "2025-10-09", "2025-10-10", "2025-11-16", "2025-11-17"],
  ...["2025-11-20", "2025-11-21", "2025-12-14", "2025-12-15", "2025-12-31", "2026-01-01", "2026-01-11"],
  ...["2026-01-12", "2026-01-18", "2026-01-19", "2026-02-22", "2026-02-23", "2026-02-26", "2026-02-27"],
  ...["2026-03-01", "2026-03-02", "2026-05-10", "2026-05-11", "2026-05-17", "2026-05-18", "2026-06-30"],
] as readonly Day[];

describe("D, acceptance 1: what is left out of the example's year disappears", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bylaw-year-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const WEEK: Part = "week-without-runs";
  const others = parts.filter((part) => part !== WEEK);
  /** Each alone; in the short form by the digits of its number, so that no two are left out of the same years. */
  const rounds: readonly (readonly Part[])[] = isLong
    ? parts.map((part) => [part])
    : [0, 1, 2, 3].map((digit) => others.filter((_, at) => ((at + 1) >> digit) & 1));
  const toldWithout = async (name: string, left: readonly Part[], days?: readonly Day[], span?: Span) => {
    const [records, runs] = [join(folder, name, "records"), join(folder, name, "runs")];
    const story = without(...left);
    await makeYear({ story, records, runs, ...(days !== undefined && { days }) });
    const every = isLong || span !== undefined ? 2 : 366;
    return toldOf(await coverage({ records, runs, story, every, ...(span !== undefined && { span }) }));
  };

  /** Of a year of few runs the numbers of runs are others. */
  const coarse = (lines: readonly string[]): readonly string[] =>
    isLong ? lines : lines.map((line) => line.replace(/\d+ of \d+/, "n of N"));

  test.each(rounds.map((left) => [left.join(", "), left] as const))(
    "%s",
    { timeout: isLong ? 600_000 : 180_000 },
    async (_, left) => {
      const seeded = (isLong ? parts : others).filter((one) => !left.includes(one));
      const lines = await toldWithout(`without-${rounds.indexOf(left)}`, left, isLong ? undefined : telling);
      const expected = [...seeded.flatMap((one) => adapted(one, left)), ...always];
      expect(coarse(lines)).toEqual(coarse(expected).toSorted());
    },
  );

  test("a week without runs, of its days alone", async () => {
    const span = { from: "2026-05-08", to: "2026-05-20" } as const;
    expect(await toldWithout("week", [WEEK], daysFrom(span.from, span.to), span)).toEqual(always);
  });

  /** What a part comes to where others are left out. */
  function adapted(part: Part, left: readonly Part[]): readonly string[] {
    if (!left.includes("tolerance-loosened") || part !== "scan-late") return told[part];
    return [...told[part], "late endpoint-protection / scan-reports 2026-02-10"];
  }
});

const SAID: Readonly<Record<string, readonly string[]>> = {
  operated: ["pass"],
  "no-occurrence": ["pass"],
  gap: ["fail"],
  late: ["fail"],
  undecided: ["error"],
  "not-yet-due": ["not-applicable", "manual"],
};

describe("D, acceptance 3: check and coverage say the same of a day of the example's year", () => {
  const days = isLong ? daysFrom(period.from, period.to) : daysFrom(period.from, period.to, 40);

  test("of everybody and every policy", { timeout: isLong ? 900_000 : 180_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "bylaw-agreement-"));
    const [records, kept] = [join(folder, "records"), join(folder, "runs")];
    const runDays = [...new Set([...days, ...edits])].sort();
    await makeYear({ story: whole, records, runs: kept, days: runDays });
    const runs = await Promise.all((await openRuns([kept])).runs.map(seen));
    let compared = 0;
    for (const day of days) {
      const program = acmeOn(day, whole, records);
      const observations: Observation[] = [];
      const recording = await read(program, day);
      await evaluateRecording(program, recording, { onObservation: (one) => void observations.push(one) });
      const of = await coverageOf(acmeOn(period.to, whole, records), runs, await read(program, day), {
        period: { from: day, to: day },
        branch: "main",
        every: 2,
      });
      const year = await coverageOf(acmeOn(period.to, whole, records), runs, await read(program, day), {
        period: { from: period.from, to: period.to },
        branch: "main",
        every: 2,
      });
      const owed = (one: Coverage) => one.controls.flatMap(({ requirements }) => requirements);
      for (const { task, occurrences } of owed(of))
        for (const { subject, window, state } of occurrences) {
          if (window !== undefined) continue;
          const checked = observations.find(
            (one) => one.task === task && (subject === undefined || one.resource.id === subject),
          );
          expect(SAID[state], `${day} ${task} ${subject}`).toContain(checked?.outcome);
          compared += 1;
        }
      for (const { task, occurrences } of owed(year)) {
        const windows = occurrences.filter(({ window }) => window !== undefined);
        const checked = observations.find((one) => one.task === task);
        if (windows.length === 0 || checked === undefined) continue;
        const settled = windows.filter(({ state }) => state !== "not-yet-due").at(-1);
        const said = { undefined: "manual", gap: "fail", operated: "pass", late: "pass" }[
          String(settled?.state)
        ];
        expect(checked.outcome, `${day} ${task} ${settled?.window}`).toBe(said);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(days.length * 20);
    await rm(folder, { recursive: true });
  });
});

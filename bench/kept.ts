// Sizes and times of kept runs: 500 tasks over 60 collectors in 40 scopes, for a year of days on which a tenth of the listings
// change within few collectors, and for one on which nothing does. Bounds: an unchanged day under 2 KB, a changed one under 20 KB
// beside its listings, the coverage of the year under 2 s and 300 MB.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Check, defineCheck, defineControl, definePerson, defineProgram, fact, soc2 } from "@bylaw/core";
import { keepRun, openRuns } from "@bylaw/core/node";
import { defineCollector, defineProviderKind } from "@bylaw/core/provider";
import {
  coverageOf,
  createKeeper,
  evaluateRecording,
  type JudgedRun,
  planCoverage,
  planRun,
  type Recording,
  seen,
} from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { z } from "zod";

const [COLLECTORS, SCOPES, CHECKS, RESOURCES] = [60, 40, 500, 5];
const DAYS = 365;
const kind = defineProviderKind<unknown>()("vault", ["account"]);
const collectors = Array.from({ length: COLLECTORS }, (_, at) =>
  defineCollector({
    id: `vault/listing-${at}`,
    resource: "vault thing",
    provider: kind,
    per: "account",
    operations: ["vault:List"],
    schema: z.object({ id: z.string(), size: z.number() }),
    collect: () => [] as never,
  }),
);
const checks = Array.from({ length: CHECKS }, (_, at) =>
  defineCheck({
    id: `vault/check-${at}`,
    title: `Check ${at}`,
    why: "Why.",
    fix: "Fix.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: [],
    each: collectors[at % COLLECTORS] as (typeof collectors)[number],
    assert: (thing) => [fact("size", thing.size).is(at % 50 === 0 ? -1 : thing.size)],
  }),
) as readonly Check<never>[];
const ana = definePerson({ id: "ana", name: "Ana" });
const none = soc2.scope({ categories: ["security"] });
const program = defineProgram({
  organization: { name: "Bench" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(
      none.criteria.filter(({ id }) => id !== "CC6.1").map(({ id }) => [id, "Not here."]),
    ),
  }),
  people: [ana],
  providers: [
    {
      kind: "provider",
      type: kind,
      connect: () => Promise.reject(new Error("It is only ever replayed.")),
      permissions: () => ({ title: "", document: "", permissions: [] }),
    },
  ],
  controls: Array.from({ length: 50 }, (_, at) =>
    defineControl({
      id: `control-${at}`,
      title: `Control ${at}`,
      statement: "It is done.",
      satisfies: [soc2("CC6.1")],
      owner: ana,
      frequency: "continuous",
      implementedFrom: "2026-01-01",
      checks: checks.slice(at * 10, at * 10 + 10),
    }),
  ),
});
const plan = planRun(program);

function dayOf(at: number): string {
  return new Date(Date.UTC(2026, 0, 1 + at, 6)).toISOString();
}

/** What was listed on a day: `changed` of the collectors say something else each day. */
function recordingOn(at: number, changed: number): Recording {
  return recordingOf(
    collectors.flatMap((collector, nth) =>
      Array.from({ length: SCOPES }, (_, scope) =>
        listingOf(
          collector,
          Array.from({ length: RESOURCES }, (__, one) => ({
            id: `thing-${one}`,
            size: nth < changed ? at * 1000 + scope : 7,
          })),
          { path: [String(scope)] },
        ),
      ),
    ),
    dayOf(at),
  );
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => stat(join(parentPath, name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

const terms = {
  versions: { bylaw: "1.0.0" },
  revision: { commit: "4be1f0c3a5d2", branch: "main", clean: true },
} as const;

/** Keeps days of a year; each is judged as the first one was: what is measured is keeping. */
async function keepDays(root: string, days: number, changed: number, listings: "changed" | "digests") {
  const keeper = createKeeper(plan);
  const first = recordingOn(0, changed);
  const report = await evaluateRecording(plan, first, { onObservation: keeper.add });
  const keep = (recording: Recording) =>
    keepRun(root, { plan, recording, report, keeper } satisfies JudgedRun, { ...terms, listings });
  await keep(first);
  const before = await bytesIn(root);
  for (let at = 1; at <= days; at += 1) await keep(recordingOn(at, changed));
  return ((await bytesIn(root)) - before) / days;
}

async function within<T>(run: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "bylaw-bench-"));
  try {
    return await run(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
console.log(`kept runs: ${CHECKS} tasks, ${COLLECTORS} collectors, ${SCOPES} scopes`);
console.log(
  `an unchanged day: ${kb(await within((root) => keepDays(root, 3, 0, "changed")))}, of 2 KB allowed`,
);
const tenth = COLLECTORS / 10;
console.log(
  `a day on which a tenth changed: ${kb(await within((root) => keepDays(root, 3, tenth, "digests")))} beside its listings, of 20 KB allowed`,
);
await within(async (root) => {
  await keepDays(root, DAYS - 1, tenth, "digests");
  const started = performance.now();
  const runs = await Promise.all((await openRuns([root])).runs.map(seen));
  const recording = recordingOf([], dayOf(DAYS));
  const coverage = await coverageOf(program, runs, recording, {
    period: { from: "2026-01-01", to: "2026-12-31" },
    branch: "main",
    every: 2,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const peak = process.resourceUsage().maxRSS / 1000;
  console.log(
    `coverage of ${coverage.counted.length} such days: ${seconds} s of 2 s, ${peak.toFixed(0)} MB of 300 MB at most in this process`,
  );
  if (planCoverage(program, runs).collectors.length > 0) throw new Error("It asks people for nothing.");
});

// A company of 200 people, 14 policies and 12 requirements of each person: how long its records take to judge.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  days,
  defineControl,
  defineFramework,
  definePerson,
  definePolicy,
  defineProgram,
  must,
  years,
} from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { collectProgram, digestsOf, evaluateRecording } from "@bylaw/core/run";
import { acknowledgement, approval, evidence, training } from "@bylaw/evidence";
import { type RecordFields, recordText } from "@bylaw/evidence/write";

const ALLOWED = 2;
const directory = await mkdtemp(join(tmpdir(), "bylaw-bench-"));
const people = Array.from({ length: 200 }, (_, at) => definePerson({ id: `p${at}`, name: `p${at}` }));
const reviewer = definePerson({ id: "p0", name: "p0" });
const framework = defineFramework({
  id: "bench",
  title: "Bench",
  criteria: [{ id: "B1", category: "all", title: "Something" }],
  always: ["all"],
});
const courses = Array.from({ length: 11 }, (_, at) =>
  training(`course-${at}`, { every: years(1), within: days(30), reviewer }),
);
const control = defineControl({
  id: "shown",
  title: "Shown",
  statement: "It is shown.",
  satisfies: [framework("B1")],
  owner: reviewer,
  frequency: "annual",
  implementedFrom: "2026-01-01",
  evidence: [
    ...courses,
    approval("policy-approval", { every: years(1), reviewer }),
    acknowledgement("policy-acknowledgement", { within: days(30), reviewer }),
  ],
});
const program = defineProgram({
  organization: { name: "Bench" },
  framework: framework.scope({ categories: [] }),
  providers: [evidence({ directory })],
  people,
  controls: [control],
  policies: Array.from({ length: 14 }, (_, at) =>
    definePolicy({
      id: `policy-${at}`,
      title: `Policy ${at}`,
      owner: reviewer,
      effective: "2026-01-01",
      review: "annual",
      statements: [must(`P${at}-1`)`Do it.`.by(control)],
    }),
  ),
});

try {
  await writeRecords();
  const collecting = processorTime();
  const recording = await collectProgram(program, systemTools);
  print("read", collecting());
  const judging = processorTime();
  const { total } = await evaluateRecording(program, recording, { findings: 3 });
  print(
    `judged ${Object.values(total.counts).reduce((sum, count) => sum + count, 0)} observations`,
    judging(),
  );
} finally {
  await rm(directory, { recursive: true });
}

/** Twenty campaigns of each course and forty signed lists of all policies. */
async function writeRecords(): Promise<void> {
  const policies = Object.fromEntries(await digestsOf(program));
  const by = { submittedBy: "p1", reviewedBy: "p0" };
  const some = (from: number, many: number) =>
    Object.fromEntries(people.slice(from, from + many).map(({ id }) => [id, "2026-01-20"]));
  for (const { id } of courses)
    for (let at = 0; at < 20; at += 1) await put(`${id}/${at}.md`, { ...by, people: some(at * 10, 10) });
  await put("policy-approval/1.md", { on: "2026-01-05", ...by, policies });
  for (let at = 0; at < 40; at += 1)
    await put(`policy-acknowledgement/${at}.md`, { ...by, people: some(at * 5, 5), policies });
}

async function put(name: string, fields: RecordFields): Promise<void> {
  await mkdir(dirname(join(directory, name)), { recursive: true });
  await writeFile(join(directory, name), recordText(fields));
}

function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
}

function print(what: string, seconds: number): void {
  console.log(`evidence of 200 people, ${what}: ${seconds.toFixed(2)} s of ${ALLOWED} s allowed`);
}

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  hr,
  on,
  type Parts,
  securityTraining,
} from "../evidence/evidence.fixture.ts";
import { COMMIT } from "./coverage.fixture.ts";

const TWO = `yield { id: "ana" }; yield { id: "ben" };`;
const THREE = `${TWO} yield { id: "p17", start: "2026-03-01" };`;
/** With the first days of people. */
const withStarts = (head: string): string =>
  head.replace(
    "({ id }: { id: string }) => ({ id })",
    "({ id, start }: never) => ({ id, ...(start && { start }) })",
  );
const asked = (staff: string): Parts => ({
  head: withStarts(hr(staff)),
  evidence: securityTraining,
  people: "staff",
  providers: `[hrProvider, evidence({ directory: here("evidence") })]`,
});

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject(asked(THREE));
  await mkdir(join(project.folder, "evidence"));
  await project.record(
    "evidence/security-training/2026.md",
    "people: { ana: 2026-01-10, ben: 2026-01-11 }",
    "course: x",
  );
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

async function runOn(...days: readonly string[]): Promise<void> {
  for (const day of days) {
    on(day);
    await project.bylaw("check", "--keep", ".bylaw/evidence", "--revision", COMMIT, "--branch", "main");
  }
}

async function told(): Promise<readonly [code: number, lines: readonly string[]]> {
  const args = ["--period", "2026-01-01..2026-06-30", "--every", "366", "--json"];
  const { code, out } = await project.bylaw("coverage", ...args);
  const { controls } = JSON.parse(out);
  const [{ occurrences }] = controls[0].requirements;
  return [
    code,
    occurrences.map(({ subject, state, from, to, why = "" }: Readonly<Record<string, string>>) =>
      `${subject} ${state} ${from} ${to} ${why}`.trim(),
    ),
  ];
}

const others = ["ana operated 2026-01-10 2026-06-30", "ben operated 2026-01-11 2026-06-30"];
const AS_SAID = "as the runs of then say, and nothing tells of it now";

describe("whom the listing of people forgets", () => {
  test("is told by the runs that saw them owe something", async () => {
    await runOn("2026-01-20", "2026-04-20", "2026-06-20");
    await project.program(asked(TWO));
    await runOn("2026-07-20");
    expect(await told()).toEqual([1, [...others, `p17 gap 2026-04-20 2026-06-20 ${AS_SAID}`]]);
  });

  test("is answered for as any gap is", async () => {
    await runOn("2026-01-20", "2026-04-20", "2026-06-20");
    await project.program(asked(TWO));
    await runOn("2026-07-20");
    await project.record(
      "evidence/answers/p17.md",
      "on: 2026-07-20",
      "of: asked / security-training",
      "subject: p17",
      "since: 2026-04-20",
      "cause: They left before the course.",
      "extent: isolated",
      "action: { what: Ask in the first week, owner: ben, due: 2026-07-20, done: 2026-07-20 }",
    );
    expect(await told()).toMatchObject([0, [...others, expect.stringContaining("p17 gap")]]);
  });

  test("takes nothing away by another first day either", async () => {
    await runOn("2026-01-20", "2026-04-20", "2026-06-20");
    await project.program(asked(THREE.replace("2026-03-01", "2026-06-15")));
    await runOn("2026-07-10");
    const lines = ["p17 not-yet-due 2026-01-10 2026-06-30", `p17 gap 2026-04-20 2026-06-20 ${AS_SAID}`];
    expect(await told()).toEqual([1, [...others, ...lines]]);
  });

  test("is late where a later run saw it done", async () => {
    await runOn("2026-04-20");
    const RECORD = "evidence/security-training/2026.md";
    await project.mend(RECORD, ["ben: 2026-01-11", "ben: 2026-01-11, p17: 2026-05-10"]);
    await runOn("2026-05-20");
    await project.program(asked(TWO));
    await runOn("2026-07-20");
    const [, lines] = await told();
    expect(lines).toContain(`p17 late 2026-04-20 2026-04-20 ${AS_SAID}`);
  });

  test("is not told where it always held", async () => {
    const RECORD = "evidence/security-training/2026.md";
    await project.mend(RECORD, ["ben: 2026-01-11", "ben: 2026-01-11, p17: 2026-03-10"]);
    await runOn("2026-03-20", "2026-04-20");
    await project.program(asked(TWO));
    await runOn("2026-07-20");
    expect(await told()).toEqual([0, others]);
  });
});

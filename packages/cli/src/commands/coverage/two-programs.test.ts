import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  on,
  type Parts,
  restoreTest,
  securityTraining,
} from "../evidence/evidence.fixture.ts";
import { COMMIT } from "./coverage.fixture.ts";

const first: Parts = { evidence: `${restoreTest}, ${securityTraining}`, people: "[ana, ben]" };
const second: Parts = {
  evidence: `attested("siem", { every: years(1), reviewer: ana })`,
  people: "[ana, ben]",
};

/** Two programs of a company, of which the second is run after the first each time, and keeps its runs beside it. */
let project: EvidenceProject;
beforeAll(async () => {
  project = await evidenceProject(second);
  await mkdir(join(project.folder, "evidence"));
  await project.write({ "other.config.ts": await project.text("bylaw.config.ts") });
  await project.program(first);
  for (const day of ["2026-01-02", "2026-02-20", "2026-04-20", "2026-06-20"])
    for (const config of ["bylaw.config.ts", "other.config.ts"]) {
      on(day);
      if (config === "other.config.ts") vi.setSystemTime(new Date(`${day}T13:00:00Z`));
      const args = ["--keep", ".bylaw/evidence", "--revision", COMMIT, "--branch", "main"];
      await project.bylaw("check", "--config", config, ...args);
    }
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

test("a period is told by the runs of its own program: those of another take nothing off it", async () => {
  const args = ["--period", "2026-01-01..2026-06-30", "--every", "366"];
  const { code, out } = await project.bylaw("coverage", ...args);
  expect(code).toBe(1);
  expect(out).toContain("3 gaps, 0 late, 0 deviations, 0 undecided");
  expect(out).toMatch(/4 runs not: it is of the program \S+other\.config\.ts/);
  expect(out).not.toContain("Changes of the plan");
  const other = await project.bylaw("coverage", "--config", "other.config.ts", ...args);
  expect(other.out).toContain("0 gaps, 0 late, 0 deviations, 0 undecided");
  expect(other.out).not.toContain("restore-test");
});

test("so are the newest changes, and what the newest run was of", async () => {
  const { out } = await project.bylaw("notify");
  expect(out).toContain("run of 2026-06-20, against the one of 2026-04-20; 3 failing as before");
  const judged = await project.bylaw("check", "--quiet", "--from", ".bylaw/evidence");
  expect(judged.out).toContain("asked / restore-test");
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { type KeptProject, keptProject, parts } from "../coverage/coverage.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
  const lead = `core.defineRole({ id: "lead", title: "Lead", holder: ana })`;
  await project.program({ ...parts(), organization: `{ name: "Test" }, roles: [${lead}]` });
});
afterEach(() => project.remove());

test("bylaw docs leaves names out of the organization chart, and puts them in when asked", async () => {
  const docs = (...more: readonly string[]) => project.bylaw("docs", "--out", "out", ...more);
  expect((await docs()).code).toBe(0);
  expect(await project.text("out/organization.md")).toContain('  role0["Lead"]\n');
  expect(await docs("--check", "--names")).toMatchObject({
    code: 1,
    out: expect.stringContaining("  different  organization.md\n"),
  });
  expect((await docs("--names")).out).toMatch(/, 1 changed\.\n {2}changed {2}organization\.md\n$/);
  expect(await project.text("out/organization.md")).toMatch(/ {2}role0\["Lead<br\/>Ana.*"\]\n/);
  expect((await docs("--check", "--names")).code).toBe(0);
});

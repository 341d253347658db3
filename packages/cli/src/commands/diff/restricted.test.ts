import { afterAll, expect, test, vi } from "vitest";
import { evidenceProject, on } from "../evidence/evidence.fixture.ts";

afterAll(() => void vi.useRealTimers());

test("a run is judged of which restricted records are left out, as each that keeps such records is", async () => {
  const project = await evidenceProject({
    evidence: `screening("screening", { within: days(30), reviewer: ana })`,
    providers: `[evidence({ directory: here("evidence"), restricted: here("people") })]`,
  });
  try {
    on("2026-04-10");
    await project.bylaw("check", "--keep", "kept");
    const { code, out, err } = await project.bylaw("diff", "./", "--from", "kept");
    expect(err).toContain("judging the run of 2026-04-10");
    expect(`${code} ${out}`).toMatch(/^0 /);
  } finally {
    await project.remove();
  }
});

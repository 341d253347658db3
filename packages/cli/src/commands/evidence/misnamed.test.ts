import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, on, policies } from "./evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject({
    policies,
    evidence: `approval("approval", { within: days(14), reviewer: ana }), acknowledgement("read", { within: days(5), reviewer: ana })`,
    people: "[ana, ben]",
  });
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const WRONG = "0".repeat(64);
/** What a check says, each observation on a line of its own. */
async function told(id: string): Promise<string> {
  return (await project.bylawIn({ columns: 1000 }, "check", id, "--all")).out;
}

/** The digest of a policy, as a draft has it. */
async function digestOf(policy: string): Promise<string> {
  const { out } = await project.bylaw("evidence", "add", "approval", "--by", "ben", "--on", "2026-01-09");
  const [draft = ""] = out.split("\n");
  const [, digest = ""] = new RegExp(`${policy}: ([0-9a-f]{64})`).exec(await project.text(draft)) ?? [];
  await rm(join(project.folder, draft));
  return digest;
}

test("a wrong digest, and a policy that there is none of, are located, and told what would be right", async () => {
  on("2026-02-10");
  const encryption = await digestOf("encryption");
  await project.record(
    "evidence/approval/a.md",
    "on: 2026-01-10",
    "policies:",
    `  encryption: ${WRONG}`,
    `  acces: ${WRONG}`,
  );
  const out = await told("approval");
  expect(out).toContain(
    `approval/a.md: line 6 policies.encryption: is ${WRONG}, and its text as it is now has ${encryption}`,
  );
  expect(out).toContain(
    "approval/a.md: line 7 policies.acces: is no policy of the program, which has encryption and access",
  );
  const access = await digestOf("access");
  await project.mend("evidence/approval/a.md", [WRONG, encryption], [`acces: ${WRONG}`, `access: ${access}`]);
  expect(await told("approval")).toContain("2 pass");
  await project.record(
    "evidence/read/a.md",
    "people: { ana: 2026-01-12, ben: 2026-01-12 }",
    "policies:",
    `  encryption: ${WRONG}`,
    `  access: ${access}`,
  );
  expect(await told("read")).toContain(
    `read/a.md: line 6 policies.encryption: is ${WRONG}, and its text in force has ${encryption}`,
  );
});

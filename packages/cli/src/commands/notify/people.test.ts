import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  on,
  restoreTest,
  securityTraining,
} from "../evidence/evidence.fixture.ts";

const PARTS = {
  evidence: `${restoreTest}, ${securityTraining}, screening("screening", { title: "Screening", within: days(30), reviewer: ana })`,
  providers: `[evidence({ directory: here("evidence"), restricted: here("people") })]`,
};

let project: EvidenceProject;
beforeAll(async () => {
  project = await evidenceProject(PARTS);
  await mkdir(join(project.folder, "evidence"));
  await mkdir(join(project.folder, "people"));
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

async function runOn(day: string): Promise<void> {
  on(day);
  await project.bylaw(
    "check",
    "--keep",
    ".bylaw/evidence",
    "--quiet",
    "--revision",
    "4be1f0c",
    "--branch",
    "main",
  );
}

interface Payload {
  readonly due: readonly object[];
  readonly changes: readonly object[];
  readonly heldTo: readonly object[];
  readonly notes: readonly string[];
}

/** What is told, in which no form names a person who owns nothing, or a file of a restricted record. */
async function payload(): Promise<Payload> {
  const text = (await project.bylaw("notify")).out;
  const slack = (await project.bylaw("notify", "--format", "slack")).out;
  const { code, out, err } = await project.bylaw("notify", "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const form of [text, slack, out]) expect(form).not.toMatch(/p17|\bgone in\b|\bben\b|Ben|SECRET|@/);
  return JSON.parse(out) as Payload;
}

test("while nothing is due, only what cannot be told is said", async () => {
  await project.record(
    "evidence/security-training/2026.md",
    "people: { ana: 2026-01-12, ben: 2026-01-13, gone: 2026-01-13 }",
  );
  await mkdir(join(project.folder, "people/screening"), { recursive: true });
  await writeFile(
    join(project.folder, "people/screening/SECRET.md"),
    "---\nsubmittedBy: ben\nreviewedBy: ana\npeople: { ana: 2026-01-12, ben: 2026-01-13, gone: 2026-01-13 }\n---\n",
  );
  await runOn("2026-03-10");
  expect(await payload()).toMatchObject({
    changes: [],
    due: [],
    notes: ["When the next record of 1 requirement is due: what such records say is not kept with the run."],
  });
});

test("what falls due is told with who sees to it, and not with who owes it", async () => {
  await runOn("2026-03-20");
  const { due } = await payload();
  expect(due).toEqual([
    {
      requirement: "restore-test",
      state: "due",
      count: 1,
      title: "Restore test",
      due: "2026-03-31",
      owners: ["ana"],
    },
  ]);
});

test("of what is overdue its id and how many, and of restricted evidence nothing else", async () => {
  await runOn("2026-04-20");
  const { due, changes } = await payload();
  expect(due).toMatchObject([
    { requirement: "restore-test", state: "overdue", count: 1, due: "2026-03-31" },
    { requirement: "security-training", state: "overdue", count: 1, due: "2026-04-15" },
    {},
  ]);
  expect(due[2]).toEqual({ requirement: "screening", state: "overdue", count: 1, restricted: true });
  expect(changes).toMatchObject([
    { task: "asked / restore-test", count: 1, resources: [] },
    {},
    { task: "asked / security-training", count: 1, resources: [] },
  ]);
  expect(changes[1]).toEqual({
    kind: "failing",
    task: "asked / screening",
    count: 1,
    restricted: true,
    heldToElse: false,
    resources: [],
  });
});

test("a waiver for a person is told by what is waived, and a restricted requirement by its id", async () => {
  await project.program({
    ...PARTS,
    evidence: `${restoreTest}, ${securityTraining}, screening("screening", { title: "Screening", within: days(45), reviewer: ben })`,
    waivers: `[core.waive(asked.evidence[2], "p17", { until: "2026-06-30", reason: "On leave.", requestedBy: ana, approvedBy: ben,
      compensating: [asked] })]`,
  });
  await runOn("2026-04-21");
  const { heldTo } = await payload();
  expect(heldTo).toEqual([
    { noun: "requirement", id: "asked / screening", what: "is asked for in another way", looser: true },
    { noun: "requirement", id: "asked / screening", what: "is asked for in another way", looser: false },
    { noun: "waiver", id: "screening", what: "is granted until 2026-06-30", looser: true },
  ]);
});

test("what fell due since the newest run is overdue today, and what is due next is told", async () => {
  const late = await evidenceProject({ evidence: restoreTest });
  try {
    on("2026-05-20");
    await late.record(
      "evidence/restore-test/q1.md",
      `on: 2026-03-10
files: [{ name: a.log, sha256: ${"a".repeat(64)}, at: "Drive, Compliance, Restores" }]
scenario: s
participants: [ana]
objective: o
result: met
findings: []`,
    );
    const keep = ["--keep", ".bylaw/evidence", "--quiet", "--revision", "4be1f0c", "--branch", "main"];
    await late.bylaw("check", ...keep);
    const due = async (day: string): Promise<Payload> => {
      on(day);
      return JSON.parse((await late.bylaw("notify", "--json")).out) as Payload;
    };
    expect((await due("2026-06-20")).due).toMatchObject([{ state: "due", due: "2026-06-30" }]);
    const over = await due("2026-09-25");
    expect(over.due).toMatchObject([{ state: "overdue", due: "2026-06-30" }]);
    expect(over.notes).toEqual([
      "What was filed since 2026-05-20: what is due is told by the records that the newest run listed.",
    ]);
    expect((await late.bylaw("notify")).out).toContain("Evidence overdue\n");
  } finally {
    await late.remove();
  }
});

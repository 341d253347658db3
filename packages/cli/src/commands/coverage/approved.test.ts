import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  held,
  on,
  original,
  type Parts,
  restoreTest,
} from "../evidence/evidence.fixture.ts";
import { COMMIT } from "./coverage.fixture.ts";

/** A program that reads from a forge who approved its records, as `files.json` says. */
const head = `
import { readFileSync } from "node:fs";
import { known } from "@bylaw/core/provider";
const forgeKind = defineProviderKind<unknown>()("forge", ["house"]);
const files = defineCollector({
  id: "forge/files", resource: "file", provider: forgeKind, per: "house", operations: ["forge:List"],
  schema: z.object({ id: z.string(), folder: z.string(), blob: z.string(), approvers: z.array(z.string()) }),
  async *collect() { yield* JSON.parse(readFileSync(here("files.json"), "utf8")); },
});
const reviews = core.reviewsFrom("forge/reviews", files, ({ approvers, ...file }) => ({
  ...file, pullRequests: known([{ id: "forge#1", blob: known(file.blob), author: known("b-o"), approvers: known(approvers) }]),
}));
const forge = { kind: "provider", type: forgeKind,
  connect: async () => ({ scopes: [{ scope: { provider: "forge", level: "house", path: ["north"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
const boss = (forge: string) => core.definePerson({ ...ana, identities: { forge } });
const clerk = core.definePerson({ ...ben, identities: { forge: "b-o" } });
`;
const asked: Parts = {
  head,
  evidence: restoreTest,
  people: `[boss("a-s"), clerk]`,
  providers: `[forge, evidence({ directory: here("evidence") })]`,
};
const approved = (change: Parts = {}): Parts => ({
  ...asked,
  waivers: "[], recordReviews: reviews",
  ...change,
});

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject(approved());
  await mkdir(join(project.folder, "evidence"));
  await project.record("evidence/restore-test/q1.md", "on: 2026-03-10", original, ...held);
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

async function approvedBy(...approvers: readonly string[]): Promise<void> {
  const bytes = await readFile(join(project.folder, "evidence/restore-test/q1.md"));
  const blob = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  const file = { id: "q1", folder: "restore-test", blob, approvers };
  await writeFile(join(project.folder, "files.json"), JSON.stringify([file]));
}

async function runOn(...days: readonly string[]): Promise<void> {
  for (const day of days) {
    on(day);
    await project.bylaw("check", "--keep", ".bylaw/evidence", "--revision", COMMIT, "--branch", "main");
  }
}

async function told() {
  const args = ["--period", "2026-01-01..2026-06-15", "--every", "366", "--json"];
  const { code, out } = await project.bylaw("coverage", ...args);
  const { controls, changes } = JSON.parse(out);
  const [{ occurrences }] = controls[0].requirements;
  return {
    code,
    owed: occurrences.map(
      (one: Readonly<Record<string, string>>) => `${one.window ?? `${one.from} ${one.to}`} ${one.state}`,
    ),
    changes: changes.map(
      ({ day, what, looser }: Readonly<Record<string, string>>) => `${day} ${looser ? "-" : "+"} ${what}`,
    ),
  };
}

describe("records that somebody approved where a program reads it", () => {
  test("answer the windows of the period, as they answer check", async () => {
    await approvedBy("a-s");
    await runOn("2026-03-10", "2026-05-02");
    expect(await told()).toEqual({ code: 0, owed: ["2026-Q1 operated"], changes: [] });
  });

  test("answer nothing where nobody approved them, nor by a program that asks no more", async () => {
    await approvedBy("somebody");
    await runOn("2026-03-10", "2026-05-02");
    expect(await told()).toMatchObject({ code: 1, owed: ["2026-Q1 gap"] });
    await project.program(asked);
    await runOn("2026-06-10");
    expect(await told()).toEqual({
      code: 2,
      owed: ["2026-Q1 operated", "2026-03-11 2026-06-09 undecided"],
      changes: expect.arrayContaining([
        "2026-06-10 - counts records whose reviewer they name, and did that forge/reviews says were approved",
      ]),
    });
  });

  test("go on answering by the word of the runs that read it, where nobody reads it any more", async () => {
    await approvedBy("a-s");
    await runOn("2026-03-10", "2026-05-02");
    await project.program(asked);
    await runOn("2026-06-10");
    expect(await told()).toMatchObject({ code: 0, owed: ["2026-Q1 operated"] });
  });

  test("are approved by whom a person was called on that day", async () => {
    await approvedBy("somebody");
    await runOn("2026-03-10", "2026-05-02");
    await project.program(approved({ people: `[boss("somebody"), clerk]` }));
    await runOn("2026-06-10");
    const { code, owed, changes } = await told();
    expect([code, owed[0]]).toEqual([1, "2026-Q1 gap"]);
    expect(changes).toEqual(["2026-06-10 - is called otherwise where records are approved"]);
  });
});

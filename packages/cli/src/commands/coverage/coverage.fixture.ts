import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Ran } from "../../project.fixture.ts";
import {
  type EvidenceProject,
  evidenceProject,
  on,
  type Parts,
  restoreTest,
} from "../evidence/evidence.fixture.ts";

/** A program with a check whose listing stands in `keys.json`, and a restore test each quarter. */
export function parts(rotates = 365, evidence = restoreTest): Parts {
  return {
    head: `
import { readFileSync } from "node:fs";
const vaultKind = defineProviderKind<unknown>()("vault", ["account"]);
const keys = defineCollector({
  id: "vault/keys", resource: "vault key", provider: vaultKind, per: "account", operations: ["vault:List"],
  schema: z.object({ id: z.string(), days: z.number() }),
  async *collect() { yield* JSON.parse(readFileSync(here("keys.json"), "utf8")); },
});
const rotates = core.defineCheck({
  id: "vault/key-rotates", title: "Key rotates", why: "Why.", fix: "Fix.", severity: "low", whenEmpty: "notApplicable",
  blindSpots: [], each: keys, parameters: { age: core.atMost(core.days(${rotates})) },
  assert: (key, { age }) => [core.fact("age", core.days(key.days)).atMost(age)],
});
const vault = { kind: "provider", type: vaultKind,
  connect: async () => ({ scopes: [{ scope: { provider: "vault", level: "account", path: ["1"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
`,
    evidence,
    people: "[ana, ben]",
    providers: `[vault, evidence({ directory: here("evidence") })]`,
    all: `[asked, defineControl({ id: "rotation", title: "Keys rotate", statement: "The vault rotates keys.",
      satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous", implementedFrom: "2026-01-01", checks: [rotates] })]`,
  };
}

export const COMMIT = "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4";

/** A project whose runs are kept, and its coverage of a year in which runs may lie as far apart as they like. */
export interface KeptProject extends EvidenceProject {
  /** A run of a day that counts, of keys by their age in days. */
  runOn(day: string, keys: Readonly<Record<string, number>>, ...more: readonly string[]): Promise<void>;
  coverage(...args: readonly string[]): Promise<Ran>;
}

export async function keptProject(): Promise<KeptProject> {
  const project = await evidenceProject(parts());
  await mkdir(join(project.folder, "evidence"));
  return {
    ...project,
    async runOn(day, keys, ...more) {
      on(day);
      const listed = Object.entries(keys).map(([id, days]) => ({ id, days }));
      await writeFile(join(project.folder, "keys.json"), JSON.stringify(listed));
      const args = [
        "--keep",
        ".bylaw/evidence",
        "--quiet",
        "--revision",
        COMMIT,
        "--branch",
        "main",
        ...more,
      ];
      const { code, err } = await project.bylaw("check", ...args);
      expect([0, 1, 2], err).toContain(code);
    },
    coverage: (...args) =>
      project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366", ...args),
  };
}

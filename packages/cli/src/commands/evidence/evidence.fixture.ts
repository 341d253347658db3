import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import { createProject, type Project } from "../../project.fixture.ts";

/** What a program of people is made of, as text of its config. */
export interface Parts {
  readonly head?: string;
  readonly evidence?: string;
  readonly people?: string;
  readonly providers?: string;
  readonly policies?: string;
  readonly controls?: string;
  /** Every control, in place of the one that asks and those above. */
  readonly all?: string;
  readonly organization?: string;
  readonly waivers?: string;
  readonly branch?: string;
}

export const restoreTest = `exercise("restore-test", { title: "Restore test", every: months(3), tolerance: days(14), reviewer: ana,
  originals: "Drive, Compliance, Restores" })`;
export const securityTraining = `training("security-training", { every: years(1), within: days(30), reviewer: ana })`;
export const policies = `policy("encryption", "Encrypt everything."), policy("access", "Lock the door.")`;

/** A program that asks Ana's people for evidence since the beginning of 2026. */
function configOf({
  head = "",
  evidence = `${restoreTest}, ${securityTraining}`,
  people = "[ana, ben, gone, p17]",
  providers = `[evidence({ directory: here("evidence") })]`,
  policies: own = "",
  controls = "",
  all = `[asked, ${controls}]`,
  organization = `{ name: "Test" }`,
  waivers = "[]",
  branch = '"main"',
}: Parts = {}): string {
  return `
import { fileURLToPath } from "node:url";
import { z } from "zod";
import * as core from "@bylaw/core";
import { defineCollector, defineProviderKind } from "@bylaw/core/provider";
import { acknowledgement, agreement, approval, evidence, externalReport, meeting, screening, screenshot, training } from "@bylaw/evidence";
const { attested, days, defineControl, defineEvidenceKind, definePerson, definePolicy, defineProgram, defineRole, exercise,
  months, must, soc2, staffFrom, years } = core;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ana = definePerson({ id: "ana", name: "Ana Silva", email: "Ana@Example.com", identities: { github: "anasilva" } });
const ben = definePerson({ id: "ben", name: "Ben", email: "ben@example.com", identities: { github: "benny" } });
const gone = definePerson({ id: "gone", name: "Gone", start: "2024-01-08" });
const p17 = definePerson({ id: "p17", name: "p17", start: "2026-03-16" });
${head}
const asking = (id: string, evidence: readonly core.EvidenceRequirement[], more: object = {}) => defineControl({
  id, title: "People show it", statement: "People show it.", satisfies: [soc2("CC6.1")], owner: ana, frequency: "annual",
  implementedFrom: "2026-01-01", evidence, ...more,
});
const asked = asking("asked", [${evidence}]);
const policy = (id: string, text: string) => definePolicy({
  id, title: id, owner: ana, effective: "2026-01-01", review: "annual",
  statements: [must(id + "-1")([text] as unknown as TemplateStringsArray).by(core.defineControl(asked))],
});
const outOfScope = Object.fromEntries(soc2.criteria.filter(({ id }) => id !== "CC6.1").map(({ id }) => [id, "Not here."]));
export default defineProgram({
  organization: ${organization}, branch: ${branch}, framework: soc2.scope({ categories: ["security"], outOfScope }),
  providers: ${providers}, people: ${people}, policies: [${own}], controls: ${all}, waivers: ${waivers},
});
`;
}

/** A project with such a program, and what it takes to look into it. */
export interface EvidenceProject extends Project {
  /** Writes the program anew. */
  program(parts: Parts): Promise<void>;
  text(path: string): Promise<string>;
  /** A record that Ben submitted and Ana reviewed, of the fields given as lines of YAML. */
  record(path: string, ...lines: readonly string[]): Promise<void>;
  /** Puts other words into a file. */
  mend(path: string, ...changes: readonly (readonly [from: string, to: string])[]): Promise<void>;
}

export async function evidenceProject(parts: Parts = {}): Promise<EvidenceProject> {
  const project = await createProject({ "bylaw.config.ts": configOf(parts) });
  const at = (path: string) => join(project.folder, path);
  return {
    ...project,
    program: (more) => project.write({ "bylaw.config.ts": configOf(more) }),
    text: (path) => readFile(at(path), "utf8"),
    async record(path, ...lines) {
      await mkdir(dirname(at(path)), { recursive: true });
      const head = ["---", "submittedBy: ben", "reviewedBy: ana", ...lines, "---", ""];
      await writeFile(at(path), head.join("\n"));
    },
    async mend(path, ...changes) {
      let text = await readFile(at(path), "utf8");
      for (const [from, to] of changes) {
        if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
        text = text.replace(from, to);
      }
      await writeFile(at(path), text);
    },
  };
}

/** A provider whose listing says who works here, and another that says who took the training; `collect` yields them. */
export const hr = (staff: string, done = ""): string => `
const hrKind = defineProviderKind<unknown>()("hr", ["company"]);
const listing = (id: string, resource: string, schema: z.ZodType<never>, collect: () => AsyncIterable<never>) =>
  defineCollector({ id, resource, provider: hrKind, per: "company", operations: ["hr:List"], schema, collect });
const day = z.string();
const employees = listing("hr/employees", "employee", z.object({ id: z.string(), start: day.optional() }) as never,
  async function* () { ${staff} } as never);
const completions = listing("hr/completions", "completion", z.object({ id: z.string(), person: z.string(), on: day }) as never,
  async function* () { ${done} } as never);
const staff = staffFrom("hr/staff", employees as never, ({ id }: { id: string }) => ({ id }));
const hrProvider = { kind: "provider", type: hrKind,
  connect: async () => ({ scopes: [{ scope: { provider: "hr", level: "company", path: ["1"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
`;

/** Sets the clock of this process to noon of a day; timers run on. */
export function on(day: string): void {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date(`${day}T12:00:00Z`));
}

/** What a record of a restore test says beside its day and its original. */
export const held = ["scenario: s", "participants: [ana]", "objective: o", "result: met"] as const;

/** The original of it, which nobody looks at here. */
export const original = `files: [{ name: restore.log, sha256: ${"0123456789abcdef".repeat(4)}, at: Drive }]`;

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Ran } from "../../project.fixture.ts";
import { COMMIT } from "../coverage/coverage.fixture.ts";
import { type EvidenceProject, evidenceProject, on } from "../evidence/evidence.fixture.ts";

/** An account as the club lists it. */
export interface Member {
  readonly id: string;
  readonly kind?: "person" | "service" | "shared";
  readonly rights?: readonly string[];
  readonly privileged?: boolean;
  readonly lastUsed?: string;
}

/** A program that reviews the members of a club each quarter, as `members.json` lists them. */
const head = `
import { readFileSync } from "node:fs";
import { accessReviewKind } from "@bylaw/evidence";
const eva = core.definePerson({ id: "eva", name: "Eva", end: "2026-09-30", identities: { club: "eva" } });
const dora = core.definePerson({ id: "dora", name: "Dora" });
const boss = core.definePerson({ ...ana, identities: { club: "ana" } });
const clerk = core.definePerson({ ...ben, identities: { club: "ben" } });
const clubKind = defineProviderKind<unknown>()("club", ["house"]);
const members = defineCollector({
  id: "club/members", resource: "member", provider: clubKind, per: "house", operations: ["club:ListMembers"],
  schema: z.object({ id: z.string(), kind: z.string(), rights: z.array(z.string()), privileged: z.boolean(), lastUsed: z.string() }),
  async *collect() {
    const { members, broken } = JSON.parse(readFileSync(here("members.json"), "utf8"));
    yield* members;
    if (broken) throw new Error("The club hung up.");
  },
});
const accounts = core.defineView({ id: "club/accounts", resource: "account", each: members, using: {},
  derive: ({ id, ...more }) => ({ id, name: id, identity: id, mfa: "on" as const, created: "2025-01-01T00:00:00.000Z", ...more }) });
const review = core.defineAccessReview({ id: "club", title: "Members of the club", requirement: "access-reviewed",
  of: [accounts as never], reviewers: { club: [boss, clerk] }, dormantAfter: days(90) });
const club = { kind: "provider", type: clubKind,
  connect: async () => ({ scopes: [{ scope: { provider: "club", level: "house", path: ["north"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
`;

export const everybody: readonly Member[] = [
  { id: "ana", rights: ["owner"], privileged: true },
  { id: "ben" },
  { id: "door-bot", kind: "service" },
  { id: "eva" },
];

export interface ReviewProject extends EvidenceProject {
  /** A run of a day that is kept and counts, of those members. */
  runOn(
    day: string,
    members: readonly Member[],
    more?: { readonly broken?: true; readonly revision?: string },
  ): Promise<void>;
  review(...args: readonly string[]): Promise<Ran>;
  /** Writes what is decided on accounts into the open file of a period, by the name of each. */
  decide(period: string, of: Readonly<Record<string, readonly [string, string, string?]>>): Promise<void>;
}

export async function reviewProject(
  reviewer = "reviewer: boss, ",
  people = "[boss, clerk, eva, dora]",
): Promise<ReviewProject> {
  const project = await evidenceProject({
    head,
    evidence: `accessReviewKind.require("access-reviewed", { ${reviewer}every: months(3), tolerance: days(14) })`,
    people,
    providers: `[club, evidence({ directory: here("evidence") })]`,
    waivers: `[], accessReviews: [review]`,
  });
  await mkdir(join(project.folder, "evidence"));
  return {
    ...project,
    async runOn(day, members, { broken, revision = COMMIT } = {}) {
      on(day);
      const listed = members.map((one) => ({
        kind: "person",
        rights: ["member"],
        privileged: false,
        lastUsed: "2026-10-30T08:00:00.000Z",
        ...one,
      }));
      await writeFile(join(project.folder, "members.json"), JSON.stringify({ members: listed, broken }));
      const { code, err } = await project.bylaw(
        ...["check", "--keep", ".bylaw/evidence", "--quiet", "--revision", revision, "--branch", "main"],
      );
      expect([0, 1, 2], err).toContain(code);
    },
    review: (...args) => project.bylaw("review", ...args),
    async decide(period, of) {
      const path = join(project.folder, "reviews/club", period, "decisions.md");
      const lines = (await readFile(path, "utf8")).split("\n").map((line) => {
        const [decision, by, reason = ""] = of[line.split("|")[4]?.trim() ?? ""] ?? [];
        return decision === undefined || !line.startsWith("| ")
          ? line
          : line.replace(/^\|[^|]*\|[^|]*\|[^|]*/, () => `| ${decision} | ${by} | ${reason} `);
      });
      await writeFile(path, lines.join("\n"));
    },
  };
}

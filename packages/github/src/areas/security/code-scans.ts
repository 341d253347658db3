import { type Collector, from, type Observed } from "@bylaw/core";
import { absent, defineCollector, inspect, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { hiddenField, readable } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { PLAN, planOf } from "../organization/plan.ts";
import { eachRepository } from "../repositories/each-repository.ts";
import { COUNTS } from "../repositories/expect-all.ts";

const REPOSITORIES = "POST /graphql scanned";
const OPERATION = "GET /repos/{owner}/{repo}/code-scanning/analyses";

const query = `query scanned($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner name visibility isArchived isEmpty defaultBranchRef { name } }
    }
  }
}`;

const nodeSchema = z.object({
  nameWithOwner: z.string(),
  name: z.string(),
  visibility: z.enum(["PUBLIC", "PRIVATE", "INTERNAL"]),
  isArchived: z.boolean(),
  isEmpty: z.boolean(),
  defaultBranchRef: readable(REPOSITORIES, z.object({ name: z.string() }).nullable()),
});
type Node = z.infer<typeof nodeSchema>;

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  archived: z.boolean(),
  /** True while it has no commit. */
  empty: z.boolean(),
  /** True when everybody may see it. */
  open: z.boolean(),
  /** The organization's plan: `free`, `team` or `enterprise`. */
  plan: observed(z.string()),
  /**
   * Of each tool the newest analysis of the default branch that GitHub could process, among the 100 newest of all tools. Absent
   * where there is none, and where code scanning is not enabled.
   */
  analyses: observed(z.array(z.object({ tool: z.string(), at: z.string() }))),
  readAt: z.string(),
});

export interface CodeScan extends z.infer<typeof schema> {}

const analysisSchema = z.object({
  error: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  tool: z.object({ name: z.string() }),
});

/** Every repository of an organization, with when code scanning analysed its default branch last. */
export const codeScans: Collector<CodeScan> = defineCollector({
  id: "github/code-scans",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [REPOSITORIES, OPERATION, PLAN, COUNTS],
  calls: { [REPOSITORIES]: { page: 100 }, [OPERATION]: { each: "entry" }, [PLAN]: "once", [COUNTS]: "once" },
  schema,
  async *collect(session) {
    const plan = await planOf(session);
    yield* eachRepository(session, REPOSITORIES, query, nodeSchema, async (node) => ({
      id: node.nameWithOwner,
      archived: node.isArchived,
      empty: node.isEmpty,
      open: node.visibility === "PUBLIC",
      plan,
      analyses: await analysesOf(session, node),
      readAt: session.now().toISOString(),
    }));
  },
});

async function analysesOf(session: GithubSession, node: Node): Promise<CodeScan["analyses"]> {
  const branch = inspect(branchOf(node));
  if (branch.state !== "known") return branchOf(node) as Observed<never>;
  const repository = { owner: session.organization, repo: node.name };
  const asked = { ...repository, ref: `refs/heads/${branch.value}`, per_page: 100 };
  return from(await session.observe(OPERATION, asked, z.array(analysisSchema)), newestByTool);
}

function branchOf({ defaultBranchRef, isEmpty }: Node): Observed<string> {
  if (isEmpty) return absent(REPOSITORIES, "empty repository");
  const message = "names no default branch, although the repository is not empty";
  const unnamed = hiddenField(REPOSITORIES, "defaultBranchRef", message, "ambiguous-absence");
  return from(defaultBranchRef, (ref) => ref?.name ?? unnamed);
}

function newestByTool(analyses: readonly z.infer<typeof analysisSchema>[]): { tool: string; at: string }[] {
  const newest = new Map<string, string>();
  for (const { error, created_at, tool } of analyses) {
    if (error !== "") continue;
    const at = new Date(created_at).toISOString();
    const before = newest.get(tool.name);
    if (before === undefined || before < at) newest.set(tool.name, at);
  }
  return [...newest].map(([tool, at]) => ({ tool, at }));
}

/** The newest analysis by a tool whose name says `wanted`, word by word. Absent where there is none. */
export function newestBy({ analyses }: CodeScan, wanted: (tool: string) => boolean): Observed<string> {
  return from(analyses, (all) => {
    const times = all.filter(({ tool }) => wanted(tool)).map(({ at }) => at);
    return times.sort().at(-1) ?? absent(OPERATION, "no analysis");
  });
}

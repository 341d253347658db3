import { from, type Observed } from "@bylaw/core";
import { answerMismatch, known, observeCall, partialAnswer, unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import type { QueryOperation, RestOperation } from "../../operations/index.ts";
import { hiddenField, readable } from "../../session/answer.ts";

const NAMES: QueryOperation = "POST /graphql names";
const OPERATION: RestOperation = "GET /repos/{owner}/{repo}/environments";

/** What a query has to ask of a repository. */
export const protectionFields =
  "viewerCanAdminister branchProtectionRules(first: 100) { totalCount nodes { pattern } }";

export const protectionSchema = z.object({
  viewerCanAdminister: z.boolean(),
  branchProtectionRules: readable(
    NAMES,
    z.object({ totalCount: z.int(), nodes: z.array(z.object({ pattern: z.string() })) }),
  ),
});

export const policySchema = z
  .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
  .nullable();

export const deployingBranches = z.enum([
  "protected",
  "named",
  "any",
  "any, since none is protected",
  "any, since all are protected",
  "any, since a pattern names all",
]);

type DeployingBranches = z.infer<typeof deployingBranches>;

/** Of an environment: its policy, and the patterns that it names where it names branches. */
interface Asked {
  readonly policy: z.infer<typeof policySchema>;
  patterns(): AsyncIterable<{ readonly name: string }>;
}

/** Which branches an environment lets deploy, by its own policy and the branches that its repository protects. */
export async function deployingBranchesOf(
  { policy, patterns }: Asked,
  repository: z.infer<typeof protectionSchema>,
): Promise<Observed<DeployingBranches>> {
  if (policy === null) return known("any");
  if (policy.protected_branches === policy.custom_branch_policies) {
    throw answerMismatch(OPERATION, "says both or neither of protected and of named branches");
  }
  return policy.custom_branch_policies ? observeCall(() => namedBy(patterns())) : protectedOf(repository);
}

async function namedBy(patterns: AsyncIterable<{ readonly name: string }>): Promise<DeployingBranches> {
  for await (const { name } of patterns) {
    if (WILDCARDS.test(name)) return "any, since a pattern names all";
  }
  return "named";
}

/** A star stands for every branch without a slash. */
const WILDCARDS = /^[*?/]+$/;

/**
 * GitHub lets every branch deploy where no branch has a rule of classic protection. Its page says nothing of rulesets, so
 * they are not counted. A repository shows its rules to administrators.
 */
function protectedOf({
  viewerCanAdminister,
  branchProtectionRules,
}: z.infer<typeof protectionSchema>): Observed<DeployingBranches> {
  return from(
    branchProtectionRules,
    ({ totalCount, nodes }): DeployingBranches | Observed<DeployingBranches> => {
      if (nodes.some(({ pattern }) => WILDCARDS.test(pattern))) return "any, since all are protected";
      if (nodes.length < totalCount) {
        const shows = `shows ${nodes.length} of ${totalCount} rules that protect branches`;
        return unreadable(partialAnswer(NAMES, shows).problem);
      }
      if (totalCount > 0) return "protected";
      if (viewerCanAdminister) return "any, since none is protected";
      return hiddenField(
        NAMES,
        "branchProtectionRules",
        "shows classic branch protection to administrators only",
        "ambiguous-absence",
      );
    },
  );
}

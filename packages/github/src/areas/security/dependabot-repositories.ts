import type { Collector } from "@bylaw/core";
import { defineCollector, known, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { hiddenField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { eachRepository } from "../repositories/each-repository.ts";
import { COUNTS } from "../repositories/expect-all.ts";

const OPERATION = "POST /graphql repository-alerts";

const query = `query repositoryAlerts($organization: String!, $first: Int!, $after: String) {
  organization(login: $organization) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { nameWithOwner isArchived viewerCanAdminister hasVulnerabilityAlertsEnabled }
    }
  }
}`;

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  archived: z.boolean(),
  /** True when Dependabot alerts are enabled. That they are not is told to administrators alone. */
  alertsEnabled: observed(z.boolean()),
});

export interface DependabotRepository extends z.infer<typeof schema> {}

const nodeSchema = z.object({
  nameWithOwner: z.string(),
  isArchived: z.boolean(),
  viewerCanAdminister: z.boolean(),
  hasVulnerabilityAlertsEnabled: z.boolean(),
});

/** Every repository of an organization, with whether Dependabot alerts are enabled in it. */
export const dependabotRepositories: Collector<DependabotRepository> = defineCollector({
  id: "github/dependabot-repositories",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION, COUNTS],
  calls: { [OPERATION]: { page: 100 }, [COUNTS]: "once" },
  schema,
  collect: (session) =>
    eachRepository(session, OPERATION, query, nodeSchema, (node) => ({
      id: node.nameWithOwner,
      archived: node.isArchived,
      alertsEnabled:
        node.hasVulnerabilityAlertsEnabled || node.viewerCanAdminister
          ? known(node.hasVulnerabilityAlertsEnabled)
          : hiddenField(
              OPERATION,
              "hasVulnerabilityAlertsEnabled",
              "tells administrators alone that Dependabot alerts are not enabled",
              "ambiguous-absence",
            ),
    })),
});

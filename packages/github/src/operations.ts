/** A permission of a GitHub App or a fine-grained token, in GitHub's words, with its level. */
export type Permission = `${string}: ${"read" | "write"}`;

/** What a collector and its errors have to know of an operation. */
export interface OperationFacts {
  /** Operations that share this name share one rate. */
  readonly limiter: "graphql" | "rest";
  /** What lets it answer. */
  readonly permission: Permission;
  /** What lets it show fields that it otherwise leaves out. */
  readonly fields: Readonly<Record<string, Permission>>;
  /** The fields whose null is a fact and what it says. Nothing else may be read as "there is none". */
  readonly absent: Readonly<Record<string, string>>;
  /** A token has to ask it. An app on all repositories does without, and without its permission. */
  readonly tokensOnly?: true;
}

/** Every operation that a collector may call. A GraphQL query is an operation of its own, by its name. */
export const operations = {
  "POST /graphql repositories": {
    limiter: "graphql",
    permission: "Metadata: read",
    fields: { defaultBranchRef: "Contents: read", branchProtectionRule: "Administration: read" },
    absent: { defaultBranchRef: "empty repository", branchProtectionRule: "no classic protection" },
  },
  // It answers everybody, and tells owners alone how many private repositories there are.
  "GET /orgs/{org}": {
    limiter: "rest",
    permission: "Organization administration: read",
    fields: { total_private_repos: "Organization administration: read" },
    absent: {},
    tokensOnly: true,
  },
  // Reading an organization's ruleset takes the permission to change it; a repository's shows all but its bypass list.
  "GET /orgs/{org}/rulesets/{ruleset_id}": {
    limiter: "rest",
    permission: "Organization administration: write",
    fields: { bypass_actors: "Organization administration: write" },
    absent: {},
  },
  "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}": {
    limiter: "rest",
    permission: "Metadata: read",
    fields: { bypass_actors: "Administration: write" },
    absent: {},
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;

export type Operation = keyof typeof operations;
export type QueryOperation = Extract<Operation, `POST /graphql ${string}`>;
export type RestOperation = Exclude<Operation, QueryOperation>;

/** What the table says of an operation. */
export function factsOf(operation: Operation): OperationFacts {
  return operations[operation];
}

/**
 * Calls per second to start from, per organization. GitHub allows 900 REST points and 2,000 GraphQL points a
 * minute before its secondary limits, and a read is 1 point.
 */
export const callsPerSecond: Readonly<Record<OperationFacts["limiter"], number>> = { graphql: 5, rest: 12 };

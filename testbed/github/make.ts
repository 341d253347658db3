import type {
  BypassActor,
  ClassicProtection,
  ClassicReviews,
  GitHubState,
  PullRequestParameters,
  Repository,
  RepositorySecurity,
  Rule,
  Ruleset,
} from "./state.ts";

const EPOCH = "2025-01-01T00:00:00Z";

/** A number that depends on the text alone, so that identifiers never change between runs. */
export function stableId(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash % 900_000_000) + 100_000_000;
}

/** An organization with an owner, one team, three apps, and nothing else. */
export function emptyGitHub(login = "acme"): GitHubState {
  return {
    organization: {
      id: stableId(login),
      login,
      name: login,
      twoFactorRequired: true,
      viewerIsOwner: true,
    },
    rulesets: [],
    repositories: [],
    users: [{ id: stableId(`${login}-owner`), login: `${login}-owner` }],
    teams: [{ id: stableId(`${login}/platform`), slug: "platform" }],
    apps: [
      { id: 15368, slug: "github-actions" },
      { id: 57789, slug: "github-advanced-security" },
      { id: 901_001, slug: "bylaw-reader" },
    ],
    viewer: `${login}-owner`,
    installation: {
      id: 7_000_001,
      app: "bylaw-reader",
      permissions: { metadata: "read", administration: "read", contents: "read", organization_plan: "read" },
    },
    told: {},
  };
}

type RepositoryInput = Partial<Omit<Repository, "name" | "security">> & {
  name: string;
  security?: Partial<RepositorySecurity>;
};

/** A private repository with a `main` branch and no protection, unless told otherwise. */
export function repository(input: RepositoryInput): Repository {
  const { security, ...rest } = input;
  return {
    id: stableId(input.name),
    description: null,
    visibility: "private",
    archived: false,
    isFork: false,
    isEmpty: false,
    defaultBranch: "main",
    createdAt: EPOCH,
    pushedAt: EPOCH,
    viewerCanAdminister: true,
    rulesets: [],
    note: "",
    ...rest,
    security: {
      vulnerabilityAlerts: true,
      openVulnerabilityAlerts: 0,
      environments: [],
      deployKeys: [],
      ...security,
    },
  };
}

type ClassicInput = Partial<Omit<ClassicProtection, "reviews">> & { reviews?: Partial<ClassicReviews> };

/** Classic protection that blocks force pushes and deletions and binds administrators. */
export function classic(input: ClassicInput = {}): ClassicProtection {
  const { reviews, ...rest } = input;
  return {
    enforceAdmins: true,
    allowForcePushes: false,
    forcePushAllowances: [],
    allowDeletions: false,
    signatures: false,
    linearHistory: false,
    conversationResolution: false,
    lockBranch: false,
    ...rest,
    ...(reviews && { reviews: classicReviews(reviews) }),
  };
}

function classicReviews(input: Partial<ClassicReviews>): ClassicReviews {
  return {
    count: 1,
    dismissStale: false,
    codeOwners: false,
    lastPush: false,
    bypassAllowances: [],
    ...input,
  };
}

type RulesetInput = Partial<Omit<Ruleset, "name">> & { name: string };

/** An active ruleset of the default branch that nobody can bypass, visibly so. */
export function ruleset(input: RulesetInput): Ruleset {
  return {
    id: stableId(`ruleset ${input.name}`) % 10_000_000,
    target: "branch",
    enforcement: "active",
    conditions: { ref: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [],
    bypassActors: [],
    bypassVisible: true,
    updatedAt: EPOCH,
    ...input,
  };
}

export function pullRequestRule(count: number, more: Partial<PullRequestParameters> = {}): Rule {
  return {
    type: "pull_request",
    parameters: {
      requiredApprovingReviewCount: count,
      dismissStaleReviewsOnPush: false,
      requireCodeOwnerReview: false,
      requireLastPushApproval: false,
      requiredReviewThreadResolution: false,
      ...more,
    },
  };
}

/** Required status checks; without an integration id anyone with write access can report them. */
export function statusChecksRule(contexts: readonly string[], integrationId?: number): Rule {
  return {
    type: "required_status_checks",
    parameters: {
      strictRequiredStatusChecksPolicy: false,
      doNotEnforceOnCreate: false,
      requiredStatusChecks: contexts.map((context) =>
        integrationId === undefined ? { context } : { context, integrationId },
      ),
    },
  };
}

export function bypass(
  actorType: BypassActor["actorType"],
  actorId: number | null = null,
  bypassMode: BypassActor["bypassMode"] = "always",
): BypassActor {
  return { actorType, actorId, bypassMode };
}

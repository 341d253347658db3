import type { Deployment } from "./deployments.ts";
import type { History } from "./history.ts";
import type { Answer, Request } from "./request.ts";

/** What the loopback GitHub serves. REST and GraphQL answers are both derived from this one model. */
export interface GitHubState {
  organization: Organization;
  /** Organization rulesets. */
  rulesets: Ruleset[];
  repositories: Repository[];
  users: User[];
  teams: Team[];
  apps: App[];
  /** Login of the user that every personal access token belongs to. */
  viewer: string;
  /** The GitHub App that a JSON web token belongs to. */
  installation: Installation;
  /** What is answered to operations that the model does not hold, such as `GET /orgs/{org}/members`. */
  told: Record<string, Told>;
}

/** A body, the items of a list, a whole answer, or a function of the request that says one of them. */
export type Told = object | ((request: Request) => object | Answer);

export interface Organization {
  id: number;
  login: string;
  name: string;
  twoFactorRequired: boolean;
  /** Members see fewer fields of the organization than owners. */
  viewerIsOwner: boolean;
  /** What is paid for, which owners see, and apps that may. Absent: `team`. */
  plan?: string;
}

export interface User {
  id: number;
  login: string;
}

export interface Team {
  id: number;
  slug: string;
}

export interface App {
  id: number;
  slug: string;
}

export interface Installation {
  id: number;
  /** Slug of one of `apps`. */
  app: string;
  permissions: Record<string, string>;
  /** PEM. Without it the signature of a JSON web token is not verified. */
  publicKey?: string;
}

export type Visibility = "public" | "private" | "internal";

export interface Repository {
  id: number;
  name: string;
  description: string | null;
  visibility: Visibility;
  archived: boolean;
  isFork: boolean;
  isEmpty: boolean;
  defaultBranch: string;
  createdAt: string;
  pushedAt: string | null;
  viewerCanAdminister: boolean;
  /** Absent: it works, nothing locks it, and it is no mirror. */
  disabled?: boolean;
  /** As GraphQL names it, such as `MIGRATING`. */
  lockReason?: string;
  mirror?: boolean;
  /** Classic protection of the default branch. */
  classic?: ClassicProtection;
  rulesets: Ruleset[];
  security: RepositorySecurity;
  /** Of the default branch. Absent: one commit, and nothing told of how it came there. */
  history?: History;
  deployments?: Deployment[];
  /** Everybody who has access. Absent: the viewer alone. */
  access?: Access[];
  /** What is wrong with this repository on purpose. Never served. */
  note: string;
}

export interface Access {
  login: string;
  /** Absent: made of the login. */
  id?: number;
  permission: "READ" | "TRIAGE" | "WRITE" | "MAINTAIN" | "ADMIN";
}

export interface RepositorySecurity {
  vulnerabilityAlerts: boolean;
  openVulnerabilityAlerts: number;
  codeowners?: { path: string; errors: string[]; bytes?: number };
  environments: { name: string; reviewers: number; preventSelfReview: boolean }[];
  /** Public keys, with a comment or without. Where none is told, each has one of its own, and no policy switches them off. */
  deployKeys: { readOnly: boolean; createdAt: string; key?: string; enabled?: boolean }[];
  /** `{ secret_scanning: "enabled" }`, which REST shows to administrators. Absent: it shows nobody. */
  analysis?: Record<string, string>;
}

/** A user by login, a team or an app by slug. */
export interface Actor {
  type: "User" | "Team" | "App";
  name: string;
}

export interface ClassicProtection {
  /** Absent: the name of the default branch. */
  pattern?: string;
  /** Absent: pull requests are not required. */
  reviews?: ClassicReviews;
  /** Absent: status checks are not required. */
  statusChecks?: { strict: boolean; checks: { context: string; app?: string }[] };
  enforceAdmins: boolean;
  /** Absent: everyone with write access may push. */
  pushAllowances?: Actor[];
  allowForcePushes: boolean;
  forcePushAllowances: Actor[];
  allowDeletions: boolean;
  signatures: boolean;
  linearHistory: boolean;
  conversationResolution: boolean;
  lockBranch: boolean;
}

export interface ClassicReviews {
  count: number;
  dismissStale: boolean;
  codeOwners: boolean;
  lastPush: boolean;
  bypassAllowances: Actor[];
}

export interface Ruleset {
  id: number;
  name: string;
  target: "branch" | "tag" | "push";
  enforcement: "active" | "evaluate" | "disabled";
  conditions: {
    ref: Patterns;
    /** Organization rulesets only. */
    repository?: Patterns;
  };
  rules: Rule[];
  bypassActors: BypassActor[];
  /** Hidden: REST omits `bypass_actors`, the GraphQL connection is null. */
  bypassVisible: boolean;
  updatedAt: string;
}

/** `~ALL`, `~DEFAULT_BRANCH`, or a pattern as GitHub matches it. */
export interface Patterns {
  include: string[];
  exclude: string[];
}

export interface BypassActor {
  actorType: "Integration" | "OrganizationAdmin" | "RepositoryRole" | "Team" | "DeployKey" | "User";
  actorId: number | null;
  bypassMode: "always" | "pull_request" | "exempt";
}

/** Parameters are named as GraphQL names them; REST is the same in snake case. */
export type Rule =
  | { type: "pull_request"; parameters: PullRequestParameters }
  | { type: "required_status_checks"; parameters: StatusCheckParameters }
  | { type: "workflows"; parameters: WorkflowsParameters }
  | { type: "code_scanning"; parameters: CodeScanningParameters }
  | { type: "required_deployments"; parameters: { requiredDeploymentEnvironments: string[] } }
  | { type: "update"; parameters: { updateAllowsFetchAndMerge: boolean } }
  | { type: PlainRuleType };

export type PlainRuleType =
  | "creation"
  | "deletion"
  | "non_fast_forward"
  | "required_linear_history"
  | "required_signatures";

export interface PullRequestParameters {
  requiredApprovingReviewCount: number;
  dismissStaleReviewsOnPush: boolean;
  requireCodeOwnerReview: boolean;
  requireLastPushApproval: boolean;
  requiredReviewThreadResolution: boolean;
}

export interface StatusCheckParameters {
  strictRequiredStatusChecksPolicy: boolean;
  doNotEnforceOnCreate: boolean;
  requiredStatusChecks: { context: string; integrationId?: number }[];
}

export interface WorkflowsParameters {
  doNotEnforceOnCreate: boolean;
  workflows: { path: string; repositoryId: number; ref?: string; sha?: string }[];
}

export interface CodeScanningParameters {
  codeScanningTools: { tool: string; alertsThreshold: string; securityAlertsThreshold: string }[];
}

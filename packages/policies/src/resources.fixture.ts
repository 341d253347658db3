import {
  type AccountSummary,
  accountSummaries,
  type ClassicLoadBalancerListener,
  classicLoadBalancerListeners,
  type IamUser,
  iamRoles,
  iamUsers,
  type KmsKey,
  kmsKeys,
  type LoadBalancerListener,
  loadBalancerListeners,
  type PolicyStatement,
  s3Buckets,
} from "@bylaw/aws";
import { count, days, tls } from "@bylaw/core";
import { absent, known } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import {
  type BranchHistory,
  branchHistories,
  type ChangePullRequest,
  type ClassicProtection,
  deploymentHistories,
  type RecordedDeployment,
  type Repository,
  type Ruleset,
  repositories,
} from "@bylaw/github";

/** One resource of each kind that the ready-made checks pass, and ways to break it. */
export type Given = readonly ListingFixture[];

export const key = (change: Partial<KmsKey> = {}): Given => [
  listingOf(kmsKeys, [
    {
      id: "arn:aws:kms:eu-west-1:111111111111:key/1",
      manager: "CUSTOMER",
      spec: "SYMMETRIC_DEFAULT",
      usage: "ENCRYPT_DECRYPT",
      origin: "AWS_KMS",
      state: "Enabled",
      multiRegion: "none",
      rotation: known(true),
      rotationPeriod: known(days(365)),
      primaryState: absent("kms:DescribeKey", "not a replica"),
      tags: known({}),
      ...change,
    },
  ]),
];

const balancer = "arn:aws:elasticloadbalancing:eu-west-1:111111111111";
const ended = { protocol: "HTTPS", port: 443, minimumTls: known(tls("1.2")), tags: known({}) } as const;

export const listener = (change: Partial<LoadBalancerListener> = {}): Given => [
  listingOf(loadBalancerListeners, [
    {
      id: `${balancer}:listener/app/site/1/2`,
      name: "site:443",
      loadBalancer: "site",
      loadBalancerType: "application",
      ...ended,
      ...change,
    },
  ]),
];

export const classicListener = (change: Partial<ClassicLoadBalancerListener> = {}): Given => [
  listingOf(classicLoadBalancerListeners, [
    {
      id: `${balancer}:loadbalancer/site:443`,
      name: "site:443",
      loadBalancer: "site",
      ...ended,
      ...change,
    },
  ]),
];

const bucketArn = "arn:aws:s3:::acme-data";
const denial: PolicyStatement = {
  effect: "Deny",
  principals: [{ type: "*", value: "*" }],
  actions: ["s3:*"],
  resources: [bucketArn, `${bucketArn}/*`],
  conditions: [{ operator: "Bool", key: "aws:securetransport", values: ["false"] }],
};

export const bucket = (statements: readonly PolicyStatement[] = [denial]): Given => [
  listingOf(s3Buckets, [
    {
      id: bucketArn,
      name: "acme-data",
      region: "eu-west-1",
      policy: known({ statements: [...statements] }),
      tags: known({}),
    },
  ]),
];

const bindsAll: ClassicProtection = {
  pattern: "main",
  review: known({ approvals: count(2), dismissesStale: true, lastPush: false, codeOwners: false }),
  pullRequestBypass: [],
  requiredChecks: known(["tests", "security scan", "lint"].map((name) => ({ name, source: "app 15368" }))),
  bindsAdministrators: true,
  locked: false,
  forcePushes: false,
  forcePushers: [],
  deletions: false,
  conversations: false,
  signatures: false,
  linearHistory: false,
};
const actions: Ruleset = {
  id: 1,
  name: "checks",
  level: "Organization",
  source: "acme",
  enforcement: "ACTIVE",
  rules: ["REQUIRED_STATUS_CHECKS"],
  requiredChecks: known([{ name: "audit", source: "app 15368" }]),
  restrictsUpdates: known(false),
  bypass: known([{ type: "Team", name: "7" }]),
};

/** Whose default branch is protected, as far as `change` leaves it so; or by nothing. */
export const repository = (
  change: Partial<ClassicProtection> | "unprotected" = {},
  own: Partial<Repository> = {},
): Given => [
  listingOf(repositories, [
    {
      id: "acme/api",
      name: "api",
      repositoryId: known(2),
      ownerId: known(1),
      host: "github.com",
      visibility: "private",
      archived: false,
      fork: false,
      rulesBind: true,
      defaultBranch: known("main"),
      classic:
        change === "unprotected"
          ? absent("POST /graphql repositories", "no classic protection")
          : known({ ...bindsAll, ...change }),
      rulesets: known([]),
      codeowners: absent("POST /graphql repositories", "no CODEOWNERS file"),
      ...own,
    },
  ]),
];

/** A ruleset beside the protection, whose check a team need not wait for. */
export const bypassedCheck: Given = repository({}, { rulesets: known([known(actions)]) });

const merged: ChangePullRequest = {
  number: 7,
  title: "Round amounts half up",
  url: "https://github.com/acme/api/pull/7",
  mergedAt: "2025-12-20T10:00:00Z",
  finalCommit: "c1",
  author: known("ben"),
  labels: known([]),
  contributors: known(["ben"]),
  strangers: known(0),
  reviews: known(
    ["ana", "cleo"].map((by) => ({
      by,
      human: true,
      mayPush: true,
      state: "APPROVED",
      at: "2025-12-20T09:00:00Z",
      ofFinalCommit: true,
    })),
  ),
  runs: known(
    ["tests", "security scan", "lint"].map((name) => ({
      name,
      conclusion: "SUCCESS",
      at: "2025-12-20T09:00:00Z",
    })),
  ),
};

/** A change that was merged after two approvals and all checks, as far as `change` leaves it so; or pushed. */
export const changed = (change: Partial<ChangePullRequest> | "pushed" = {}): Given => {
  const way =
    change === "pushed"
      ? ({ id: "acme/api@c2", way: "direct push" } as const)
      : ({ id: "acme/api#7", way: "pull request", pullRequest: { ...merged, ...change } } as const);
  const history: BranchHistory = {
    id: "acme/api",
    branch: "main",
    head: "c2",
    from: "2025-11-27T00:00:00Z",
    to: "2026-01-01T00:00:00Z",
    commits: 1,
    changes: [
      {
        repository: "acme/api",
        branch: "main",
        firstOfRepository: false,
        at: "2025-12-20T10:00:00Z",
        by: known("ben"),
        commit: "c2",
        commits: ["c2"],
        ...way,
      },
    ],
  };
  return [listingOf(branchHistories, [history])];
};

/** A deployment of the change that was merged, an hour later, but for what is changed. */
export const deployed = (change: Partial<RecordedDeployment> = {}): Given => {
  const deployment: RecordedDeployment = {
    id: "acme/api deployment DE_1",
    repository: "acme/api",
    environments: ["production"],
    commit: "c2",
    at: "2025-12-20T11:00:00Z",
    by: "ben",
    states: ["SUCCESS"],
    onBranch: known(true),
    wait: absent("POST /graphql deployments", "never waited"),
    ...change,
  };
  const read = { id: "acme/api", from: "2025-11-27T00:00:00Z", to: "2026-01-01T00:00:00Z" };
  return [listingOf(deploymentHistories, [{ ...read, deployments: [deployment] }]), ...changed()];
};

const issuer = "token.actions.githubusercontent.com";

/** A role that lets in runs with that subject, beside the repository that they are of. */
export const role = (subject: string, from: Given = repository()): Given => {
  const statement: PolicyStatement = {
    effect: "Allow",
    principals: [{ type: "Federated", value: `arn:aws:iam::111111111111:oidc-provider/${issuer}` }],
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: [{ operator: "StringLike", key: `${issuer}:sub`, values: [subject] }],
  };
  const id = "arn:aws:iam::111111111111:role/deploy";
  const trust = known({ statements: [statement] });
  return [listingOf(iamRoles, [{ id, name: "deploy", path: "/", trust }]), ...from];
};

/** The root user of an account, who has a password and a second factor. */
export const rootUser = (change: Partial<AccountSummary> = {}): Given => [
  listingOf(accountSummaries, [
    {
      id: "arn:aws:iam::111111111111:root",
      rootMfa: known(true),
      rootPassword: known(true),
      rootAccessKeys: known(false),
      rootSigningCertificates: known(false),
      ...change,
    },
  ]),
];

/** Somebody who may sign in to the console, with a second factor. */
export const consoleUser = (change: Partial<IamUser> = {}): Given => [
  listingOf(iamUsers, [
    {
      id: "arn:aws:iam::111111111111:user/ben",
      name: "ben",
      created: "2025-01-01T00:00:00.000Z",
      consolePassword: known(true),
      passwordLastUsed: known("2026-01-01T00:00:00.000Z"),
      passwordLastChanged: known("2025-01-01T00:00:00.000Z"),
      mfa: known(true),
      accessKeys: [],
      inlinePolicies: known([]),
      attachedPolicies: known([]),
      reportedAt: "2026-01-01T00:00:00.000Z",
      readAt: "2026-01-01T00:00:00.000Z",
      tags: known({}),
      ...change,
    },
  ]),
];

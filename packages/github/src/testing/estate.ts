import { type AnyCheck, atMost, type CheckUse, defineParameter, names, type Provider } from "@bylaw/core";
import {
  bypass,
  classic,
  emptyGitHub,
  example,
  failure,
  type GitHubServer,
  HistoryMaker,
  headOf,
  type Merge,
  pullRequestRule,
  type Repository,
  repository,
  ruleset,
  startGitHub,
} from "@bylaw/testbed/github";
import { answered as policies } from "../areas/actions/policies.fixture.ts";
import { at, CHECKS, sound as soundMerge } from "../areas/changes/changes.fixture.ts";
import { deployment } from "../areas/deployments/deployments.fixture.ts";
import { environmentBody, patterns } from "../areas/environments/environments.fixture.ts";
import { type Answered, MEMBERS, OUTSIDE, answered as people } from "../areas/members/people.fixture.ts";
import { answered as settings } from "../areas/organization/settings.fixture.ts";
import { alertBody, listOf } from "../areas/security/alerts.fixture.ts";
import { attachment, configurationBody } from "../areas/security/configurations.fixture.ts";
import * as checks from "../checks.gen.ts";
import { github } from "../provider/provider.ts";
import type { GithubSession } from "../session/session.ts";
import type { Situation } from "./said.ts";

const all: readonly AnyCheck[] = Object.values(checks);
const own = (id: string, name: string) => defineParameter(`own-${id}`, atMost(names(name)));
const bound: Readonly<Record<string, CheckUse>> = {
  [checks.organizationAppAllowed.id]: checks.organizationAppAllowed.with({
    allowed: own("apps", "renovate"),
  }),
  [checks.organizationMembersTwoFactor.id]: checks.organizationMembersTwoFactor.with({
    twoFactor: own("member-factors", "secure"),
  }),
  [checks.outsideCollaboratorsAllowed.id]: checks.outsideCollaboratorsAllowed.with({
    allowed: own("outsiders", "consultant"),
  }),
  [checks.outsideCollaboratorsTwoFactor.id]: checks.outsideCollaboratorsTwoFactor.with({
    twoFactor: own("outsider-factors", "secure"),
  }),
  [checks.repositoryDeployKeyAllowed.id]: checks.repositoryDeployKeyAllowed.with({
    allowed: own("write-keys", "acme/api *"),
  }),
};

/** Every GitHub check, as an organization that allows one name of each kind holds itself to it. */
export const everyCheck: readonly (AnyCheck | CheckUse)[] = all.map((check) => bound[check.id] ?? check);

/** An organization in which every check passes somewhere and every operation is asked. */
export function soundEstate(): Situation {
  return {
    rulesets: [
      ruleset({
        name: "kept",
        conditions: { ref: anyDefault, repository: { include: ["api"], exclude: [] } },
        rules: [{ type: "deletion" }, { type: "non_fast_forward" }, { ...approved }],
      }),
    ],
    repositories: [
      {
        ...scanned("api", "enabled", { path: ".github/CODEOWNERS", errors: [] }),
        rulesets: [
          ruleset({
            name: "written",
            rules: [{ type: "required_linear_history" }, { type: "required_signatures" }, checked],
          }),
        ],
        ...deployedOf(
          happened((history) => history.push("ana-ruiz", "2025-02-01T00:00:00Z", 101).merge(ofMany)),
          at("11:00"),
        ),
      },
      {
        ...scanned("web", "enabled", { path: "CODEOWNERS", errors: [] }),
        classic: classic({
          reviews: { count: 2, dismissStale: true, codeOwners: true, lastPush: true },
          statusChecks: {
            strict: true,
            checks: CHECKS.map((context) => ({ context, app: "github-actions" })),
          },
          signatures: true,
          linearHistory: true,
          conversationResolution: true,
        }),
      },
      // The plan decides of secret scanning where it is off.
      scanned("attic", "disabled"),
      { ...scanned("site", "enabled"), visibility: "public" },
    ],
    told: told({
      settings: {},
      policy: [{}, {}, {}, {}],
      members: { all: ["ana", "ben", "carla"], owners: ["ana", "ben"] },
      outsiders: { all: ["consultant"] },
      hook: {},
      app: "renovate",
      open: false,
      alertsSince: "2025-12-31T00:00:00Z",
    }),
  };
}

/** The same organization where every check fails somewhere. */
export function weakEstate(): Situation {
  const may = Object.fromEntries(
    ["create_public_repositories", "delete_repositories", "change_repo_visibility"]
      .concat(["invite_outside_collaborators", "fork_private_repositories"])
      .map((what) => [`members_can_${what}`, true]),
  );
  return {
    rulesets: [
      ruleset({
        name: "kept",
        conditions: { ref: anyDefault, repository: { include: ["api"], exclude: [] } },
        rules: [{ type: "deletion" }, { type: "non_fast_forward" }, { ...approved }],
        bypassActors: [bypass("Team", 1)],
      }),
    ],
    repositories: [
      {
        ...scanned("api", "disabled", { path: "CODEOWNERS", errors: ["Unknown owner"] }),
        rulesets: [
          ruleset({
            name: "written",
            rules: [{ type: "required_linear_history" }, { type: "required_signatures" }, unchecked],
            bypassActors: [bypass("OrganizationAdmin", 1), bypass("RepositoryRole", 5, "pull_request")],
          }),
        ],
        ...deployedOf(
          happened((history) =>
            history
              .merge({ ...soundMerge, reviews: [], checks: [] })
              .push("ben-okafor", at("12:00"))
              .merge({ ...soundMerge, ...late }),
          ),
          at("13:00"),
          "ben-okafor",
        ),
      },
      {
        ...scanned("web", "disabled"),
        classic: classic({
          reviews: { count: 1, bypassAllowances: [{ type: "Team", name: "platform" }] },
          statusChecks: { strict: false, checks: CHECKS.map((context) => ({ context })) },
          enforceAdmins: false,
          allowForcePushes: true,
          allowDeletions: true,
        }),
      },
      scanned("attic", "disabled"),
      { ...scanned("site", "disabled"), visibility: "public" },
    ],
    told: told({
      settings: {
        ...may,
        is_verified: false,
        two_factor_requirement_enabled: false,
        default_repository_permission: "write",
      },
      policy: [
        { sha_pinning_required: false },
        { github_owned_allowed: true, verified_allowed: true, patterns_allowed: ["evil/*"] },
        { default_workflow_permissions: "write", can_approve_pull_request_reviews: true },
        { include_claim_keys: ["environment"], use_immutable_subject: false },
      ],
      // Two pages, with the two whom a lost page would hide on the second.
      members: { all: [...many, "ben", "carla"], owners: ["ana"], off: ["ben"], insecure: ["carla"] },
      outsiders: { all: ["stranger", "guest"], off: ["stranger"], insecure: ["guest"] },
      hook: { url: "http://ci.acme.com/hook", insecure_ssl: "1", secret: undefined },
      app: "unheard-of",
      open: true,
      alertsSince: "2025-01-01T00:00:00Z",
    }),
  };
}

/** An estate on the loopback interface, on 2026-01-01. */
export function startEstate(situation: Situation): Promise<GitHubServer> {
  const now = () => new Date("2026-01-01T00:00:00Z");
  return startGitHub({ state: { ...emptyGitHub("acme"), ...situation }, now });
}

/** How many points queries took of the hour that GitHub allows. */
export async function pointsUsed({ url }: GitHubServer): Promise<number> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { authorization: "token t", "content-type": "application/json" },
    body: JSON.stringify({ query: "query { rateLimit { used } }" }),
  });
  const { data } = (await answer.json()) as { data: { rateLimit: { used: number } } };
  return data.rateLimit.used;
}

/** The provider that asks an estate. */
export function estateProvider(baseUrl: string): Provider<GithubSession> {
  return github({ organization: "acme", token: "token", baseUrl });
}

const many = ["ana", ...Array.from({ length: 99 }, (_, at) => `member-${at}`)];
const anyDefault = { include: ["~DEFAULT_BRANCH"], exclude: [] };
const approved = pullRequestRule(2, {
  dismissStaleReviewsOnPush: true,
  requireCodeOwnerReview: true,
  requireLastPushApproval: true,
  requiredReviewThreadResolution: true,
});
const checked = required(true, 15368);
const unchecked = required(false);

function required(strict: boolean, integrationId?: number) {
  return {
    type: "required_status_checks",
    parameters: {
      strictRequiredStatusChecksPolicy: strict,
      doNotEnforceOnCreate: false,
      requiredStatusChecks: CHECKS.map((context) => ({
        context,
        ...(integrationId !== undefined && { integrationId }),
      })),
    },
  } as const;
}

/** More commits than come with a pull request. */
const ofMany: Merge & { at: string } = {
  ...soundMerge,
  writtenBy: Array.from({ length: 11 }, () => ["ben-okafor"]),
};

/** Approved once too late, of an older commit once, and with a check that failed and one that never ended. */
const late: Partial<Merge> = {
  at: at("14:00"),
  writtenBy: [["ben-okafor"], ["ben-okafor", "dmitri"]],
  reviews: [
    { by: "carla", state: "APPROVED", at: at("13:10"), of: 0 },
    { by: "dmitri", state: "APPROVED", at: at("13:20") },
    { by: "eva", state: "APPROVED", at: at("15:20") },
    { by: "frank", state: "CHANGES_REQUESTED", at: at("13:30") },
    { by: "release[bot]", state: "APPROVED", at: at("13:40") },
    { by: "gina", state: "APPROVED", at: at("13:50"), canPush: false },
  ],
  checks: [
    { name: CHECKS[0], conclusion: "FAILURE", at: at("13:00") },
    { name: CHECKS[1], conclusion: null, at: null },
    { name: CHECKS[2], conclusion: "SUCCESS", at: at("15:00") },
  ],
};

function scanned(
  name: string,
  status: "enabled" | "disabled",
  codeowners?: Repository["security"]["codeowners"],
): Repository {
  const features = ["secret_scanning", "secret_scanning_push_protection", "dependabot_security_updates"];
  return repository({
    name,
    security: {
      vulnerabilityAlerts: status === "enabled",
      analysis: Object.fromEntries(features.map((feature) => [feature, status])),
      deployKeys: [{ readOnly: false, createdAt: "2025-01-01T00:00:00Z" }],
      ...(codeowners !== undefined && { codeowners }),
    },
  });
}

function happened(make: (history: HistoryMaker) => HistoryMaker): Pick<Repository, "history"> {
  return { history: make(new HistoryMaker("api")).history };
}

/** Its newest commit and its first one, which is none of the newest hundred, are deployed. */
function deployedOf(
  { history }: Pick<Repository, "history">,
  when: string,
  approver = "carla",
): Pick<Repository, "history" | "deployments"> {
  const commits = history === undefined ? [] : [headOf(history), history.commits[0]?.sha ?? ""];
  const run = { id: 77, actor: "ben-okafor", approvals: [{ by: approver, state: "approved" }] } as const;
  return {
    ...(history !== undefined && { history }),
    deployments: commits.map((commit, index) =>
      deployment({
        id: index + 1,
        commit,
        at: when,
        run: { ...run, approvals: [...run.approvals], id: 77 + index },
      }),
    ),
  };
}

interface Told {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly policy: Parameters<typeof policies>;
  readonly members: Answered;
  readonly outsiders: Answered;
  readonly hook: Readonly<Record<string, string | undefined>>;
  readonly app: string;
  readonly open: boolean;
  readonly alertsSince: string;
}

/** What GitHub answers of the organization itself. */
function told(of: Told): NonNullable<Situation["told"]> {
  const organization = {
    login: "acme",
    public_repos: 1,
    total_private_repos: 3,
    plan: { name: "team", space: 1, private_repos: 3 },
  };
  const config = Object.fromEntries(
    Object.entries({
      ...{ url: "https://ci.acme.com/hook", insecure_ssl: "0", secret: "********", content_type: "json" },
      ...of.hook,
    }).filter(([, value]) => value !== undefined),
  );
  const [environments, hooks, apps, groups, runners, analyses, configurations] = [
    "GET /repos/{owner}/{repo}/environments",
    "GET /orgs/{org}/hooks",
    "GET /orgs/{org}/installations",
    "GET /orgs/{org}/actions/runner-groups",
    "GET /repos/{owner}/{repo}/actions/runners",
    "GET /repos/{owner}/{repo}/code-scanning/analyses",
    "GET /orgs/{org}/code-security/configurations",
  ];
  const alerts = (["dependabot", "secret-scanning", "code-scanning"] as const).map((kind) => [
    listOf(kind),
    [alertBody(kind, { created_at: of.alertsSince })],
  ]);
  return {
    ...settings({ ...organization, ...of.settings }).told,
    ...policies(...of.policy).told,
    ...people(MEMBERS, of.members).told,
    ...people(OUTSIDE, of.outsiders).told,
    ...Object.fromEntries(alerts),
    [environments]: [environmentBody({ reviewers: of.open ? 0 : 1, branches: "named" })],
    ...patterns("main"),
    [hooks]: [example(hooks, { id: 1, active: true, config })],
    [apps]: [example(apps, { app_slug: of.app, suspended_at: null })],
    [groups]: [example(groups, { name: "Default", allows_public_repositories: of.open, inherited: false })],
    [analyses]: ({ parameters: { repo } }) =>
      repo === "attic"
        ? failure(403, "Code scanning is not enabled for this repository.")
        : [example(analyses, { error: "", created_at: of.alertsSince })],
    [configurations]: [configurationBody({ enforcement: of.open ? "unenforced" : "enforced" })],
    [`${configurations}/{configuration_id}/repositories`]: [
      attachment(repository({ name: "api" }).id, "enforced"),
    ],
    [runners]: of.open ? [example(runners, { name: "builder" })] : [],
  };
}

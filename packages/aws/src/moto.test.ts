import { type AnyCheck, defineCheck, fact, from } from "@bylaw/core";
import { collectorsOfCheck, type Observation, type RecordedListing } from "@bylaw/core/run";
import { denyMatrix, faultsOfDenial, programOf, runProgram } from "@bylaw/core/testing";
import { type Aws, type AwsProxy, findMoto, startAws } from "@bylaw/testbed/aws";
import {
  type AwsCompanyPlan,
  auditorRoleArn,
  buildAwsCompany,
  emptyServices,
  surprises,
  withoutExpectation,
} from "@bylaw/testbed/company/aws";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as checks from "./checks.gen.ts";
import { isOperation, operations } from "./operations/index.ts";
import type { AwsAccount } from "./provider/options.ts";
import { aws } from "./provider/provider.ts";
import { githubTrusts } from "./services/iam/github-trusts.ts";
import { iamRoles } from "./services/iam/roles.ts";
import { iamUsers } from "./services/iam/users.ts";

/** Stands for the cross-provider check that reads roles. */
const roleNamesRepository = defineCheck({
  id: "test/role-names-repository",
  title: "Role that trusts GitHub names the repository",
  why: "Tested.",
  fix: "None.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: iamRoles,
  appliesTo: (role) =>
    from(githubTrusts(role), (subjects) => subjects.length > 0 || "The role does not trust GitHub."),
  assert: (role) => [
    fact(
      "every subject names a repository",
      from(githubTrusts(role), (subjects) => subjects.every((one) => one.repository !== undefined)),
    ).is(true),
  ],
});
const all: readonly AnyCheck[] = [...Object.values(checks), roleNamesRepository];
const tags = "tagging:GetResources";
/** Asked only where buckets are read from AWS Config. */
const recorded = "config:BatchGetResourceConfig";
const aliases = "kms:ListAliases";
const ofKeys = [checks.kmsKeyPolicyNotPublic, checks.kmsKeyRotation, checks.kmsNoPendingDeletion];
const isOfKeys = (check: string) => ofKeys.some(({ id }) => id === check);
const operationsOf = (check: AnyCheck) => collectorsOfCheck(check).flatMap((one) => one.operations);
/** Of a service that the company does not use nothing is asked but whether there is something: estate.test.ts denies the rest. */
const isUsed = (operation: string) => !emptyServices.has(operation.split(":")[0] ?? "");
const own = all.filter((check) => operationsOf(check).some((one) => one !== tags && isUsed(one)));
const isOwn = (one: Observation) => own.some(({ id }) => id === one.check);

const credentials = async () => ({ accessKeyId: "testing", secretAccessKey: "testing" });
const providerOf = (plan: AwsCompanyPlan, endpoint: string, maxAttempts: number) => {
  const [first, ...others] = plan.accounts.map(({ id }): AwsAccount => ({ id, role: auditorRoleArn(id) }));
  const [region = "eu-west-1", ...regions] = plan.regions;
  if (first === undefined) throw new Error("The company has no account.");
  return aws({
    regions: [region, ...regions],
    accounts: [first, ...others],
    credentials,
    endpoint,
    maxAttempts,
  });
};
/** What a check said of an account, by the names that the plan uses. */
const saidBy = (check: AnyCheck, observations: readonly Observation[], account: string) =>
  observations
    .filter((one) => one.check === check.id && isOf(account, one))
    .map(({ resource, scope, outcome }) => ({
      resource: resource.name ?? resource.id,
      scope: scope.split("/")[2],
      outcome,
    }));
const isOf = (account: string, { scope }: Observation) => scope.split("/")[1] === account;

const { missing } = findMoto();
if (missing !== undefined) console.warn(`SKIPPED packages/aws/src/moto.test.ts: ${missing}`);

describe.skipIf(missing !== undefined)("the AWS provider against moto", () => {
  let bed: Aws;
  let plan: AwsCompanyPlan;
  let observations: readonly Observation[];
  /** The same for every run: how old something is is part of what a check says. */
  let now: Date;
  let proxy: AwsProxy;
  // More than one attempt: a busy machine loses connections, and a denial is not tried again.
  const run = async (subject: readonly AnyCheck[] = own, maxAttempts = 3) =>
    runProgram(programOf([providerOf(plan, bed.endpoint, maxAttempts)], subject), { now: () => now });
  /** What every check says when an operation is denied; those that do not declare it are not run again. */
  const runWithout = async (operation: string) => {
    const asking = all.filter((check) => operationsOf(check).includes(operation));
    const isAsking = (one: Observation) => asking.some(({ id }) => id === one.check);
    proxy.set({ deny: [operation] });
    try {
      const { observations: denied } = await run(asking);
      return [...observations.filter((one) => !isAsking(one)), ...denied];
    } finally {
      proxy.clear();
    }
  };

  beforeAll(async () => {
    bed = await startAws();
    proxy = bed.proxy;
    const size = { users: 24, keys: 40, buckets: 44, loadBalancers: 28, roles: 4 };
    plan = await buildAwsCompany({ endpoint: bed.endpoint, proxy, size });
    now = new Date();
    for (const { id } of plan.accounts) proxy.account({ id, reportGeneratedAt: now.toISOString() });
    observations = (await run(all)).observations;
  });

  afterAll(() => bed?.stop());

  test("leaves nothing undecided", () => {
    expect(observations.filter((one) => one.outcome === "error")).toEqual([]);
  });

  test.each(all.map((check) => [check.id, check] as const))("%s says what was planned", (_, check) => {
    const service = collectorsOfCheck(check)[0]?.operations[0]?.split(":")[0] ?? "";
    expect(withoutExpectation(plan, [{ id: check.id, service }])).toEqual([]);
    for (const account of plan.accounts) {
      expect(surprises(account, check.id, saidBy(check, observations, account.id))).toEqual([]);
    }
  });

  test("an account whose role is denied is an error, and the other account is as before", async () => {
    const [first] = plan.accounts;
    if (first === undefined) throw new Error("The company has no account.");
    proxy.set({ deny: [(call) => call.operation === "sts:AssumeRole" && isRole(call.parameters, first.id)] });
    try {
      const denied = (await run()).observations;
      const isFirst = (one: Observation) => isOf(first.id, one);
      expect(denied.filter((one) => !isFirst(one))).toEqual(
        observations.filter((one) => isOwn(one) && !isFirst(one)),
      );
      const lost = denied.filter(isFirst);
      const asked = observations
        .filter((one) => isOwn(one) && isFirst(one))
        .map(({ check, scope }) => `${check} ${scope}`);
      expect(lost.map(({ check, scope }) => `${check} ${scope}`).sort()).toEqual([...new Set(asked)].sort());
      for (const one of lost) {
        expect(one).toMatchObject({ outcome: "error", problem: { permission: "sts:AssumeRole" } });
      }
    } finally {
      proxy.clear();
    }
  });

  /** Asked only of a bucket that nothing else has decided. */
  const isOpenOrNot = (one: Observation) => one.check === checks.s3BucketNotPublic.id;
  /** Any other reason may decide: access logs, another trail, that a bucket holds logs, or that nobody has a filter. */
  const byTrails = [checks.s3BucketAccessLogging, checks.cloudtrailS3DataEvents, checks.cloudwatchCisAlarms];
  const isRecorded = (one: Observation) => byTrails.some(({ id }) => id === one.check);
  const spares: Readonly<Record<string, (one: Observation) => boolean>> = {
    // Staging's trails have no selectors of their own, so nobody asks for them.
    "cloudtrail:GetEventSelectors": (one) => one.outcome === "fail" || isRecorded(one),
    "cloudtrail:DescribeTrails": isRecorded,
    "cloudtrail:GetTrailStatus": isRecorded,
    "s3-control:GetPublicAccessBlock": isOpenOrNot,
    "s3:GetBucketAcl": isOpenOrNot,
    "s3:GetBucketOwnershipControls": isOpenOrNot,
    "s3:GetBucketPolicyStatus": isOpenOrNot,
    "s3:GetPublicAccessBlock": isOpenOrNot,
    "elasticloadbalancing:DescribeSSLPolicies": (one) => one.outcome === "not-applicable",
    "elasticloadbalancing:DescribeListeners": ({ check }) =>
      [checks.elbDeletionProtection, checks.elbAccessLogs, checks.wafv2LoadBalancerProtected].some(
        ({ id }) => id === check,
      ),
    "elasticloadbalancing:DescribeLoadBalancerAttributes": ({ check }) =>
      check === checks.wafv2LoadBalancerProtected.id,
    "elasticloadbalancing:DescribeRules": (one) => one.outcome !== "pass",
    "kms:DescribeKey": (one) => one.outcome === "not-applicable",
    "kms:GetKeyRotationStatus": (one) =>
      one.check === checks.kmsNoPendingDeletion.id || one.outcome === "not-applicable",
  };
  test("tags decide nothing unless a program asks for them", async () => {
    proxy.set({ deny: [tags] });
    try {
      const { recording, observations: denied } = await run();
      expect(denied).toEqual(observations.filter(isOwn));
      const lines = await Promise.all(recording.listings.map(async (one) => (await textOf(one)).join("\n")));
      expect(lines.filter((text) => text.includes('"permission":"tag:GetResources"'))).not.toEqual([]);
    } finally {
      proxy.clear();
    }
  });

  denyMatrix(
    {
      checks: all,
      operations: Object.keys(operations).filter(
        (id) => ![tags, aliases, recorded].includes(id) && isUsed(id),
      ),
      run: (denied) => (denied === undefined ? Promise.resolve(observations) : runWithout(denied)),
      permissionOf: (operation) => (isOperation(operation) ? operations[operation].action : operation),
      spares: (one, operation) => spares[operation]?.(one) === true,
    },
    { test, expect },
  );

  test("a key is judged without its names; beside it stands that they could not be read", async () => {
    const denial = { operation: aliases, permission: aliases, observations: await runWithout(aliases) };
    const spared = { ...denial, spares: () => true };
    expect(faultsOfDenial(observations.map(withoutName), spared, isOfKeys)).toEqual([]);
  });

  test("says the same when calls are throttled and connections lost", async () => {
    proxy.set({ throttle: { rate: 0.05, seed: 1 }, reset: { rate: 0.05, seed: 2 } });
    try {
      const { recording, observations: hindered } = await run(own, 5);
      expect(recording.listings.flatMap(({ problem }) => problem ?? [])).toEqual([]);
      expect(hindered).toEqual(observations.filter(isOwn));
    } finally {
      proxy.clear();
    }
  });

  test("a stale credential report is not evidence", async () => {
    const [first] = plan.accounts;
    if (first === undefined) throw new Error("The company has no account.");
    proxy.account({ id: first.id, reportGeneratedAt: new Date(now.getTime() - 5 * 3_600_000).toISOString() });
    const { observations: stale } = await run([checks.iamUserConsoleMfa]);
    const said = stale.filter((one) => one.scope === `aws/${first.id}`);
    expect(said.map((one) => [one.outcome, one.problem?.code])).toEqual([["error", "stale-evidence"]]);
  });

  test("asks IAM as often for 200 users as for 20", async () => {
    const calls: unknown[] = [];
    for (const users of [20, 200]) {
      await bed.reset();
      const size = { users, keys: 0, buckets: 4, loadBalancers: 0, roles: 0 };
      plan = await buildAwsCompany({ endpoint: bed.endpoint, proxy, size });
      now = new Date();
      const { recording } = await run([checks.iamRootMfa, checks.iamUserConsoleMfa, roleNamesRepository]);
      const listed = recording.listings.filter((one) => one.collector === iamUsers.id);
      expect(listed.reduce((sum, one) => sum + one.resources, 0)).toBe(users);
      calls.push(
        Object.fromEntries(Object.entries(proxy.calls()).filter(([name]) => name.startsWith("iam:"))),
      );
    }
    expect(calls[1]).toEqual(calls[0]);
    const once = plan.accounts.length;
    expect(calls[0]).toEqual({
      "iam:GenerateCredentialReport": expect.any(Number),
      "iam:GetAccountAuthorizationDetails": 2 * once,
      "iam:GetAccountSummary": once,
      "iam:GetCredentialReport": once,
    });
  });
});

async function textOf(listing: RecordedListing): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const batch of listing.lines()) all.push(...batch);
  return all;
}

function withoutName(one: Observation): Observation {
  const { name: _, ...resource } = one.resource;
  return isOfKeys(one.check) ? { ...one, resource } : one;
}

function isRole(parameters: Readonly<Record<string, unknown>>, account: string): boolean {
  return String(parameters.RoleArn).includes(account);
}

import type { AnyCheck } from "@bylaw/core";
import { callsAtMost } from "@bylaw/core/provider";
import { type CollectOptions, collectorsOfCheck, type Observation } from "@bylaw/core/run";
import { denyMatrix, linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { seeded } from "@bylaw/testbed/damage";
import { inTurn } from "@bylaw/testbed/turns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as checks from "./checks.gen.ts";
import { isOperation, operations } from "./operations/index.ts";
import type { AwsOptions } from "./provider/options.ts";
import { type Estate, estateProvider, wholeEstate } from "./testing/estate.ts";
import {
  type Answer,
  type Asked,
  failure,
  type Script,
  type ScriptedAws,
  startScript,
} from "./testing/script.ts";

const all: readonly AnyCheck[] = Object.values(checks);
/** What checks say besides, because an account that another check needs has it so. */
const saidBesides: Readonly<Record<string, { readonly sound?: string; readonly weak?: string }>> = {
  // A certificate is renewed by ACM or by hand, so there is one of each.
  "aws/acm-certificate-not-expiring": { sound: "not-applicable", weak: "not-applicable" },
  "aws/acm-certificate-renewed-in-time": { sound: "not-applicable", weak: "not-applicable" },
  // A key that is about to be deleted is not in use.
  "aws/kms-key-rotation": { weak: "not-applicable" },
  "aws/kms-no-pending-deletion": { weak: "pass" },
  // A listener in plain HTTP ends no TLS.
  "aws/elb-listener-minimum-tls": { sound: "not-applicable", weak: "not-applicable" },
  // Only another group can have a rule with a prefix list where the default one has none.
  "aws/ec2-default-sg-closed": { sound: "not-applicable" },
  // A detector that is off has no findings, so there is one of each.
  "aws/guardduty-enabled": { weak: "pass" },
  "aws/guardduty-findings-resolved": { weak: "not-applicable" },
  // Who is an administrator can come to no more.
  "aws/iam-no-privilege-escalation": { sound: "not-applicable", weak: "not-applicable" },
  // CloudShell and support are given by policies that AWS wrote.
  "aws/iam-policy-not-admin": { sound: "not-applicable", weak: "not-applicable" },
};
let estate: Estate;
const servers: ScriptedAws[] = [];

async function run(
  script: Script,
  options: Partial<AwsOptions> = {},
  { judged = all, ...how }: Partial<CollectOptions> & { readonly judged?: readonly AnyCheck[] } = {},
) {
  const server = await startScript(script);
  servers.push(server);
  return runProgram(programOf([estateProvider(server.endpoint, options)], judged), how);
}

beforeAll(async () => {
  estate = await wholeEstate();
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

describe("every check, over one account", () => {
  const said = (observations: readonly Observation[], { id }: AnyCheck) => [
    ...new Set(
      observations
        .filter((one) => one.check === id)
        .map((one) => [one.outcome, ...(one.outcome === "error" ? linesOf(one) : [])].join(": ")),
    ),
  ];
  let sound: readonly Observation[];
  let weak: readonly Observation[];
  beforeAll(async () => {
    sound = (await run(estate.sound)).observations;
    weak = (await run(estate.weak)).observations;
  });

  test.each(all.map((check) => [check.id, check] as const))("%s: sound passes, weak fails", (_, check) => {
    const { sound: beside, weak: besideWeak } = saidBesides[check.id] ?? {};
    const expected = [
      ["pass", beside],
      ["fail", besideWeak],
    ].map((all) => all.filter((one) => one !== undefined).toSorted());
    expect([said(sound, check), said(weak, check)].map((one) => one.toSorted())).toEqual(expected);
  });
});

describe("calls", () => {
  test("every listing says how often it calls each operation, and keeps to that", async () => {
    const { recording } = await run(estate.sound);
    const collectors = new Map(all.flatMap(collectorsOfCheck).map((one) => [one.id, one]));
    const unsaid = [...collectors.values()].flatMap(({ id, operations, calls }) =>
      operations.filter((operation) => calls?.[operation] === undefined).map((one) => `${id}: ${one}`),
    );
    expect(unsaid).toEqual([]);
    const over = recording.listings.flatMap(({ collector, calls, resources }) =>
      Object.entries(calls).flatMap(([operation, count]) => {
        const said = collectors.get(collector)?.calls?.[operation] ?? "once";
        const most = callsAtMost(said, { "load balancer": 2, entry: resources });
        return count > 1.05 * most ? [`${collector}: ${operation} ${count}, at most ${most}`] : [];
      }),
    );
    expect(over).toEqual([]);
  });
});

const decidesNothing = [
  // Asked only where buckets are read from AWS Config: recorded.test.ts denies it.
  "config:BatchGetResourceConfig",
  // Names and tags, which no verdict of a check hangs on.
  ...["kms:ListAliases", "tagging:GetResources"],
  // Asked besides Identity Center, which decides alone where it is active.
  ...["iam:ListSAMLProviders", "organizations:ListAWSServiceAccessForOrganization"],
  // Asked of a bucket only where the account lets it be public.
  ...[
    "s3:GetBucketAcl",
    "s3:GetBucketOwnershipControls",
    "s3:GetBucketPolicyStatus",
    "s3:GetPublicAccessBlock",
  ],
];

/** Of an operation that not all need whose listing asks it: who does, by check and resource. */
const neededBy: Readonly<Record<string, RegExp>> = {
  "cloudtrail:DescribeTrails": /^aws\/(?!s3-bucket-access-logging )/,
  "cloudtrail:GetEventSelectors": /^aws\/(?!s3-bucket-access-logging )/,
  "cloudtrail:GetTrailStatus": /^aws\/(?!s3-bucket-access-logging )/,
  "eks:DescribeClusterVersions": /^aws\/eks-version-supported /,
  "dynamodb:DescribeContinuousBackups": /^aws\/dynamodb-pitr /,
  "elasticfilesystem:DescribeBackupPolicy": /^aws\/efs-automatic-backups /,
  // Who has a password decides nothing where Identity Center is active.
  "iam:GenerateCredentialReport": /^aws\/(?!iam-federated-workforce )/,
  "iam:GetAccountAuthorizationDetails": /^aws\/(?!iam-federated-workforce )/,
  "iam:GetCredentialReport": /^aws\/(?!iam-federated-workforce )/,
  "kms:GetKeyRotationStatus": /^aws\/kms-key-rotation /,
  "elasticache:DescribeCacheClusters": /:cluster:/,
  "elasticloadbalancing:DescribeLoadBalancerAttributes": /^aws\/elb-/,
  "elasticloadbalancing:DescribeListeners": /^aws\/elb-(?:http-)?listener/,
  "elasticloadbalancing:DescribeSSLPolicies": /\/(?:https|tls)$/,
  "organizations:ListPolicies": /^aws\/organization-guardrails /,
  "organizations:ListTargetsForPolicy": /^aws\/organization-guardrails /,
  "rds:DescribeDBClusterParameters": /^aws\/rds-tls-required .*:cluster:/,
  "rds:DescribeDBClusterSnapshotAttributes": /:cluster-snapshot:/,
  "rds:DescribeDBClusterSnapshots": /:cluster-snapshot:/,
  "rds:DescribeDBClusters": /:cluster:/,
  "rds:DescribeDBParameters": /^aws\/rds-tls-required .*:db:/,
  "rds:DescribeDBSnapshotAttributes": /:snapshot:/,
  "redshift:DescribeClusterParameters": /^aws\/redshift-tls-required /,
  "redshift:DescribeLoggingStatus": /^aws\/redshift-audit-logging /,
  "ec2:GetManagedPrefixListEntries": /^aws\/ec2-sg-.*(?<!security-group\/sg-1)$/,
  "ec2:GetSnapshotBlockPublicAccessState": /^aws\/ebs-snapshots-not-public /,
  "guardduty:GetFindings": /^aws\/guardduty-findings-resolved /,
  "guardduty:ListFindings": /^aws\/guardduty-findings-resolved /,
  "wafv2:DescribeManagedRuleGroup": /^aws\/cloudfront-web-acl /,
  "wafv2:GetRuleGroup": /^aws\/wafv2-load-balancer-protected /,
  "wafv2:GetWebACL": /^aws\/(?:cloudfront-web-acl|wafv2-load-balancer-protected) /,
  "wafv2:ListLoggingConfigurations": /^aws\/wafv2-(?:cloudfront-)?logging /,
  "wafv2:ListResourcesForWebACL": /^aws\/wafv2-load-balancer-protected /,
  "inspector2:ListFindings": /^aws\/inspector-findings-in-time /,
  "ssm:DescribeInstancePatchStates": /^aws\/ssm-patch-compliance /,
};

const deniable = Object.keys(operations).filter((id) => !decidesNothing.includes(id));
let undenied: readonly Observation[];

denyMatrix(
  {
    checks: all,
    operations: deniable,
    run: async (denied) => {
      if (denied === undefined) {
        undenied = (await run(estate.sound)).observations;
        return undenied;
      }
      const asks = (check: AnyCheck) =>
        collectorsOfCheck(check).some((listing) => listing.operations.includes(denied));
      const judged = inTurn(all, asks, deniable.indexOf(denied));
      const ids = new Set(judged.map(({ id }) => id));
      const script = { ...estate.sound, [denied]: failure(denied, "AccessDenied", 403) };
      const { observations } = await run(script, {}, { judged });
      return [...undenied.filter(({ check }) => !ids.has(check)), ...observations];
    },
    spares: ({ check, resource }, operation) =>
      neededBy[operation]?.test(`${check} of ${resource.id}`) === false,
    permissionOf: (operation) => (isOperation(operation) ? operations[operation].action : operation),
  },
  { test, expect },
);

/** The script, with something else than its answer to a call now and then. */
function hindered(script: Script, instead: (asked: Asked) => Answer | undefined): Script {
  return Object.fromEntries(
    Object.entries(script).map(([operation, answer]) => [
      operation,
      (asked: Asked) => instead(asked) ?? (typeof answer === "function" ? answer(asked) : answer),
    ]),
  );
}
const throttled = ({ operation }: Asked) => failure(operation, "ThrottlingException", 400);

/** Outcome and code, each once; for what hangs on another listing the code of that listing, by its own words. */
function whys(observations: readonly Observation[], words: string): readonly string[] {
  const code = words === "was denied" ? "access-denied" : "throttled";
  return [
    ...new Set(
      observations.map(({ outcome, problem }) => {
        const isThatOfAnother = problem?.code === "dependency-failed" && problem.message.includes(words);
        return `${outcome} ${isThatOfAnother ? code : problem?.code}`;
      }),
    ),
  ];
}

describe("throttling", () => {
  const regions = ["eu-west-1", "eu-central-1", "us-east-1"] as const;

  test("of three calls in ten changes no outcome, and leaves nothing undecided", async () => {
    const random = seeded(7);
    const script = hindered(estate.weak, (asked) => (random() < 0.3 ? throttled(asked) : undefined));
    // With one try by the SDK, a call that is throttled as often as ends it comes up among so many.
    const { observations } = await run(script, { regions, maxAttempts: 2 });
    expect(observations).toEqual((await run(estate.weak, { regions })).observations);
  });

  test("of every call ends every task as throttled", async () => {
    const { observations } = await run(hindered(estate.sound, throttled));
    expect(whys(observations, "was throttled to the end")).toEqual(["error throttled"]);
    expect(new Set(observations.map(({ check }) => check)).size).toBe(all.length);
  });
});

describe("what is out of reach stays within its own rows", () => {
  const regions = ["eu-west-1", "me-south-1"] as const;
  const isThere = ({ region }: Pick<Asked, "region">) => region === "me-south-1";
  const rows = (observations: readonly Observation[], scope: (path: string) => boolean) =>
    observations.filter((one) => scope(one.scope));
  const isRegion = (path: string) => path.endsWith("/me-south-1");

  test("an account that denies everything", async () => {
    const script = hindered(estate.sound, ({ operation }) => failure(operation, "AccessDenied", 403));
    const { observations } = await run(script);
    expect(whys(observations, "was denied")).toEqual(["error access-denied"]);
    expect(new Set(observations.map(({ check }) => check)).size).toBe(all.length);
  });

  test.each<[string, (asked: Asked) => Answer, string]>([
    [
      "a region that is not enabled",
      ({ operation }) => failure(operation, "UnrecognizedClientException", 403),
      "access-denied",
    ],
    ["a region that hangs", () => "hang", "timeout"],
    ["a region that resets every connection", () => "reset", "network"],
  ])("%s", async (_, answer, code) => {
    const script = hindered(estate.sound, (asked) => (isThere(asked) ? answer(asked) : undefined));
    const { observations } = await run(script, { regions }, { deadline: 5_000 });
    const there = rows(observations, isRegion);
    expect(there.length).toBeGreaterThan(0);
    expect([...new Set(there.map((one) => `${one.outcome} ${one.problem?.code}`))]).toEqual([
      `error ${code}`,
    ]);
    const others = rows(observations, (path) => !isRegion(path));
    const unsound = others.filter(
      ({ check, outcome }) =>
        outcome !== "pass" &&
        outcome !== saidBesides[check]?.sound &&
        // Filters and alarms of whatever region may watch an action.
        check !== checks.cloudwatchCisAlarms.id,
    );
    expect(unsound).toEqual([]);
  });
});

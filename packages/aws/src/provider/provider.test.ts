import { testProvider } from "@bylaw/core/testing";
import { describe, expect, test, vi } from "vitest";
import * as exports from "../index.ts";
import { operations } from "../operations/index.ts";
import { recordedOperations, settingsRecorded } from "../services/s3/recorded.ts";

testProvider({ id: "aws", exports }, { test, expect });

describe("aws()", () => {
  const { aws } = exports;
  const regions = ["eu-west-1"] as const;
  const account = { id: "111111111111", role: "arn:aws:iam::111111111111:role/bylaw" };

  test.each<[string, Parameters<typeof aws>[0], string]>([
    ["a misspelt region", { regions: ["europe"] }, '"europe" is not a region'],
    ["a region listed twice", { regions: ["eu-west-1", "eu-west-1"] }, "eu-west-1 is listed twice"],
    ["an account's name", { regions, accounts: [{ ...account, id: "production" }] }, "not usable"],
    ["a role's name", { regions, accounts: [{ ...account, role: "bylaw" }] }, "not usable"],
    ["an account listed twice", { regions, accounts: [account, account] }, "111111111111 is listed twice"],
    ["no attempt", { regions, maxAttempts: 0 }, "maxAttempts is 0"],
    ["another source of buckets", { regions, bucketsFrom: "index" as never }, 'bucketsFrom is "index"'],
    [
      "the ARN of an organization's role",
      { regions, accounts: { organization: { role: account.role } } },
      'the role "arn:aws:iam::111111111111:role/bylaw" of the organization\'s accounts is not usable',
    ],
    [
      "a lister by its name",
      { regions, accounts: { organization: { role: "bylaw", listedBy: "lister" } } },
      'listedBy is "lister"',
    ],
  ])("refuses %s", (_, options, why) => {
    expect(() => aws(options)).toThrow(why);
  });

  test.each(["us-gov-west-1", "eusc-de-east-1", "me-central-1"])("takes the region %s", (region) => {
    expect(aws({ regions: [region] }).type.id).toBe("aws");
  });

  test("names the least privilege that its collectors need", () => {
    const { document, permissions } = aws({ regions }).permissions(exports.s3Buckets.operations);
    expect(permissions).toEqual(["s3:GetBucketPolicy", "s3:ListAllMyBuckets", "tag:GetResources"]);
    expect(JSON.parse(document).Statement).toMatchObject([
      { Sid: "BylawReads", Effect: "Allow", Action: permissions, Resource: "*" },
      { Sid: "BylawReadsNoData", Effect: "Deny", Action: expect.arrayContaining(["s3:GetObject"]) },
    ]);
  });

  test("names what AWS Config needs only where buckets are read from it, and something reads them", () => {
    const ofConfig = [
      "config:BatchGetResourceConfig",
      "config:DescribeConfigurationRecorderStatus",
      "config:DescribeConfigurationRecorders",
    ];
    const asked = (options: object, operations: readonly string[]) =>
      aws({ regions, ...options })
        .permissions(operations)
        .permissions.filter((one) => one.startsWith("config:"));
    const { operations } = exports.s3Buckets;
    expect(asked({ bucketsFrom: "config" }, operations)).toEqual(ofConfig);
    expect(asked({}, operations)).toEqual([]);
    expect(asked({ bucketsFrom: "s3" }, operations)).toEqual([]);
    expect(asked({ bucketsFrom: "config" }, exports.s3PublicAccess.operations)).toEqual([]);
  });

  test("knows every operation that a recorded setting may stand for", () => {
    const all = Object.values<unknown>(exports).filter(
      (one): one is typeof exports.s3Buckets =>
        typeof one === "object" && one !== null && "kind" in one && one.kind === "collector",
    );
    const recorded = all.filter(({ optionalOperations }) => optionalOperations !== undefined);
    const own = recorded.flatMap(({ operations }) =>
      operations.filter((one) => one.startsWith("s3:GetBucket")),
    );
    expect(own.toSorted()).toEqual([...settingsRecorded].toSorted());
    for (const { optionalOperations } of recorded) expect(optionalOperations).toEqual(recordedOperations);
  });

  test("needs no action that the policy denies, and stays within what AWS takes", () => {
    const { document, permissions } = aws({ regions }).permissions(Object.keys(operations));
    const policies = document.split("\n\n").map((text) => JSON.parse(text));
    const actions = (effect: string): readonly string[] =>
      policies.flatMap(({ Statement }) =>
        Statement.flatMap((one: { Effect: string; Action: string[] }) =>
          one.Effect === effect ? one.Action : [],
        ),
      );
    expect(actions("Allow")).toEqual(permissions);
    expect(actions("Deny").filter((action) => permissions.includes(action))).toEqual([]);
    for (const policy of policies) expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6_144);
  });

  test.each<[string, readonly string[]]>([
    ["objects", ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTorrent"]],
    ["table items", ["dynamodb:Query", "dynamodb:Scan", "dynamodb:GetRecords"]],
    ["messages", ["sqs:ReceiveMessage", "kinesis:GetRecords"]],
    ["log events", ["logs:GetLogEvents", "logs:GetLogRecord", "logs:StartLiveTail"]],
    ["code", ["lambda:GetFunction", "lambda:GetLayerVersion", "ecr:BatchGetImage", "codecommit:GitPull"]],
    ["disks", ["ebs:GetSnapshotBlock"]],
  ])("denies %s by every way that reads them, whatever else the identity may do", (_, actions) => {
    const [{ Statement }] = aws({ regions })
      .permissions([])
      .document.split("\n\n")
      .map((text) => JSON.parse(text));
    const [denied] = Statement.filter(({ Effect }: { Effect: string }) => Effect === "Deny");
    expect(denied.Action).toEqual(expect.arrayContaining([...actions]));
  });

  test("says what taking the roles of an organization needs", () => {
    const titleOf = (given: object) =>
      aws({ regions, accounts: { organization: { role: "bylaw", ...given } } }).permissions([]).title;
    expect(titleOf({})).toContain(
      "need organizations:ListAccounts, and sts:AssumeRole on the role bylaw of every account.",
    );
    expect(titleOf({ listedBy: "arn:aws:iam::111111111111:role/lister" })).toContain(
      "The role arn:aws:iam::111111111111:role/lister needs organizations:ListAccounts.",
    );
  });

  test("says so when the SDK finds no credentials anywhere", async () => {
    for (const name of [
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_PROFILE",
      "AWS_WEB_IDENTITY_TOKEN_FILE",
    ]) {
      vi.stubEnv(name, undefined);
    }
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    vi.stubEnv("AWS_CONFIG_FILE", "/nowhere/config");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
    try {
      const signal = new AbortController().signal;
      const { scopes } = await aws({ regions, accounts: [account] }).connect({ signal });
      const problem = {
        code: "unavailable",
        message:
          "AWS credentials could not be loaded: Could not load credentials from any providers. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID with its secret, or give aws() credentials.",
        operation: "sts:GetCallerIdentity",
      };
      expect(scopes.map((one) => [one.scope.path.join("/"), one.problem])).toEqual([
        ["111111111111", problem],
        ["111111111111/eu-west-1", problem],
      ]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

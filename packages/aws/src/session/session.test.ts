import { afterEach, describe, expect, test } from "vitest";
import { cloudTrailTrails } from "../services/cloudtrail/trails.ts";
import { loadBalancerListeners } from "../services/elasticloadbalancing/listeners.ts";
import { accountSummaries } from "../services/iam/account-summary.ts";
import { iamRoles } from "../services/iam/roles.ts";
import { kmsKeys } from "../services/kms/keys.ts";
import { s3Buckets } from "../services/s3/buckets.ts";
import { collectFrom } from "../testing/collect.ts";
import { noTags } from "../testing/judge.ts";
import { type Answer, failure, raw, type Script, type ScriptedAws, startScript } from "../testing/script.ts";

const details = "iam:GetAccountAuthorizationDetails";
const summary = "iam:GetAccountSummary";
const noSummary = { SummaryMap: {} };
const trust = encodeURIComponent('{"Version":"2012-10-17","Statement":[]}');
const roles = (from: number, to: number, rest: object) => {
  const RoleDetailList = Array.from({ length: to - from }, (_, index) => {
    const RoleName = `role-${String(from + index).padStart(5, "0")}`;
    const Arn = `arn:aws:iam::111111111111:role/${RoleName}`;
    return { RoleName, Path: "/", Arn, AssumeRolePolicyDocument: trust };
  });
  return { RoleDetailList, ...rest };
};
const next = (Marker: string) => ({ IsTruncated: true, Marker });
const last = { IsTruncated: false };

let server: ScriptedAws;
const start = async (script: Script): Promise<string> => {
  server = await startScript(script);
  return server.endpoint;
};
afterEach(() => server.stop());

describe("paging", () => {
  test("follows every page at AWS's own size", async () => {
    const endpoint = await start({
      [details]: ({ input }) => {
        const from = input.Marker === undefined ? 0 : Number(input.Marker);
        const to = Math.min(from + Number(input.MaxItems), 2300);
        return roles(from, to, to < 2300 ? next(String(to)) : last);
      },
    });
    const [listed] = await collectFrom(iamRoles, endpoint);
    expect(listed?.problem).toBeUndefined();
    expect(new Set(listed?.items.map((one) => (one as { id: string }).id)).size).toBe(2300);
    expect(listed?.calls).toEqual({ [details]: 3 });
    expect(server.asked.at(-1)?.input).toMatchObject({ "Filter.member.1": "Role", MaxItems: "1000" });
  });

  test("follows pages that end without a flag", async () => {
    const bucket = (Name: string) => ({ Name, BucketRegion: "eu-central-1" });
    const endpoint = await start({
      "s3:ListBuckets": ({ input }) =>
        input["continuation-token"] === undefined
          ? { Buckets: [bucket("a")], ContinuationToken: "more" }
          : { Buckets: [bucket("b")] },
      ...noTags,
      "s3:GetBucketPolicy": failure("s3:GetBucketPolicy", "NoSuchBucketPolicy", 404),
    });
    const [listed] = await collectFrom(s3Buckets, endpoint);
    const policy = { state: "absent", operation: "s3:GetBucketPolicy", code: "NoSuchBucketPolicy" };
    const tags = { state: "known", value: {} };
    expect(listed?.items).toEqual([
      { id: "arn:aws:s3:::a", name: "a", region: "eu-central-1", policy, tags },
      { id: "arn:aws:s3:::b", name: "b", region: "eu-central-1", policy, tags },
    ]);
    expect(
      server.asked.filter((one) => one.operation === "s3:ListBuckets").map((one) => one.input),
    ).toMatchObject([{ "max-buckets": "10000" }, { "max-buckets": "10000", "continuation-token": "more" }]);
    expect(
      new Set(server.asked.filter((one) => one.operation === "s3:GetBucketPolicy").map((one) => one.region)),
    ).toEqual(new Set(["eu-central-1"]));
  });

  test.each<[string, object, string, string]>([
    ["the same token twice", next("again"), "partial-data", `${details} gave the same page twice.`],
    ["no token", { IsTruncated: true }, "partial-data", `${details} says that there is more and not where.`],
    ["no word about an end", {}, "schema-mismatch", `${details} answered without IsTruncated.`],
  ])("does not take %s for the end", async (_, rest, code, message) => {
    const endpoint = await start({ [details]: ({ before }) => roles(before, before + 1, rest) });
    const [listed] = await collectFrom(iamRoles, endpoint);
    expect(listed?.problem).toEqual({ code, message, operation: details });
  });
});

describe("throttling", () => {
  const throttled = failure(summary, "Throttling", 400);

  test("goes back to the queue until it is let through", async () => {
    const endpoint = await start({ [summary]: ({ before }) => (before < 4 ? throttled : noSummary) });
    const [listed] = await collectFrom(accountSummaries, endpoint);
    expect(listed?.problem).toBeUndefined();
    expect(listed?.calls).toEqual({ [summary]: 5 });
  });

  test("gives up in the end", async () => {
    const endpoint = await start({ [summary]: throttled });
    const [listed] = await collectFrom(accountSummaries, endpoint);
    expect(listed?.problem).toEqual({
      code: "throttled",
      message: `${summary} was throttled to the end (Throttling).`,
      operation: summary,
    });
    expect(listed?.calls).toEqual({ [summary]: 6 });
  });
});

describe("a denial names the operation and the permission, in every protocol", () => {
  test.each([
    [iamRoles, details, "AccessDenied", 403, details],
    [accountSummaries, summary, "AccessDenied", 403, summary],
    [kmsKeys, "kms:ListKeys", "AccessDeniedException", 400, "kms:ListKeys"],
    [
      cloudTrailTrails,
      "cloudtrail:DescribeTrails",
      "AccessDeniedException",
      400,
      "cloudtrail:DescribeTrails",
    ],
    [s3Buckets, "s3:ListBuckets", "AccessDenied", 403, "s3:ListAllMyBuckets"],
    [
      loadBalancerListeners,
      "elasticloadbalancing:DescribeLoadBalancers",
      "AccessDenied",
      403,
      "elasticloadbalancing:DescribeLoadBalancers",
    ],
  ] as const)("%#", async (collector, operation, code, status, permission) => {
    const aliases = { "kms:ListAliases": { Aliases: [], Truncated: false } };
    const endpoint = await start({ ...aliases, [operation]: failure(operation, code, status) });
    const [listed] = await collectFrom(collector as typeof iamRoles, endpoint);
    expect(listed?.problem).toEqual({
      code: "access-denied",
      message: `${operation} was denied (${code}).`,
      operation,
      permission,
    });
  });
});

describe("what goes wrong on the wire", () => {
  const page = "<html><body>Please log in</body></html>";
  const html = (status: number): Answer => raw(page, { status, type: "text/html" });
  const broken = (status: number): Answer =>
    raw(`<!doctype html>${page.replace("<body>", "<body><br>")}`, { status, type: "text/html" });
  const emptyObject = raw("{}", { type: "application/x-amz-json-1.1" });

  test.each<[string, Answer, string, string]>([
    ["reset", "reset", "network", "could not be reached (ECONNRESET)"],
    ["HTML with 200", broken(200), "schema-mismatch", "gave an answer that is not its own (HTTP 200)"],
    ["well-formed HTML with 200", html(200), "schema-mismatch", "answered without SummaryMap"],
    ["nothing with 200", raw(""), "schema-mismatch", "answered without SummaryMap"],
    ["HTML with 403", html(403), "schema-mismatch", "gave an answer that is not its own (HTTP 403)"],
    ["HTML with 404", broken(404), "schema-mismatch", "gave an answer that is not its own (HTTP 404)"],
    ["HTML with 502", html(502), "unavailable", "failed (HTTP 502)"],
    ["JSON for XML", emptyObject, "schema-mismatch", "gave an answer that is not its own (HTTP 200)"],
    ["a failure of AWS", failure(summary, "ServiceFailure", 500), "unavailable", "failed (ServiceFailure)"],
  ])("%s", async (_, answer, code, message) => {
    const endpoint = await start({ [summary]: answer });
    const [listed] = await collectFrom(accountSummaries, endpoint);
    expect(listed?.problem).toEqual({ code, message: `${summary} ${message}.`, operation: summary });
  });

  test.each<[string, Answer]>([
    ["HTML", html(200)],
    ["nothing", raw("")],
    ["an empty object", emptyObject],
  ])("%s never makes an empty listing complete", async (_, answer) => {
    const collectors = [
      accountSummaries,
      cloudTrailTrails,
      iamRoles,
      kmsKeys,
      loadBalancerListeners,
      s3Buckets,
    ];
    for (const collector of collectors) {
      const asked = Object.fromEntries(collector.operations.map((operation) => [operation, answer]));
      const endpoint = await start(asked);
      const [listed] = await collectFrom(collector as typeof iamRoles, endpoint);
      expect([collector.id, listed?.problem?.code]).toEqual([collector.id, "schema-mismatch"]);
      await server.stop();
    }
  });

  test("expired credentials are not a missing permission", async () => {
    const endpoint = await start({ [summary]: failure(summary, "ExpiredToken", 403) });
    const [listed] = await collectFrom(accountSummaries, endpoint);
    expect(listed?.problem).toEqual({
      code: "access-denied",
      message: `${summary} was refused: the credentials are not valid, or not in this region (ExpiredToken).`,
      operation: summary,
    });
  });

  test("silence ends at the listing's deadline", async () => {
    const endpoint = await start({ [summary]: "hang" });
    const [listed] = await collectFrom(accountSummaries, endpoint, { run: { deadline: 200 } });
    expect(listed?.problem?.code).toBe("timeout");
  });

  test("a cancelled run stops", async () => {
    const endpoint = await start({ [summary]: "hang" });
    const run = { signal: AbortSignal.timeout(200) };
    await expect(collectFrom(accountSummaries, endpoint, { run })).rejects.toThrow("timeout");
  });

  test("the SDK tries again by itself as often as it is told", async () => {
    const endpoint = await start({ [summary]: ({ before }) => (before === 0 ? "reset" : noSummary) });
    const [listed] = await collectFrom(accountSummaries, endpoint, { maxAttempts: 2 });
    expect([listed?.problem, listed?.calls]).toEqual([undefined, { [summary]: 1 }]);
  });

  test("nobody listens", async () => {
    const endpoint = await start({});
    await server.stop();
    const [listed] = await collectFrom(accountSummaries, endpoint);
    expect(listed?.problem).toEqual({
      code: "network",
      message: "sts:GetCallerIdentity could not be reached (ECONNREFUSED).",
      operation: "sts:GetCallerIdentity",
    });
  });
});

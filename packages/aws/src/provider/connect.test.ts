import { afterEach, describe, expect, test } from "vitest";
import { accountSummaries } from "../services/iam/account-summary.ts";
import { s3Buckets } from "../services/s3/buckets.ts";
import { collectFrom } from "../testing/collect.ts";
import { failure, identity, raw, type Script, type ScriptedAws, startScript } from "../testing/script.ts";
import { callerIdentity, requestHandlerOptions } from "./connect.ts";

const summary = "iam:GetAccountSummary";
const assume = "sts:AssumeRole";
const noSummary = { SummaryMap: {} };
const account = (id: string) => ({ id, role: `arn:aws:iam::${id}:role/bylaw` });
const [one, two] = [account("111111111111"), account("222222222222")];
const temporary = (AccessKeyId: string) => ({
  Credentials: {
    AccessKeyId,
    SecretAccessKey: "s",
    SessionToken: "t",
    Expiration: new Date(Date.now() + 3_600_000),
  },
});

let server: ScriptedAws;
const start = async (script: Script): Promise<string> => {
  server = await startScript(script);
  return server.endpoint;
};
afterEach(() => server.stop());

/** Each role's access key names its account. */
const roles: Script = {
  [assume]: ({ input }) => temporary(`KEY${/\d{12}/.exec(String(input.RoleArn))?.[0]}`),
  "sts:GetCallerIdentity": ({ accessKey }) => identity(accessKey.slice(3)),
  [summary]: noSummary,
};

test.each([
  ["assumed-role/bylaw/ada@acme.example", "assumed-role/bylaw"],
  ["user/ada", "user/fdee430d40bd"],
  ["federated-user/ada", "federated-user/fdee430d40bd"],
  ["root", "root"],
])("the caller %s is written down as %s: no person is named", async (caller, shown) => {
  const Arn = `arn:aws:sts::${one.id}:${caller}`;
  const endpoint = await start({ "sts:GetCallerIdentity": { Account: one.id, Arn, UserId: "x" } });
  const credentials = async () => ({ accessKeyId: "base", secretAccessKey: "secret" });
  const settings = { credentials, endpoint, maxAttempts: 1, requestHandler: await requestHandlerOptions() };
  const { identity: said } = await callerIdentity(settings, "eu-west-1", new AbortController().signal);
  expect(said).toBe(`arn:aws:sts::${one.id}:${shown}`);
});

describe("roles", () => {
  test("are taken once per account, whatever number of clients it has", async () => {
    const regions = ["eu-west-1", "eu-central-1", "us-east-1"];
    const buckets = regions.map((region) => ({ Name: `b-${region}`, BucketRegion: region }));
    const endpoint = await start({
      ...roles,
      "s3:ListBuckets": { Buckets: buckets },
      "s3:GetBucketPolicy": failure("s3:GetBucketPolicy", "NoSuchBucketPolicy", 404),
    });
    let loads = 0;
    const credentials = async () => {
      loads += 1;
      return { accessKeyId: "base", secretAccessKey: "secret" };
    };
    const listed = await collectFrom(s3Buckets, endpoint, { accounts: [one, two], credentials });
    expect(listed.map(({ scope, problem, items }) => [scope, problem, items.length])).toEqual([
      [one.id, undefined, 3],
      [two.id, undefined, 3],
    ]);
    const assumed = server.asked.filter((call) => call.operation === assume);
    expect(assumed.map((call) => call.accessKey)).toEqual(["base", "base"]);
    expect(loads).toBe(1);
    const others = server.asked.filter((call) => call.operation.startsWith("s3:"));
    expect(new Set(others.map((call) => call.accessKey))).toEqual(new Set([`KEY${one.id}`, `KEY${two.id}`]));
  });

  test("send the external id", async () => {
    const endpoint = await start(roles);
    await collectFrom(accountSummaries, endpoint, { accounts: [{ ...one, externalId: "acme" }] });
    expect(server.asked.find((call) => call.operation === assume)?.input).toMatchObject({
      RoleArn: one.role,
      RoleSessionName: "bylaw",
      ExternalId: "acme",
    });
  });

  test("that are denied leave the other accounts alone", async () => {
    const endpoint = await start({
      ...roles,
      [assume]: ({ input }) =>
        input.RoleArn === one.role ? failure(assume, "AccessDenied", 403) : temporary(`KEY${two.id}`),
    });
    const listed = await collectFrom(accountSummaries, endpoint, { accounts: [one, two] });
    expect(listed.map(({ scope, problem, items }) => [scope, problem, items.length])).toEqual([
      [
        one.id,
        {
          code: "access-denied",
          message: `The role ${one.role}: sts:AssumeRole was denied (AccessDenied).`,
          operation: assume,
          permission: assume,
        },
        0,
      ],
      [two.id, undefined, 1],
    ]);
  });

  test("of another account are refused", async () => {
    const endpoint = await start({ ...roles, "sts:GetCallerIdentity": identity("999999999999") });
    const [listed] = await collectFrom(accountSummaries, endpoint, { accounts: [one] });
    expect(listed?.problem?.message).toBe(`The role given for ${one.id} belongs to 999999999999.`);
  });

  test("are not trusted by an answer without an account", async () => {
    const endpoint = await start({ ...roles, "sts:GetCallerIdentity": raw("") });
    const [listed] = await collectFrom(accountSummaries, endpoint, { accounts: [one] });
    expect(listed?.problem).toMatchObject({
      code: "schema-mismatch",
      message: "sts:GetCallerIdentity answered without an account.",
    });
  });
});

describe("credentials that cannot be loaded say why", () => {
  const fromSdk = (message: string) =>
    Object.assign(new Error(message), { name: "CredentialsProviderError" });

  test.each<[string, Error, string]>([
    [
      "the SDK's chain ends",
      fromSdk("Could not load credentials from any providers"),
      "Could not load credentials from any providers. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID with its secret, or give aws() credentials",
    ],
    [
      "single sign-on expired",
      fromSdk("Token is expired. To refresh this SSO session run 'aws sso login'.\nTrace: 1"),
      "Token is expired. To refresh this SSO session run 'aws sso login'",
    ],
    [
      "a command failed, and its command line stays private",
      fromSdk("Command failed: vault read --token hunter2"),
      "The credential process failed",
    ],
  ])("%s", async (_, error, reason) => {
    const endpoint = await start(roles);
    const credentials = async () => {
      throw error;
    };
    for (const accounts of [undefined, [one] as const]) {
      const [listed] = await collectFrom(accountSummaries, endpoint, {
        credentials,
        ...(accounts !== undefined && { accounts }),
      });
      expect(listed?.problem).toEqual({
        code: "unavailable",
        message: `AWS credentials could not be loaded: ${reason}.`,
        operation: "sts:GetCallerIdentity",
      });
    }
  });

  test("credentials that go bad during the run end the listing with the same words", async () => {
    let loads = 0;
    const credentials = async () => {
      loads += 1;
      if (loads > 1) throw fromSdk("Token is expired.");
      return { accessKeyId: "a", secretAccessKey: "b", expiration: new Date(Date.now() + 60_000) };
    };
    const endpoint = await start(roles);
    const [listed] = await collectFrom(accountSummaries, endpoint, { credentials });
    expect(listed?.problem?.message).toBe("AWS credentials could not be loaded: Token is expired.");
  });
});

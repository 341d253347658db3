import {
  type Account,
  type AnyCheck,
  days,
  defineAccessReview,
  defineCheck,
  definePerson,
  fact,
  type SystemListing,
  type View,
} from "@bylaw/core";
import { collectProgram, systemsIn } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { estateProvider } from "../../testing/estate.ts";
import {
  administratorAccess,
  details,
  everything,
  type GivenIdentity,
  type IamAccount,
  iamScript,
  type Statement,
} from "../../testing/iam-account.ts";
import { type ReportedUser, reportScript, rootRow } from "../../testing/iam-report.ts";
import { type Answer, failure, type Script, startScript } from "../../testing/script.ts";
import { iamAccounts, rootAccounts } from "./accounts.ts";

const review = defineAccessReview({
  id: "cloud",
  title: "Accounts of the cloud",
  requirement: "access-reviewed",
  of: [rootAccounts, iamAccounts],
  reviewers: { aws: definePerson({ id: "ana", name: "Ana" }) },
  dormantAfter: days(90),
});
const anyOf = (each: View): AnyCheck =>
  defineCheck({
    id: `test/${each.resource.length}`,
    title: "Any",
    why: "Tested.",
    fix: "None.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each,
    assert: ({ id }) => [fact("id", id).is(id)],
  });

/** What AWS answers of an account on 2026-01-01, through the real provider and the real SDK. */
async function systemOf(script: Script): Promise<SystemListing> {
  const server = await startScript(script);
  try {
    const program = programOf([estateProvider(server.endpoint)], [anyOf(iamAccounts), anyOf(rootAccounts)]);
    const systems = await systemsIn(program, review, await collectProgram(program, noWaiting));
    expect(systems).toHaveLength(1);
    return systems[0] as SystemListing;
  } finally {
    await server.stop();
  }
}

interface Told extends IamAccount {
  readonly reported?: Readonly<Record<string, ReportedUser>>;
  readonly root?: Readonly<Record<string, string>>;
  readonly summary?: Readonly<Record<string, number>>;
}

function scriptOf({ reported, root = {}, summary = {}, ...account }: Told): Script {
  const users = Object.keys(account.users ?? {});
  return {
    ...reportScript(reported ?? Object.fromEntries(users.map((name) => [name, {}])), rootRow(root)),
    ...iamScript({ ...account, policies: { [administratorAccess]: [everything], ...account.policies } }),
    "iam:GetAccountSummary": {
      SummaryMap: {
        AccountMFAEnabled: 1,
        AccountPasswordPresent: 1,
        AccountAccessKeysPresent: 0,
        AccountSigningCertificatesPresent: 0,
        ...summary,
      },
    },
  };
}

const accountsOf = async (told: Told) => {
  const { incomplete, accounts } = await systemOf(scriptOf(told));
  expect(incomplete).toBeUndefined();
  return accounts;
};
const arn = (what: string) => `arn:aws:iam::111111111111:${what}`;
const called = (accounts: readonly Account[], name: string) => accounts.find((one) => one.name === name);
const reads: Statement = { Effect: "Allow", Action: "s3:Get*", Resource: "*" };
const trusting = (Principal: Statement, Action = "sts:AssumeRole"): readonly Statement[] => [
  { Effect: "Allow", Principal, Action },
];

const users: readonly [string, Readonly<Record<string, string>>, Partial<Account>][] = [
  ["with a password and no MFA", { mfa_active: "false" }, { kind: "person", mfa: "off" }],
  [
    "with a key alone, as a service that is asked for no MFA",
    { ...noPassword(), access_key_2_active: "true", access_key_2_last_rotated: "2025-06-01T00:00:00Z" },
    { kind: "service", mfa: "none asked", rights: ["access key 2 of 2025-06-01"], lastUsed: "never" },
  ],
  ["who cannot sign in", noPassword(), { kind: "person", mfa: "none asked", rights: [], lastUsed: "never" }],
  ["who never did", { password_last_used: "no_information" }, { lastUsed: "never" }],
  ["whose last use is unread", { password_last_used: "soon" }, { lastUsed: "unknown" }],
  ["of whom no MFA is read", { mfa_active: "?" }, { mfa: "unknown", kind: "person" }],
  [
    "of whom no password is read",
    { password_enabled: "?" },
    { kind: "unknown", mfa: "unknown", rights: "unknown", privileged: false },
  ],
  [
    "with more keys than the report tells of",
    { additional_credentials_info: "AccessKey3" },
    { rights: "unknown", lastUsed: "unknown", mfa: "on" },
  ],
];

const saml = arn("saml-provider/okta");
const github = arn("oidc-provider/token.actions.githubusercontent.com");
const roles: readonly [string, GivenIdentity, Partial<Account>][] = [
  [
    "that services take",
    { inline: { queue: [reads] } },
    {
      kind: "service",
      mfa: "none asked",
      rights: ["taken by ec2.amazonaws.com", "no use in 400 days", "inline policy queue"],
    },
  ],
  [
    "of Identity Center",
    {
      path: "/aws-reserved/sso.amazonaws.com/",
      trust: trusting({ Federated: saml }, "sts:AssumeRoleWithSAML"),
      attached: [administratorAccess],
      lastUsed: "2025-12-24T00:00:00Z",
    },
    {
      kind: "shared",
      privileged: true,
      rights: ["taken by 111111111111:saml-provider/okta", "AWS policy AdministratorAccess"],
      lastUsed: "2025-12-24T00:00:00.000Z",
    },
  ],
  [
    "that another account takes",
    { trust: trusting({ AWS: "222222222222" }) },
    { kind: "shared", rights: ["taken by 222222222222", "no use in 400 days"], lastUsed: "unknown" },
  ],
  ["that this account takes", { trust: trusting({ AWS: arn("root") }) }, { kind: "shared" }],
  ["that anybody takes", { trust: trusting({ AWS: "*" }) }, { kind: "shared" }],
  [
    "of workflows",
    { trust: trusting({ Federated: github }, "sts:AssumeRoleWithWebIdentity") },
    { kind: "service" },
  ],
  [
    "of a provider of identities that is none of workloads",
    { trust: trusting({ Federated: `${github}.evil.com` }, "sts:AssumeRoleWithWebIdentity") },
    { kind: "shared" },
  ],
  [
    "whose trust policy is unread",
    { answered: { AssumeRolePolicyDocument: undefined } },
    { kind: "unknown", rights: "unknown", privileged: false },
  ],
  [
    "that is new and was never used",
    { answered: { CreateDate: new Date("2025-11-01T00:00:00Z") } },
    { created: "2025-11-01T00:00:00.000Z", lastUsed: "never", rights: ["taken by ec2.amazonaws.com"] },
  ],
];

describe("the accounts of AWS", () => {
  test("are the root user, every user and every role, of the system that the account is", async () => {
    const system = await systemOf(scriptOf({ users: { ada: {} }, roles: { shop: {} } }));
    expect({ ...system, accounts: system.accounts.map(({ id }) => id) }).toEqual({
      system: "aws/111111111111",
      identities: "aws",
      source:
        "iam:GenerateCredentialReport, iam:GetAccountAuthorizationDetails, iam:GetAccountSummary, iam:GetCredentialReport",
      taken: expect.stringMatching(/Z$/),
      accounts: [arn("role/shop"), arn("root"), arn("user/ada")],
    });
  });

  test("tell of a user what they are given, whether they have MFA, and when they were last used", async () => {
    const cells = {
      access_key_1_active: "true",
      access_key_1_last_rotated: "2025-06-01T00:00:00+00:00",
      access_key_1_last_used_date: "2025-12-30T00:00:00+00:00",
    };
    const accounts = await accountsOf({
      users: {
        ada: { groups: ["crew"], inline: { notes: [reads] }, attached: ["reader"], boundary: "edge" },
      },
      groups: { crew: { attached: [administratorAccess] } },
      policies: { reader: [reads], edge: [everything] },
      reported: { ada: { cells } },
    });
    expect(called(accounts, "ada")).toEqual({
      id: arn("user/ada"),
      name: "ada",
      kind: "person",
      identity: "ada",
      rights: [
        "console password",
        "access key 1 of 2025-06-01",
        "group crew",
        "policy reader",
        "inline policy notes",
        "within the boundary policy edge",
      ],
      privileged: true,
      mfa: "on",
      created: "2020-01-01T00:00:00.000Z",
      lastUsed: "2025-12-30T00:00:00.000Z",
    });
  });

  test("tell of the root user with what it signs in, and that it can do anything", async () => {
    const root = {
      access_key_1_active: "true",
      access_key_1_last_rotated: "2024-01-01T00:00:00+00:00",
      access_key_1_last_used_date: "2025-01-01T00:00:00+00:00",
    };
    expect(called(await accountsOf({ root, summary: { AccountMFAEnabled: 0 } }), "root user")).toEqual({
      id: arn("root"),
      name: "root user",
      kind: "break-glass",
      rights: ["everything", "console password", "access key 1 of 2024-01-01"],
      privileged: true,
      mfa: "off",
      created: "2019-01-01T00:00:00.000Z",
      lastUsed: "2025-01-01T00:00:00.000Z",
    });
    const bare = await accountsOf({ summary: { AccountPasswordPresent: 0 } });
    expect(called(bare, "root user")).toMatchObject({
      rights: ["everything"],
      mfa: "none asked",
      lastUsed: "never",
    });
  });

  describe("of one account", () => {
    let accounts: readonly Account[];
    beforeAll(async () => {
      const named = <T>(all: readonly (readonly [string, T, unknown])[]) =>
        Object.fromEntries(all.map(([, one], at) => [`n${at}`, one]));
      accounts = await accountsOf({
        users: Object.fromEntries(users.map((_, at) => [`n${at}`, {}])),
        reported: Object.fromEntries(users.map(([, cells], at) => [`n${at}`, { cells }])),
        roles: named(roles),
      });
    });
    const at = (kind: string, index: number) =>
      accounts.find(({ id }) => id.includes(`:${kind}/`) && id.endsWith(`/n${index}`));

    test.each(users.map(([title, , expected], index) => [title, index, expected] as const))(
      "tell of a user %s",
      (_, index, expected) => {
        expect(at("user", index)).toMatchObject(expected);
      },
    );

    test.each(roles.map(([title, , expected], index) => [title, index, expected] as const))(
      "tell of a role %s",
      (_, index, expected) => {
        expect(at("role", index)).toMatchObject(expected);
      },
    );
  });

  test("leave out roles that a service keeps for itself, and no other that is called so", async () => {
    const accounts = await accountsOf({
      roles: {
        AWSServiceRoleForSupport: { path: "/aws-service-role/support.amazonaws.com/" },
        "aws-service-role": {},
      },
    });
    expect(accounts.map(({ name }) => name)).toEqual(["aws-service-role", "root user"]);
  });

  test("of one name are two, and names that no shell or page would print stay as they are", async () => {
    const hostile = "<b>|`\u202e";
    const accounts = await accountsOf({
      users: { ada: {}, [hostile]: {} },
      roles: { ada: {} },
    });
    expect(accounts.map(({ id }) => id)).toEqual([
      arn("role/ada"),
      arn("root"),
      arn(`user/${hostile}`),
      arn("user/ada"),
    ]);
    expect(called(accounts, hostile)?.identity).toBe(hostile);
  });
});

describe("what was not read", () => {
  test.each<[string, Script, RegExp]>([
    [
      "a denied report",
      { "iam:GetCredentialReport": failure("iam:GetCredentialReport", "AccessDenied", 403) },
      /aws\/(?:iam|root)-users is incomplete/,
    ],
    [
      "a denied summary",
      { "iam:GetAccountSummary": failure("iam:GetAccountSummary", "AccessDenied", 403) },
      /aws\/account-summaries is incomplete/,
    ],
    [
      "a throttled listing",
      { [details]: failure(details, "Throttling", 400) },
      /aws\/iam-identities is incomplete/,
    ],
  ])("makes the system incomplete: %s", async (_, answers, why) => {
    const { incomplete } = await systemOf({ ...scriptOf({ users: { ada: {} } }), ...answers });
    expect(incomplete).toMatch(why);
  });

  test("is told by the name of a user who is younger than the report", async () => {
    const answered = { CreateDate: new Date("2025-12-31T23:00:00Z") };
    const { incomplete } = await systemOf(scriptOf({ users: { ada: { answered }, bo: {} } }));
    expect(incomplete).toContain(`${arn("user/ada")}: iam:GetCredentialReport answered with a report of`);
  });

  test("leaves nobody out who was deleted between two calls, or came", async () => {
    const given = { users: { ada: {}, bo: {} }, roles: { shop: {} } };
    const [before, after] = [iamScript(given), iamScript({})];
    let calls = 0;
    const { incomplete, accounts } = await systemOf({
      ...scriptOf(given),
      [details]: (asked) => {
        calls += 1;
        const answer = (calls % 2 === 1 ? before : after)[details];
        return typeof answer === "function" ? answer(asked) : (answer as Answer);
      },
    });
    const told = accounts.map(({ name }) => name).sort();
    expect([incomplete, told]).toEqual([undefined, ["ada", "bo", "root user", "shop"]]);
    expect(accounts.some(({ rights }) => rights === "unknown")).toBe(true);
  });
});

function noPassword(): Readonly<Record<string, string>> {
  return {
    password_enabled: "false",
    password_last_used: "N/A",
    password_last_changed: "N/A",
    mfa_active: "false",
  };
}

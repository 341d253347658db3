import { afterEach, describe, expect, test } from "vitest";
import { accountSummaries } from "../services/iam/account-summary.ts";
import { collectFrom } from "../testing/collect.ts";
import {
  type Answer,
  failure,
  identity,
  type Script,
  type ScriptedAws,
  startScript,
} from "../testing/script.ts";

const list = "organizations:ListAccounts";
const assume = "sts:AssumeRole";
const organization = { role: "audit/bylaw", externalId: "acme" } as const;
const [one, two, three, four] = ["111111111111", "222222222222", "333333333333", "444444444444"] as const;

let server: ScriptedAws;
afterEach(() => server.stop());

const roles: Script = {
  [assume]: ({ input }) => ({
    Credentials: {
      AccessKeyId: `KEY${/\d{12}/.exec(String(input.RoleArn))?.[0]}`,
      SecretAccessKey: "s",
      SessionToken: "t",
      Expiration: new Date(Date.now() + 3_600_000),
    },
  }),
  "sts:GetCallerIdentity": ({ accessKey }) =>
    identity(accessKey.startsWith("KEY") ? accessKey.slice(3) : one),
  "iam:GetAccountSummary": { SummaryMap: {} },
};
const listed = async (answer: Answer | ((asked: { before: number }) => Answer), given = {}) => {
  server = await startScript({ ...roles, [list]: answer });
  const found = await collectFrom(accountSummaries, server.endpoint, {
    accounts: { organization: { ...organization, ...given } },
  });
  return found.map(({ scope, problem }) => [scope, problem]);
};

describe("the accounts of an organization", () => {
  test("are found by every page, and each is entered by its role", async () => {
    const found = await listed(({ before }) =>
      before === 0
        ? { Accounts: [{ Id: one, State: "ACTIVE" }], NextToken: "more" }
        : { Accounts: [{ Id: two, Status: "ACTIVE" }] },
    );
    expect(found).toEqual([
      [one, undefined],
      [two, undefined],
    ]);
    const taken = server.asked.filter(({ operation }) => operation === assume);
    expect(taken.map(({ input }) => [input.RoleArn, input.ExternalId]).sort()).toEqual(
      [one, two].map((id) => [`arn:aws:iam::${id}:role/audit/bylaw`, "acme"]),
    );
  });

  test("are left out when they are closed, suspended or about to be, and no others", async () => {
    const found = await listed({
      Accounts: [
        { Id: one, State: "SUSPENDED" },
        { Id: two, State: "PENDING_CLOSURE", Status: "ACTIVE" },
        { Id: three, State: "CLOSED" },
        { Id: four, State: "PENDING_ACTIVATION" },
      ],
    });
    expect(found).toEqual([[four, undefined]]);
  });

  test("can be listed by a role of another account", async () => {
    const listedBy = `arn:aws:iam::${three}:role/lister`;
    expect(await listed({ Accounts: [{ Id: two, State: "ACTIVE" }] }, { listedBy })).toEqual([
      [two, undefined],
    ]);
    expect(server.asked.find(({ operation }) => operation === list)?.accessKey).toBe(`KEY${three}`);
  });

  test.each<[string, Answer, object]>([
    [
      "a denial",
      failure(list, "AccessDeniedException", 400),
      {
        code: "access-denied",
        message: `${list} was denied (AccessDeniedException).`,
        operation: list,
        permission: list,
      },
    ],
    [
      "no organization",
      failure(list, "AWSOrganizationsNotInUseException", 400),
      {
        code: "unavailable",
        message: `${list} failed (AWSOrganizationsNotInUseException).`,
        operation: list,
      },
    ],
    [
      "an account without its state",
      { Accounts: [{ Id: one }] },
      { code: "schema-mismatch", message: `${list} answered without State.`, operation: list },
    ],
    ...[[], [{ Id: one, State: "SUSPENDED" }]].map((Accounts): [string, Answer, object] => [
      `no account that is open, of ${Accounts.length}`,
      { Accounts },
      { code: "schema-mismatch", message: `${list} answered without an open account.`, operation: list },
    ]),
    [
      "the same page twice",
      { Accounts: [{ Id: one, State: "ACTIVE" }], NextToken: "again" },
      { code: "partial-data", message: `${list} gave the same page twice.`, operation: list },
    ],
  ])("are nothing at all after %s: the run says so", async (_, answer, problem) => {
    expect(await listed(answer)).toEqual([["unreachable", problem]]);
  });
});

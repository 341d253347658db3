import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { type ReportedUser, reportScript, rootRow } from "../../../testing/iam-report.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type PasswordPolicy, passwordPolicies } from "../password-policies.ts";
import { ada } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamPasswordPolicy } from "./iam-password-policy.ts";

const operation = "iam:GetAccountPasswordPolicy";
const policy: PasswordPolicy = {
  id: "password-policy/111111111111",
  account: "111111111111",
  minimumLength: known(14),
  remembered: known(24),
};
const given = (change: Partial<PasswordPolicy>, ...users: readonly IamUser[]) => [
  listingOf(passwordPolicies, [{ ...policy, ...change }]),
  listingOf(iamUsers, users),
];
const machine: IamUser = {
  ...ada,
  id: "arn:aws:iam::111111111111:user/robot",
  name: "robot",
  consolePassword: known(false),
};
const none = absent(operation, "NoSuchEntity");
const denied = unreadable({ code: "access-denied", message: `${operation} was denied (AccessDenied).` });
const stale = {
  code: "stale-evidence",
  message: "iam:GetCredentialReport answered with a report of 2025-12-01T00:00:00.000Z, which is too old.",
} as const;

testCheck(
  iamPasswordPolicy,
  { test, expect },
  {
    pass: [
      {
        name: "long, and former ones remembered",
        given: given({}, machine, ada),
        says: [
          "minimum length: 14, expected at least 14",
          "former passwords that cannot be taken again: 24, expected at least 24",
        ],
      },
    ],
    fail: [
      {
        name: "no policy of its own",
        given: given({ minimumLength: none, remembered: none }, ada),
        says: [
          "minimum length: absent (NoSuchEntity), expected at least 14",
          "former passwords that cannot be taken again: absent (NoSuchEntity), expected at least 24",
        ],
      },
      {
        name: "short",
        given: given({ minimumLength: known(13) }, ada),
        says: ["minimum length: 13, expected at least 14"],
      },
      {
        name: "somebody has a password, whoever else could not be read",
        given: [
          listingOf(passwordPolicies, [{ ...policy, minimumLength: known(8) }]),
          listingOf(iamUsers, [ada, unreadableResource("arn:aws:iam::111111111111:user/new", stale)]),
        ],
        says: ["minimum length: 8, expected at least 14"],
      },
    ],
    unreadable: [
      {
        name: "the policy is denied",
        given: given({ minimumLength: denied, remembered: denied }, ada),
        says: [`${operation} was denied (AccessDenied).`],
      },
      {
        name: "whether anybody has a password is not known",
        given: [
          listingOf(passwordPolicies, [policy]),
          listingOf(iamUsers, [machine, unreadableResource("arn:aws:iam::111111111111:user/new", stale)]),
        ],
        says: [`aws/iam-users is incomplete: ${stale.message}`],
      },
    ],
    notApplicable: [
      {
        name: "nobody has a password",
        given: given({ minimumLength: none, remembered: none }, machine),
        says: ["No IAM user of the account had a console password in the credential report."],
      },
      {
        name: "only in another account has somebody a password",
        given: given(
          { minimumLength: none, remembered: none },
          {
            ...ada,
            id: "arn:aws:iam::222222222222:user/ada",
          },
        ),
        says: ["No IAM user of the account had a console password in the credential report."],
      },
    ],
    empty: {
      name: "no answer",
      given: [listingOf(passwordPolicies, []), listingOf(iamUsers, [ada])],
      says: [
        "There is no password policy among 0 of aws/iam-password-policies in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const answer = (MinimumPasswordLength?: number, PasswordReusePrevention?: number): Answer => ({
    PasswordPolicy: {
      ...(MinimumPasswordLength !== undefined && { MinimumPasswordLength }),
      ...(PasswordReusePrevention !== undefined && { PasswordReusePrevention }),
    },
  });
  const person: ReportedUser = {};
  const robot: ReportedUser = { cells: { password_enabled: "false" } };
  const cases: readonly (readonly [name: string, user: ReportedUser, answer: Answer, outcome: string])[] = [
    [
      "no policy is AWS's default, and not an error (steampipe-mod-aws-compliance#5)",
      person,
      failure(operation, "NoSuchEntity", 404),
      "fail",
    ],
    [
      "no policy, and everybody is federated (ScoutSuite#1496)",
      robot,
      failure(operation, "NoSuchEntity", 404),
      "not-applicable",
    ],
    ["long and strict", person, answer(14, 24), "pass"],
    ["nothing is said of former passwords", person, answer(20), "fail"],
    ["nothing is said of the length", person, answer(undefined, 24), "error"],
    ["denied is not the default", person, failure(operation, "AccessDenied", 403), "error"],
    ["an answer without a policy", person, {}, "error"],
  ];
  test.each(cases)("%s", async (_, user, said, outcome) => {
    const verdicts = await judgeScript(iamPasswordPolicy, {
      ...reportScript({ ada: user }, rootRow()),
      [operation]: said,
    });
    expect(verdicts.map((verdict) => verdict.outcome)).toEqual([outcome]);
  });
});

import {
  type AnyCheck,
  type Assertion,
  type Assertions,
  defineCheck,
  fact,
  type Observed,
  type View,
} from "@bylaw/core";
import type { Identified } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { everything, type IamAccount, iamScript, type Statement } from "../../testing/iam-account.ts";
import { type ReportedUser, reportScript, rootRow } from "../../testing/iam-report.ts";
import { judgeScript } from "../../testing/judge.ts";
import { iamGroups, iamUserAccess } from "./access.ts";

/** A check that says what a view tells of each. */
const telling = <T extends Identified>(each: View<T>, tell: (one: T) => Assertions): AnyCheck =>
  defineCheck({
    id: "test/tells",
    title: "Tells",
    why: "Tested.",
    fix: "None.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each,
    assert: tell,
  });
const told = (name: string, value: Observed<unknown>): Assertion => fact(name, value).isPresent();

const users = telling(iamUserAccess, ({ groups, administrator, mfa }) => [
  told("groups", groups),
  told("administrator", administrator),
  told("MFA", mfa),
]);
const groups = telling(iamGroups, ({ members, attachedPolicies, inlinePolicies, administrator }) => [
  told("members", members),
  told("attached", attachedPolicies),
  told("inline", inlinePolicies),
  told("administrator", administrator),
]);

const saidOf = async (
  check: AnyCheck,
  account: IamAccount,
  reported: Readonly<Record<string, ReportedUser>> = {},
) => {
  const said = await judgeScript(check, { ...reportScript(reported, rootRow()), ...iamScript(account) });
  return said.map(
    ({ resource, says }) => `${resource}: ${says.join("; ").replaceAll(", expected present", "")}`,
  );
};
const reads: Statement = { Effect: "Allow", Action: "s3:Get*", Resource: "*" };

test("tells of each user which groups they are in, and whether these make an administrator", async () => {
  const account: IamAccount = {
    users: { ada: { groups: ["crew", "all"] }, bo: { groups: ["all"] }, cy: {} },
    groups: { crew: { inline: { x: [everything] } }, all: { inline: { x: [reads] } } },
  };
  const reported = { ada: {}, bo: { cells: { mfa_active: "false" } }, cy: {} };
  expect(await saidOf(users, account, reported)).toEqual([
    "ada: groups: crew and all; administrator: true; MFA: true",
    "bo: groups: all; administrator: false; MFA: false",
    "cy: groups: none; administrator: false; MFA: true",
  ]);
});

test("tells of each group who is in it and what it gives, without what its members have besides", async () => {
  const account: IamAccount = {
    users: { ada: { groups: ["crew"], inline: { x: [everything] } }, bo: { groups: ["all", "crew"] } },
    groups: { crew: { attached: ["ops"] }, all: { inline: { x: [reads] } }, none: {} },
    policies: { ops: [everything] },
  };
  expect(await saidOf(groups, account)).toEqual([
    "all: members: bo; attached: none; inline: x; administrator: false",
    "crew: members: ada and bo; attached: arn:aws:iam::111111111111:policy/ops; inline: none; administrator: true",
    "none: members: none; attached: none; inline: none; administrator: false",
  ]);
});

test("a user whose groups are unread leaves undecided who is in any", async () => {
  const account: IamAccount = {
    users: { ada: { answered: { GroupList: undefined } } },
    groups: { crew: {} },
  };
  expect(await saidOf(groups, account)).toEqual([
    "crew: iam:GetAccountAuthorizationDetails answered without GroupList.",
  ]);
});

import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { details, type IamAccount, iamScript } from "../../testing/iam-account.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { iamIdentities } from "./identities.ts";

let server: ScriptedAws;
afterEach(() => server.stop());

const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  return (await collectFrom(iamIdentities, server.endpoint))[0];
};
const collectAccount = (account: IamAccount) => collect(iamScript(account));
const known = (value: unknown) => ({ state: "known", value });
const absent = (code: string) => ({ state: "absent", operation: details, code });
const unreadable = (message: string) => ({
  state: "unreadable",
  problem: { code: "schema-mismatch", message: `${details} ${message}.`, operation: details },
});
const reads = { Effect: "Allow", Action: ["s3:Get*"], Resource: ["*"] };
const parsed = known({
  version: "2012-10-17",
  statements: [{ effect: "Allow", actions: ["s3:Get*"], resources: ["*"], conditions: [] }],
});

test("reads users, groups and roles in one call, and asks for no policies", async () => {
  const listed = await collectAccount({
    users: { ada: { attached: ["read"], inline: { own: [reads] }, groups: ["crew"], boundary: "edge" } },
    groups: { crew: { attached: ["aws:ReadOnlyAccess"], inline: { all: [reads] } } },
    roles: { job: { path: "/x/", inline: { it: [reads] }, lastUsed: "2025-12-01T00:00:00Z" }, idle: {} },
    policies: { read: [reads] },
  });
  const usual = { created: "2020-01-01T00:00:00.000Z", tags: known({}) };
  const none = { boundary: absent("no PermissionsBoundary"), lastUsed: absent("no RoleLastUsed") };
  expect(listed?.problem).toBeUndefined();
  expect(listed?.calls).toEqual({ [details]: 1 });
  expect(listed?.items).toEqual([
    {
      ...usual,
      ...none,
      id: "arn:aws:iam::111111111111:group/crew",
      kind: "group",
      name: "crew",
      path: "/",
      inlinePolicies: known([{ name: "all", document: parsed }]),
      attachedPolicies: known(["arn:aws:iam::aws:policy/ReadOnlyAccess"]),
      groups: known([]),
    },
    {
      ...usual,
      ...none,
      id: "arn:aws:iam::111111111111:role/idle",
      kind: "role",
      name: "idle",
      path: "/",
      inlinePolicies: known([]),
      attachedPolicies: known([]),
      groups: known([]),
    },
    {
      ...usual,
      ...none,
      id: "arn:aws:iam::111111111111:role/x/job",
      kind: "role",
      name: "job",
      path: "/x/",
      inlinePolicies: known([{ name: "it", document: parsed }]),
      attachedPolicies: known([]),
      groups: known([]),
      lastUsed: known("2025-12-01T00:00:00.000Z"),
    },
    {
      ...usual,
      ...none,
      id: "arn:aws:iam::111111111111:user/ada",
      kind: "user",
      name: "ada",
      path: "/",
      inlinePolicies: known([{ name: "own", document: parsed }]),
      attachedPolicies: known(["arn:aws:iam::111111111111:policy/read"]),
      groups: known(["crew"]),
      boundary: known("arn:aws:iam::111111111111:policy/edge"),
    },
  ]);
});

test("a user without policies of their own has none; anybody else whose list is missing is unread", async () => {
  const listed = await collectAccount({
    users: { ada: {} },
    groups: { crew: { answered: { GroupPolicyList: undefined } } },
    roles: { job: { answered: { RolePolicyList: undefined, AttachedManagedPolicies: undefined } } },
  });
  expect(listed?.items).toMatchObject([
    { name: "crew", inlinePolicies: unreadable("answered without GroupPolicyList") },
    {
      name: "job",
      inlinePolicies: unreadable("answered without RolePolicyList"),
      attachedPolicies: unreadable("answered without AttachedManagedPolicies"),
    },
    { name: "ada", inlinePolicies: known([]) },
  ]);
});

test("a policy that cannot be read concerns that policy alone", async () => {
  const RolePolicyList = [
    { PolicyName: "a", PolicyDocument: "%E0%A4%A" },
    { PolicyName: "b", PolicyDocument: "%7B%7D" },
  ];
  const listed = await collectAccount({ roles: { job: { answered: { RolePolicyList } } } });
  expect(listed?.items).toMatchObject([
    {
      inlinePolicies: known([
        { name: "a", document: unreadable("answered with a policy that is not URL-encoded") },
        {
          name: "b",
          document: unreadable('answered with a policy that Bylaw does not understand at "Statement"'),
        },
      ]),
    },
  ]);
});

test.each(["CreateDate", "Path"])(
  "one that is answered without %s is unreadable, the others are not",
  async (field) => {
    const listed = await collectAccount({ roles: { a: { answered: { [field]: undefined } }, b: {} } });
    expect(listed?.items).toMatchObject([
      { id: "arn:aws:iam::111111111111:role/a", problem: { code: "schema-mismatch" } },
      { name: "b" },
    ]);
  },
);

test("reads every page, of which one holds the end of one list and the beginning of the next", async () => {
  const role = (name: string) => ({
    Arn: `arn:aws:iam::111111111111:role/${name}`,
    RoleName: name,
    Path: "/",
    CreateDate: new Date("2020-01-01T00:00:00Z"),
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    Tags: [],
  });
  const empty = { UserDetailList: [], GroupDetailList: [], Policies: [] };
  const listed = await collect({
    [details]: ({ input, before }) =>
      before === 0
        ? { ...empty, RoleDetailList: [role("a")], IsTruncated: true, Marker: "next" }
        : { ...empty, RoleDetailList: [role(String(input.Marker))], IsTruncated: false },
  });
  expect(listed?.items).toMatchObject([{ name: "a" }, { name: "next" }]);
  expect(listed?.calls).toEqual({ [details]: 2 });
});

test.each<[string, Script, string]>([
  ["denied", { [details]: failure(details, "AccessDenied", 403) }, "access-denied"],
  ["a list is missing", { [details]: { UserDetailList: [], IsTruncated: false } }, "schema-mismatch"],
])("%s: the listing is incomplete", async (_, script, code) => {
  expect((await collect(script))?.problem).toMatchObject({ code });
});

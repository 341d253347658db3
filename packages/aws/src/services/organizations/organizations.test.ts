import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { organizationScript } from "./organization.fixture.ts";
import { organizationsOfAccounts } from "./organizations.ts";

const [describeOne, listServices, listPolicies, listTargets] = [
  "organizations:DescribeOrganization",
  "organizations:ListAWSServiceAccessForOrganization",
  "organizations:ListPolicies",
  "organizations:ListTargetsForPolicy",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript(script);
  const [listed] = await collectFrom(organizationsOfAccounts, server.endpoint);
  return listed;
};
const id = "arn:aws:organizations::111111111111:organization/o-1";

test("policies and their targets are read to the last page; those of AWS, and the management account, are left out", async () => {
  const policy = (Id: string, AwsManaged = false) => ({ Id, Name: `name-${Id}`, AwsManaged });
  const listed = await collect({
    ...organizationScript(),
    [listPolicies]: ({ input }) =>
      input.NextToken === "2"
        ? { Policies: [policy("b"), policy("gone")] }
        : { Policies: [policy("p-FullAWSAccess", true), policy("a")], NextToken: "2" },
    [listTargets]: ({ input }) => {
      if (input.PolicyId === "gone") return failure(listTargets, "PolicyNotFoundException", 400);
      if (input.PolicyId === "b") return { Targets: [] };
      return input.NextToken === "2"
        ? { Targets: [{ TargetId: "r" }, { TargetId: "111111111111" }] }
        : { Targets: [{ TargetId: "ou" }], NextToken: "2" };
    },
  });
  expect(listed).toMatchObject({
    calls: { [describeOne]: 1, [listServices]: 1, [listPolicies]: 2, [listTargets]: 4 },
    items: [
      {
        id,
        features: "ALL",
        managementAccount: { value: "111111111111" },
        trustedServices: { value: [] },
        guardrails: {
          state: "known",
          value: [
            { id: "a", name: "name-a", targets: 2 },
            { id: "b", name: "name-b", targets: 0 },
          ],
        },
      },
    ],
  });
});

test("no organization is a fact, and one that shares only the bill has no policies to ask for", async () => {
  const alone = await collect({
    [describeOne]: failure(describeOne, "AWSOrganizationsNotInUseException", 400),
  });
  expect(alone).toMatchObject({ items: [], calls: { [describeOne]: 1 } });
  expect(alone?.problem).toBeUndefined();
  await server.stop();
  const bill = await collect(organizationScript([], { FeatureSet: "CONSOLIDATED_BILLING" }));
  expect(bill).toMatchObject({
    calls: { [describeOne]: 1, [listServices]: 1 },
    items: [{ guardrails: { value: [] } }],
  });
});

test.each<[string, Script, string]>([
  [
    "policies that a member may not list",
    { [listPolicies]: failure(listPolicies, "AccessDeniedException", 400) },
    `${listPolicies} was denied (AccessDeniedException).`,
  ],
  [
    "targets that may not be listed",
    { [listTargets]: failure(listTargets, "AccessDeniedException", 400) },
    `${listTargets} was denied (AccessDeniedException).`,
  ],
])("%s are unreadable, and no lack of them", async (_, script, message) => {
  const listed = await collect({ ...organizationScript([{ targets: 1 }]), ...script });
  expect(listed?.items).toMatchObject([{ id, features: "ALL", guardrails: { problem: { message } } }]);
});

test("the services that it trusts are read to the last page, and unreadable to a member", async () => {
  const read = await collect({
    ...organizationScript(),
    [listServices]: ({ input }) =>
      input.NextToken === "2"
        ? { EnabledServicePrincipals: [{ ServicePrincipal: "sso.amazonaws.com" }] }
        : { EnabledServicePrincipals: [{ ServicePrincipal: "config.amazonaws.com" }], NextToken: "2" },
  });
  expect(read).toMatchObject({
    calls: { [listServices]: 2 },
    items: [{ trustedServices: { value: ["config.amazonaws.com", "sso.amazonaws.com"] } }],
  });
  await server.stop();
  const denied = await collect({
    ...organizationScript(),
    [listServices]: failure(listServices, "AccessDeniedException", 400),
  });
  const problem = { code: "access-denied", permission: listServices };
  expect(denied?.items).toMatchObject([{ trustedServices: { problem }, guardrails: { value: [] } }]);
});

test("an organization that may not be read is none", async () => {
  const denied = await collect({ [describeOne]: failure(describeOne, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: describeOne });
});

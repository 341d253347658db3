import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import {
  aclOf,
  arns,
  get,
  group,
  groupRule,
  list,
  logging,
  managed,
  ofOwn,
  ofVendor,
  resources,
  rule,
  summaries,
  wafThat,
} from "./acl.fixture.ts";
import { cloudfrontWebAcls, webAcls } from "./web-acls.ts";

let server: ScriptedAws;
afterEach(() => server.stop());
const collected = async (script: Script, collector: typeof webAcls | typeof cloudfrontWebAcls = webAcls) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(collector, server.endpoint);
  return listing;
};
/** What is said of each rule of the one web ACL: true, false, or the problem. */
const decided = async (acl: object, change: Script = {}) => {
  const listing = await collected({ ...wafThat(acl), ...change });
  expect(listing?.problem).toBeUndefined();
  return listing?.items.map((one) => {
    const { rules } = one as unknown as { rules: { value?: readonly Rule[]; problem?: object } };
    return rules.value?.map(({ decides }) => decides.value ?? decides.problem?.message) ?? rules.problem;
  })[0];
};
interface Rule {
  readonly decides: { readonly value?: boolean; readonly problem?: { readonly message: string } };
}
const common = { NoUserAgent_HEADER: "Block", SizeRestrictions_BODY: "Block" };
const instead = (...names: readonly string[]) => ({
  RuleActionOverrides: names.map((Name) => ({ Name, ActionToUse: { Count: {} } })),
});

test("lists every one, to the last page, and asks each rule group once", async () => {
  const acl = { Rules: [groupRule("common", ofVendor()), groupRule("own", ofOwn())] };
  const listing = await collected({
    ...wafThat(acl, {}, ["arn:lb"]),
    [list]: ({ input }) =>
      input.NextMarker === "2"
        ? { WebACLs: [{ Name: "b", Id: "2", ARN: "arn:b" }] }
        : { WebACLs: [{ Name: "shop", Id: "1", ARN: arns.regional }], NextMarker: "2" },
    [resources]: { ResourceArns: ["arn:lb"] },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({
    ...{ [list]: 2, [get]: 2, [resources]: 2, [group]: 1, [managed]: 1, [logging]: 1 },
    "tagging:GetResources": 1,
  });
  const rules = {
    value: [
      { name: "common", decides: { value: true } },
      { name: "own", decides: { value: true } },
    ],
  };
  expect(listing?.items).toMatchObject([
    {
      id: arns.regional,
      name: "shop",
      rules,
      loadBalancers: { value: ["arn:lb"] },
      logsBlocked: { value: true },
    },
    { id: "arn:b", name: "b", rules, logsBlocked: { state: "absent", code: "no logging configuration" } },
  ]);
});

test("those of CloudFront are asked in us-east-1, and never for load balancers", async () => {
  const listing = await collected(wafThat({ Rules: [rule("limit", "Block")] }, {}), cloudfrontWebAcls);
  expect(listing?.items).toMatchObject([
    { id: arns.global, rules: { value: [{ name: "limit", decides: { value: true } }] } },
  ]);
  const asked = server.asked.filter(({ operation }) => operation.startsWith("wafv2:"));
  expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
  expect(asked.map(({ operation }) => operation)).not.toContain(resources);
});

test.each<[string, object, readonly unknown[]]>([
  ["no rule", {}, []],
  ["no rule, and the default blocks", { DefaultAction: { Block: {} } }, []],
  [
    "the default allows",
    { Rules: ["Allow", "Block", "Captcha", "Challenge", "Count"].map((word) => rule(word, word)) },
    [false, true, true, true, false],
  ],
  [
    "the default blocks",
    {
      DefaultAction: { Block: {} },
      Rules: ["Allow", "Block", "Captcha", "Challenge", "Count"].map((word) => rule(word, word)),
    },
    [true, false, false, false, false],
  ],
  ["a rule group whose result is counted", { Rules: [groupRule("g", ofVendor(), "Count")] }, [false]],
  ["one of two rules counts", { Rules: [groupRule("g", ofVendor(instead("NoUserAgent_HEADER")))] }, [true]],
  ["every rule counts", { Rules: [groupRule("g", ofVendor(instead(...Object.keys(common))))] }, [false]],
  [
    "every rule is excluded, as it was said before",
    { Rules: [groupRule("g", ofVendor({ ExcludedRules: Object.keys(common).map((Name) => ({ Name })) }))] },
    [false],
  ],
  ["names that no rule has", { Rules: [groupRule("g", ofVendor(instead("nousera", "sizere")))] }, [true]],
  [
    "one of the account's counts its one rule that blocks",
    { Rules: [groupRule("g", ofOwn(instead("b")))] },
    [false],
  ],
  [
    "a rule that counts is made to block",
    { Rules: [groupRule("g", ofOwn({ RuleActionOverrides: [{ Name: "a", ActionToUse: { Block: {} } }] }))] },
    [true],
  ],
  [
    "Firewall Manager's first and last rule groups",
    {
      PreProcessFirewallManagerRuleGroups: [central("first", ofVendor())],
      PostProcessFirewallManagerRuleGroups: [central("last", ofVendor(), "Count")],
    },
    [true, false],
  ],
])("%s", async (_, acl, expected) => {
  expect(await decided(acl)).toEqual(expected);
});

function central(Name: string, FirewallManagerStatement: object, override?: "Count" | "None"): object {
  const { Statement: _, ...rest } = groupRule(Name, {}, override) as { readonly Statement: object };
  return { ...rest, FirewallManagerStatement };
}

test("a rule group that is empty decides nothing", async () => {
  const acl = { Rules: [groupRule("own", ofOwn())] };
  const empty = { RuleGroup: { Name: "own", Id: "1", ARN: arns.group, Rules: [] } };
  expect(await decided(acl, { [group]: empty })).toEqual([false]);
});

test("a version is asked for by its name", async () => {
  await decided({ Rules: [groupRule("common", ofVendor({ Version: "Version_1.0" }))] });
  const asked = server.asked.find(({ operation }) => operation === managed);
  expect(asked?.input).toEqual({
    ...{ Scope: "REGIONAL", VendorName: "AWS", Name: "AWSManagedRulesCommonRuleSet" },
    VersionName: "Version_1.0",
  });
});

test.each<[string, object, Script, unknown]>([
  [
    "a rule group that is denied",
    { Rules: [groupRule("g", ofOwn())] },
    { [group]: failure(group, "AccessDeniedException", 400) },
    [`${group} was denied (AccessDeniedException).`],
  ],
  [
    "a vendor's that is denied",
    { Rules: [groupRule("g", ofVendor())] },
    { [managed]: failure(managed, "AccessDeniedException", 400) },
    [`${managed} was denied (AccessDeniedException).`],
  ],
  [
    "an action that is not known",
    { Rules: [{ ...rule("r", "Block"), Action: {} }] },
    {},
    [`${get} answered with an action that is not known.`],
  ],
  [
    "neither an action nor a rule group",
    { Rules: [groupRule("g", { GeoMatchStatement: { CountryCodes: ["XX"] } })] },
    {},
    [`${get} answered without a rule group.`],
  ],
  [
    "an override that says nothing",
    { Rules: [{ ...groupRule("g", ofVendor()), OverrideAction: {} }] },
    {},
    [`${get} answered OverrideAction with neither Count nor None.`],
  ],
  [
    "a group's rule without an action",
    { Rules: [groupRule("g", ofVendor())] },
    { [managed]: { Rules: [{ Name: "a" }] } },
    [`${managed} answered without Action.`],
  ],
  ["no list of rules", { Rules: undefined }, {}, { message: `${get} answered without Rules.` }],
  [
    "a default that is neither",
    { DefaultAction: {} },
    {},
    { message: `${get} answered with an action that is not known.` },
  ],
  ["denied", {}, { [get]: failure(get, "AccessDeniedException", 400) }, { permission: get }],
])("%s: it is not read", async (_, acl, change, expected) => {
  expect(await decided(acl, change)).toMatchObject(expected as object);
});

const filter = (
  DefaultBehavior: string,
  ...filters: readonly (readonly [string, string, ...string[]])[]
) => ({
  LoggingFilter: {
    DefaultBehavior,
    Filters: filters.map(([Behavior, Requirement, ...conditions]) => ({
      Behavior,
      Requirement,
      Conditions: conditions.map((word) =>
        word.startsWith("awswaf:")
          ? { LabelNameCondition: { LabelName: word } }
          : { ActionCondition: { Action: word } },
      ),
    })),
  },
});
const label = "awswaf:111111111111:webacl:shop:known";

test.each<[string, object, boolean]>([
  ["without a filter", {}, true],
  ["only what is blocked", filter("DROP", ["KEEP", "MEETS_ANY", "BLOCK", "COUNT"]), true],
  ["all but what is allowed", filter("KEEP", ["DROP", "MEETS_ANY", "ALLOW"]), true],
  ["all but what has a label", filter("KEEP", ["DROP", "MEETS_ALL", "BLOCK", label]), false],
  ["all but what has a label, blocked or not", filter("KEEP", ["DROP", "MEETS_ANY", label]), false],
  ["all but what is allowed and has a label", filter("KEEP", ["DROP", "MEETS_ALL", "ALLOW", label]), true],
  ["all but what was counted", filter("KEEP", ["DROP", "MEETS_ANY", "ALLOW", "COUNT"]), false],
  ["nothing but what has a label", filter("DROP", ["KEEP", "MEETS_ALL", "BLOCK", label]), false],
  ["nothing but what counts", filter("DROP", ["KEEP", "MEETS_ANY", "COUNT"]), false],
  ["a filter that drops all", filter("DROP", ["DROP", "MEETS_ANY", "ALLOW", "BLOCK"]), false],
  ["a filter drops what is blocked", filter("KEEP", ["DROP", "MEETS_ALL", "BLOCK"]), false],
  [
    "one filter keeps and another drops it",
    filter("KEEP", ["KEEP", "MEETS_ANY", "BLOCK"], ["DROP", "MEETS_ANY", "BLOCK"]),
    false,
  ],
])("logs %s", async (_, configuration, expected) => {
  const listing = await collected(wafThat({}, configuration));
  expect(listing?.items).toMatchObject([{ logsBlocked: { value: expected } }]);
});

test("an unknown word of a filter, one that is for nothing, and a denied list of configurations, leave logging unread", async () => {
  const odd = await collected(wafThat({}, filter("PERHAPS", ["KEEP", "MEETS_ANY", "BLOCK"])));
  expect(odd?.items).toMatchObject([{ logsBlocked: { problem: { code: "schema-mismatch" } } }]);
  for (const conditions of [[], [{}]]) {
    await server.stop();
    const LoggingFilter = {
      DefaultBehavior: "DROP",
      Filters: [{ Behavior: "KEEP", Requirement: "MEETS_ALL", Conditions: conditions }],
    };
    const empty = await collected(wafThat({}, { LoggingFilter }));
    expect(empty?.items).toMatchObject([{ logsBlocked: { problem: { code: "schema-mismatch" } } }]);
  }
  await server.stop();
  const denied = await collected({
    ...wafThat({}),
    [logging]: failure(logging, "AccessDeniedException", 400),
  });
  expect(denied?.items).toMatchObject([{ logsBlocked: { problem: { permission: logging } } }]);
});

test("one that is gone since it was listed is left out", async () => {
  const gone = failure(get, "WAFNonexistentItemException", 400);
  const listing = await collected({ ...wafThat({}), [get]: gone });
  expect([listing?.problem, listing?.items]).toEqual([undefined, []]);
});

test("a denied listing is incomplete; one without an ARN ends it", async () => {
  const denied = await collected({ ...wafThat({}), [list]: failure(list, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: list });
  await server.stop();
  const odd = await collected({ ...wafThat({}), [list]: { WebACLs: [{ Name: "shop", Id: "1" }] } });
  expect(odd?.problem?.message).toBe(`${list} answered without ARN.`);
});

test("a rule group that two web ACLs name is told of both", async () => {
  const listing = await collected({
    ...wafThat({}),
    [list]: { WebACLs: ["arn:a", "arn:b"].map((ARN) => ({ Name: ARN, Id: "1", ARN })) },
    [get]: ({ input }) =>
      aclOf("REGIONAL", {
        Rules: [groupRule(String(input.Name), ofOwn(input.Name === "arn:b" ? instead("b") : {}))],
      }),
    [group]: {
      RuleGroup: { Name: "own", Id: "1", ARN: arns.group, Rules: summaries({ a: "Count", b: "Block" }) },
    },
    [resources]: { ResourceArns: [] },
  });
  expect(listing?.items).toMatchObject([
    { rules: { value: [{ decides: { value: true } }] } },
    { rules: { value: [{ decides: { value: false } }] } },
  ]);
  expect(listing?.calls).toMatchObject({ [group]: 1 });
});

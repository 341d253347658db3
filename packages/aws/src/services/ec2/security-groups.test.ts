import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { listedGroup, permission } from "./group.fixture.ts";
import { securityGroups } from "./security-groups.ts";

const [groups, entries] = ["ec2:DescribeSecurityGroups", "ec2:GetManagedPrefixListEntries"];

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  const [listed] = await collectFrom(securityGroups, server.endpoint);
  return listed;
};
const group = (GroupId: string, rules: readonly object[] = [], more: object = {}) =>
  listedGroup(rules, { GroupId, ...more });

test("tells a group with its rules and its tags", async () => {
  const rules = [permission("tcp", [443, 443], ["0.0.0.0/0", "::/0"]), permission("-1", undefined, ["sg-9"])];
  const Tags = [
    { Key: "env", Value: "prod" },
    { Key: "note", Value: "" },
  ];
  const listed = await collect({ [groups]: { SecurityGroups: [group("sg-1", rules, { Tags })] } });
  expect(listed).toEqual({
    scope: "111111111111/eu-west-1",
    calls: { [groups]: 1 },
    items: [
      {
        id: "arn:aws:ec2:eu-west-1:111111111111:security-group/sg-1",
        name: "web (sg-1)",
        groupId: "sg-1",
        groupName: "web",
        vpc: "vpc-1",
        inbound: [
          {
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            ranges: ["0.0.0.0/0", "::/0"],
            prefixLists: [],
            groups: [],
          },
          { protocol: "-1", ranges: [], prefixLists: [], groups: ["sg-9"] },
        ],
        outboundRules: 1,
        tags: { state: "known", value: { env: "prod", note: "" } },
      },
    ],
  });
});

test("asks a thousand at once, to the last page", async () => {
  const listed = await collect({
    [groups]: ({ input }) =>
      input.NextToken === "2"
        ? { SecurityGroups: [group("sg-2")] }
        : { SecurityGroups: [group("sg-1")], NextToken: "2" },
  });
  expect(listed?.items).toMatchObject([{ groupId: "sg-1" }, { groupId: "sg-2" }]);
  expect(listed?.calls).toEqual({ [groups]: 2 });
  expect(server.asked.find(({ operation }) => operation === groups)?.input).toMatchObject({
    MaxResults: "1000",
  });
});

test("a group of another account, which shares it, has that account's ARN", async () => {
  const listed = await collect({
    [groups]: { SecurityGroups: [group("sg-1", [], { OwnerId: "222222222222" })] },
  });
  expect(listed?.items).toMatchObject([{ id: "arn:aws:ec2:eu-west-1:222222222222:security-group/sg-1" }]);
});

test("no tags are none, whether AWS leaves the list out or not", async () => {
  const listed = await collect({
    [groups]: { SecurityGroups: [group("sg-1"), group("sg-2", [], { Tags: [] })] },
  });
  expect(listed?.items).toMatchObject([{ tags: { value: {} } }, { tags: { value: {} } }]);
});

test("reads a prefix list once, however many rules name it, to its last page", async () => {
  const rules = [permission("tcp", [22, 22], ["pl-1"]), permission("tcp", [80, 80], ["pl-1", "pl-2"])];
  const listed = await collect({
    [groups]: { SecurityGroups: [group("sg-1", rules), group("sg-2", rules)] },
    [entries]: ({ input }) =>
      input.NextToken === "2"
        ? { Entries: [{ Cidr: "::/0" }] }
        : { Entries: [{ Cidr: `${String(input.PrefixListId).at(-1)}.0.0.0/8` }], NextToken: "2" },
  });
  const [first, second] = ["1.0.0.0/8", "2.0.0.0/8"].map((one) => ({ ranges: { value: [one, "::/0"] } }));
  const inbound = [{ prefixLists: [first] }, { prefixLists: [first, second] }];
  expect(listed?.items).toMatchObject([{ inbound }, { inbound }]);
  expect(listed?.calls).toEqual({ [groups]: 1, [entries]: 4 });
});

test("a prefix list that may not be read is unreadable, and nothing else is", async () => {
  const listed = await collect({
    [groups]: { SecurityGroups: [group("sg-1", [permission("tcp", [22, 22], ["pl-1"])])] },
    [entries]: failure(entries, "UnauthorizedOperation", 403),
  });
  expect(listed?.problem).toBeUndefined();
  const ranges = { state: "unreadable", problem: { code: "access-denied", permission: entries } };
  expect(listed?.items).toMatchObject([{ inbound: [{ prefixLists: [{ id: "pl-1", ranges }] }] }]);
});

test.each([
  ["OwnerId", { OwnerId: undefined }, "answered without OwnerId."],
  ["IpPermissions", { IpPermissions: undefined }, "answered without IpPermissions."],
  ["IpPermissionsEgress", { IpPermissionsEgress: undefined }, "answered without IpPermissionsEgress."],
  ["IpRanges", { IpPermissions: [{ IpProtocol: "-1" }] }, "answered without IpRanges."],
  [
    "a range",
    { IpPermissions: [permission("-1", undefined, ["1.2.3.4"])] },
    "named 1.2.3.4, which is no range of addresses.",
  ],
])("a group without %s is unreadable, and the others are not", async (_, change, message) => {
  const listed = await collect({ [groups]: { SecurityGroups: [group("sg-1", [], change), group("sg-2")] } });
  const problem = { code: "schema-mismatch", message: `${groups} ${message}` };
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toHaveLength(2);
  expect(listed?.items).toContainEqual({
    id: expect.stringContaining("sg-1"),
    problem: { ...problem, operation: groups },
  });
});

test.each([
  [
    "a group without GroupId ends it",
    { SecurityGroups: [group("sg-1", [], { GroupId: undefined })] },
    `${groups} answered without GroupId.`,
  ],
  ["an answer without the list ends it", {}, `${groups} answered without SecurityGroups.`],
  [
    "a denial ends it",
    failure(groups, "UnauthorizedOperation", 403),
    `${groups} was denied (UnauthorizedOperation).`,
  ],
])("%s", async (_, answer, message) => {
  const listed = await collect({ [groups]: answer });
  expect(listed?.problem?.message).toBe(message);
});

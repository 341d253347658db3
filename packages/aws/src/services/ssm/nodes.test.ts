import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { list, listedNode, nodes, patchState, patchStates } from "./node.fixture.ts";
import { ssmNodes } from "./nodes.ts";

const tags = "tagging:GetResources";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(ssmNodes, server.endpoint);
  return listing;
};

test("lists nodes of EC2 and of elsewhere to the last page, each with its patches and tags", async () => {
  const other = { InstanceId: "mi-2", Name: "office", ComputerName: "host-7", PingStatus: "ConnectionLost" };
  const listing = await listed({
    [list]: ({ input }) =>
      input.NextToken === "2"
        ? { InstanceInformationList: [listedNode(other)] }
        : { InstanceInformationList: [listedNode()], NextToken: "2" },
    [patchStates]: ({ input }) =>
      input.NextToken === "2"
        ? { InstancePatchStates: [patchState({ InstanceId: "mi-2", SecurityNonCompliantCount: 3 })] }
        : { InstancePatchStates: [patchState()], NextToken: "2" },
    [tags]: ({ input }) => {
      const [kind] = input.ResourceTypeFilters as string[];
      const arn =
        kind === "ec2:instance"
          ? "arn:aws:ec2:eu-west-1:111111111111:instance/i-1"
          : "arn:aws:ssm:eu-west-1:111111111111:managed-instance/mi-2";
      return {
        ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: "kind", Value: kind ?? "" }] }],
      };
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [patchStates]: 2, [tags]: 2 });
  expect(listing?.items).toMatchObject([
    {
      ...{ id: "arn:aws:ec2:eu-west-1:111111111111:instance/i-1", name: "web" },
      ...{ pingStatus: { value: "Online" }, lastScan: { value: "2025-12-31T00:01:00.000Z" } },
      ...{ criticalPatchesDue: { value: 0 }, securityPatchesDue: { value: 0 } },
      tags: { value: { kind: "ec2:instance" } },
    },
    {
      ...{ id: "arn:aws:ssm:eu-west-1:111111111111:managed-instance/mi-2", name: "office" },
      ...{ pingStatus: { value: "ConnectionLost" }, securityPatchesDue: { value: 3 } },
      tags: { value: { kind: "ssm:managed-instance" } },
    },
  ]);
});

test("asks for the patches of fifty nodes at once", async () => {
  const ids = Array.from({ length: 120 }, (_, index) => `i-${index}`);
  const listing = await listed({
    ...nodes(
      ids.map((InstanceId) => listedNode({ InstanceId })),
      [],
    ),
    [patchStates]: ({ input }) => ({
      InstancePatchStates: (input.InstanceIds as string[]).map((InstanceId) => patchState({ InstanceId })),
    }),
  });
  expect(listing?.calls).toMatchObject({ [list]: 1, [patchStates]: 3 });
  expect(listing?.items).toHaveLength(120);
  const asked = server.asked.filter(({ operation }) => operation === patchStates);
  expect(asked.map(({ input }) => (input.InstanceIds as string[]).length)).toEqual([50, 50, 20]);
});

test("where there is no node, nothing else is asked", async () => {
  const listing = await listed({ [list]: { InstanceInformationList: [] } });
  expect(listing).toMatchObject({ items: [], calls: { [list]: 1 } });
});

test("a node that was never scanned has no patches to tell of", async () => {
  const listing = await listed(nodes([listedNode()], []));
  const never = { state: "absent", code: "never scanned" };
  expect(listing?.items).toMatchObject([
    { lastScan: never, criticalPatchesDue: never, securityPatchesDue: never },
  ]);
});

test("denied patches leave those values unread, and not what else is known of the node", async () => {
  const denied = failure(patchStates, "AccessDeniedException", 400);
  const listing = await listed({ ...nodes([listedNode()], []), [patchStates]: denied });
  const unread = { problem: { code: "access-denied", permission: patchStates } };
  expect(listing?.items).toMatchObject([{ pingStatus: { value: "Online" }, lastScan: unread }]);
});

test("a word that is not known leaves one value unread", async () => {
  const listing = await listed(nodes([listedNode({ PingStatus: "Asleep" })], [patchState()]));
  const message = `${list} answered PingStatus with an unknown word, "Asleep".`;
  expect(listing?.items).toMatchObject([{ pingStatus: { problem: { message } } }]);
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [list]: failure(list, "AccessDeniedException", 400) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});

test("one without an id, or with one of another form, ends it: nobody could say what was left out", async () => {
  const without = await listed({ [list]: { InstanceInformationList: [{}] } });
  expect(without?.problem?.message).toBe(`${list} answered without InstanceId.`);
  await server.stop();
  const other = await listed({ [list]: { InstanceInformationList: [{ InstanceId: "web" }] } });
  expect(other?.problem?.message).toBe(`${list} answered InstanceId in an unknown form.`);
});

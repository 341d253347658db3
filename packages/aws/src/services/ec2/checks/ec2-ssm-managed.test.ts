import { from } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { list, listedNode, node, nodes, patchState, patchStates } from "../../ssm/node.fixture.ts";
import { type SsmNode, ssmNodes } from "../../ssm/nodes.ts";
import { instance, listedInstance, reservations } from "../instance.fixture.ts";
import { type Ec2Instance, ec2Instances } from "../instances.ts";
import { ec2SsmManaged } from "./ec2-ssm-managed.ts";

const problem = {
  code: "access-denied",
  message: `${list} was denied (AccessDeniedException).`,
} as const;
const incomplete = `aws/ssm-nodes is incomplete: ${problem.message}`;
const given = (change: Partial<Ec2Instance>, ...all: readonly SsmNode[]) => [
  listingOf(ec2Instances, [{ ...instance, ...change }]),
  listingOf(ssmNodes, all),
];
const says = (what: string) => `agent, as Systems Manager hears of it: ${what}, expected Online`;
const unknown = "absent (none in the complete listing)";

testCheck(
  ec2SsmManaged,
  { test, expect },
  {
    pass: [{ name: "online", given: given({}, node), says: [says("Online")] }],
    fail: [
      {
        name: "not heard of any more",
        given: given({}, { ...node, pingStatus: known("ConnectionLost") }),
        says: [says("ConnectionLost")],
      },
      {
        name: "another one is online",
        given: given({}, { ...node, id: `${node.id}0` }),
        says: [says(unknown)],
      },
      { name: "not known at all", given: given({}), says: [says(unknown)] },
    ],
    notApplicable: [{ name: "stopped", given: given({ state: "stopped" }), says: ["It is stopped."] }],
    unreadable: [
      {
        name: "AWS does not say whether",
        given: given({}, { ...node, pingStatus: unreadable(problem) }),
        says: [problem.message],
      },
      {
        name: "nodes that may not be listed",
        given: [listingOf(ec2Instances, [instance]), listingOf(ssmNodes, [], { problem })],
        says: [incomplete],
      },
    ],
    empty: {
      name: "no instances",
      given: [listingOf(ec2Instances, []), listingOf(ssmNodes, [])],
      says: [
        "There is no EC2 instance among 0 of aws/ec2-instances in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

const instances = (...all: readonly object[]): Script => ({ "ec2:DescribeInstances": reservations(...all) });

describe("situations from public reports", () => {
  const web = (change: object, script: Script): Script => ({
    ...instances(listedInstance(change)),
    ...script,
  });
  const online = nodes([listedNode()], [patchState()]);
  const nobody = nodes([], []);
  const state = (Name: string) => ({ State: { Name } });
  const fails = (what: string) => `web: fail (${says(what)})`;
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    ["online (cloud-custodian#5596)", web({}, online), "web: pass"],
    ["running, and never registered (cloud-custodian#2908)", web({}, nobody), fails(unknown)],
    [
      "running, and the connection is lost (cloud-custodian#2908)",
      web({}, nodes([listedNode({ PingStatus: "ConnectionLost" })], [])),
      fails("ConnectionLost"),
    ],
    [
      "terminated, and no more in Systems Manager (prowler#2059)",
      web(state("terminated"), nobody),
      "web: not-applicable (It is terminated.)",
    ],
    [
      "stopped, which Systems Manager does not list (steampipe-mod-aws-compliance#540, amazon-ssm-agent#407)",
      web(state("stopped"), nobody),
      "web: not-applicable (It is stopped.)",
    ],
    ["pending (prowler#4251)", web(state("pending"), nobody), "web: not-applicable (It is pending.)"],
    [
      "a machine elsewhere is online, and this one is not",
      web({}, nodes([listedNode({ InstanceId: "mi-1" })], [])),
      fails(unknown),
    ],
    [
      "patches may not be read, which does not matter here",
      web({}, { ...online, [patchStates]: failure(patchStates, "AccessDeniedException", 400) }),
      "web: pass",
    ],
    [
      "nodes may not be listed (prowler#4251)",
      web({}, { ...online, [list]: failure(list, "AccessDeniedException", 400) }),
      `web: error (${incomplete})`,
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(ec2SsmManaged, script)).toEqual([said]);
  });
});

test("nodes of ECS and EKS are left out by a selector (bottlerocket#2841)", async () => {
  const tag = (Key: string) => ({ Tags: [{ Key, Value: "shop" }] });
  const script = {
    ...instances(
      listedInstance(),
      listedInstance({ InstanceId: "i-2", ...tag("eks:cluster-name") }),
      listedInstance({ InstanceId: "i-3", ...tag("aws:ecs:clusterName") }),
    ),
    ...nodes([listedNode()], [patchState()]),
  };
  const own = ec2SsmManaged.where({
    id: "no-cluster-nodes",
    because: "Nodes of clusters are replaced by newer images.",
    test: ({ tags }) =>
      from(tags, (all) => all["eks:cluster-name"] === undefined && all["aws:ecs:clusterName"] === undefined),
  });
  expect((await judgeScript(ec2SsmManaged, script)).map(({ outcome }) => outcome)).toEqual([
    "pass",
    "fail",
    "fail",
  ]);
  expect((await judgeScript(own, script)).map(({ outcome }) => outcome)).toEqual([
    "pass",
    "not-applicable",
    "not-applicable",
  ]);
});

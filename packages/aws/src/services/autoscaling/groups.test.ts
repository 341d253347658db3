import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { listedGroup, page, targets } from "./group.fixture.ts";
import { autoScalingGroups } from "./groups.ts";

const operation = "autoscaling:DescribeAutoScalingGroups";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(autoScalingGroups, server.endpoint);
  return listing;
};
const only = async (change: object) => (await listed({ [operation]: page(listedGroup(change)) }))?.items[0];

test("lists every one, to the last page", async () => {
  const listing = await listed({
    [operation]: ({ input }) =>
      input.NextToken === "2"
        ? page(listedGroup({ AutoScalingGroupARN: "arn:b", Status: "Delete in progress" }))
        : {
            ...page(
              listedGroup({
                AvailabilityZones: ["eu-west-1b", "eu-west-1a", "eu-west-1b"],
                HealthCheckType: "ELB, EBS",
                SuspendedProcesses: [
                  { ProcessName: "AZRebalance", SuspensionReason: "User suspended at 2025-12-31" },
                ],
                Tags: [{ Key: "team", Value: "shop", PropagateAtLaunch: true }],
              }),
            ),
            NextToken: "2",
          },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [operation]: 2 });
  expect(listing?.items).toMatchObject([
    {
      ...{ name: "shop", isBeingDeleted: false, tags: { value: { team: "shop" } } },
      availabilityZones: { value: ["eu-west-1a", "eu-west-1b"] },
      loadBalancers: { value: [targets] },
      healthCheckTypes: { value: ["ELB", "EBS"] },
      suspendedProcesses: { value: ["AZRebalance"] },
    },
    { id: "arn:b", isBeingDeleted: true },
  ]);
});

test("load balancers are told in three ways; VPC Lattice is none", async () => {
  const lattice = "arn:aws:vpc-lattice:eu-west-1:111111111111:targetgroup/tg-1";
  const group = await only({
    LoadBalancerNames: ["old-shop"],
    TrafficSources: [
      { Identifier: "old-shop", Type: "elb" },
      { Identifier: `${targets}2`, Type: "elbv2" },
      { Identifier: lattice, Type: "vpc-lattice" },
    ],
  });
  expect(group).toMatchObject({ loadBalancers: { value: [targets, `${targets}2`, "old-shop"] } });
});

test.each<[string, object, object]>([
  ["no zones", { AvailabilityZones: undefined }, { availabilityZones: problem("without AvailabilityZones") }],
  ["no traffic sources", { TrafficSources: undefined }, { loadBalancers: problem("without TrafficSources") }],
  [
    "a traffic source of another kind",
    { TrafficSources: [{ Identifier: "x", Type: "mesh" }] },
    { loadBalancers: problem('Type with an unknown word, "mesh"') },
  ],
  [
    "a health check of another kind",
    { HealthCheckType: "ELB,GPU" },
    { healthCheckTypes: problem('HealthCheckType with an unknown word, "GPU"') },
  ],
  [
    "a process of another name",
    { SuspendedProcesses: [{ ProcessName: "Heal" }] },
    { suspendedProcesses: problem('ProcessName with an unknown word, "Heal"') },
  ],
  ["another status", { Status: "Resting" }, problem('Status with an unknown word, "Resting"')],
])("%s: it is not read", async (_, change, expected) => {
  expect(await only(change)).toMatchObject(expected);
});

function problem(said: string): object {
  return { problem: { message: expect.stringContaining(said) } };
}

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [operation]: failure(operation, "AccessDenied", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("one without an ARN ends it: nobody could say what was left out", async () => {
  const listing = await listed({
    [operation]: page(listedGroup({ AutoScalingGroupARN: undefined })),
  });
  expect(listing?.problem?.message).toBe(`${operation} answered without AutoScalingGroupARN.`);
});

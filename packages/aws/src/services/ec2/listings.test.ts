import { afterEach, describe, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { flowLogs } from "./flow-logs.ts";
import { machineImages } from "./images.ts";
import { networkAcls } from "./network-acls.ts";
import { subnets } from "./subnets.ts";
import { ebsVolumes } from "./volumes.ts";
import { vpcs } from "./vpcs.ts";

interface Case {
  readonly collector: Parameters<typeof collectFrom>[0];
  readonly operation: string;
  /** The list in the answer. */
  readonly list: string;
  readonly one: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly item: object;
  /** What AWS always sends of each, its id apart. */
  readonly required: readonly string[];
}

const arn = "arn:aws:ec2:eu-west-1:111111111111";
const owned = { OwnerId: "111111111111" };
const known = (value: unknown) => ({ state: "known", value });
const noTags = known({});
const cases: readonly Case[] = [
  {
    collector: vpcs,
    operation: "ec2:DescribeVpcs",
    list: "Vpcs",
    one: { VpcId: "vpc-1", IsDefault: true, ...owned },
    id: "VpcId",
    item: {
      id: `${arn}:vpc/vpc-1`,
      vpcId: "vpc-1",
      owner: owned.OwnerId,
      account: owned.OwnerId,
      isDefault: true,
    },
    required: ["OwnerId", "IsDefault"],
  },
  {
    collector: subnets,
    operation: "ec2:DescribeSubnets",
    list: "Subnets",
    one: { SubnetId: "subnet-1", VpcId: "vpc-1", ...owned },
    id: "SubnetId",
    item: { id: `${arn}:subnet/subnet-1`, subnetId: "subnet-1", vpc: "vpc-1" },
    required: ["OwnerId", "VpcId"],
  },
  {
    collector: flowLogs,
    operation: "ec2:DescribeFlowLogs",
    list: "FlowLogs",
    one: { FlowLogId: "fl-1", ResourceId: "vpc-1", FlowLogStatus: "ACTIVE" },
    id: "FlowLogId",
    item: { id: `${arn}:vpc-flow-log/fl-1`, recorded: "vpc-1", status: "ACTIVE" },
    required: ["ResourceId", "FlowLogStatus"],
  },
  {
    collector: ebsVolumes,
    operation: "ec2:DescribeVolumes",
    list: "Volumes",
    one: { VolumeId: "vol-1", State: "in-use", Encrypted: true, Attachments: [{ InstanceId: "i-1" }] },
    id: "VolumeId",
    item: {
      id: `${arn}:volume/vol-1`,
      state: "in-use",
      encrypted: known(true),
      instances: known(["i-1"]),
    },
    required: ["State"],
  },
  {
    collector: machineImages,
    operation: "ec2:DescribeImages",
    list: "Images",
    one: { ImageId: "ami-1", State: "available", Public: false },
    id: "ImageId",
    item: { id: "arn:aws:ec2:eu-west-1::image/ami-1", state: "available", public: known(false) },
    required: ["State"],
  },
  {
    collector: networkAcls,
    operation: "ec2:DescribeNetworkAcls",
    list: "NetworkAcls",
    one: {
      NetworkAclId: "acl-1",
      VpcId: "vpc-1",
      IsDefault: false,
      Associations: [{ SubnetId: "subnet-1" }],
      Entries: [
        { RuleNumber: 1, RuleAction: "allow", Protocol: "-1", Egress: true, CidrBlock: "0.0.0.0/0" },
        {
          RuleNumber: 2,
          RuleAction: "deny",
          Protocol: "6",
          Egress: false,
          Ipv6CidrBlock: "::/0",
          PortRange: { From: 1, To: 9 },
        },
      ],
      ...owned,
    },
    id: "NetworkAclId",
    item: {
      id: `${arn}:network-acl/acl-1`,
      vpc: "vpc-1",
      isDefault: false,
      subnets: ["subnet-1"],
      inbound: [{ number: 2, allows: false, protocol: "6", fromPort: 1, toPort: 9, range: "::/0" }],
    },
    required: ["OwnerId", "VpcId", "IsDefault", "Associations", "Entries"],
  },
];

describe.each(cases)("$operation", ({ collector, operation, list, one, id, item, required }) => {
  let server: ScriptedAws;
  afterEach(() => server.stop());
  const collect = async (script: Script): Promise<Listed | undefined> => {
    server = await startScript(script);
    const [listed] = await collectFrom(collector, server.endpoint);
    return listed;
  };
  const answer = (...items: readonly object[]) => ({ [list]: items });

  test("tells each, with its name and its tags", async () => {
    const Tags = [{ Key: "Name", Value: "main" }];
    const named = { ...item, name: "main", tags: known({ Name: "main" }) };
    expect((await collect({ [operation]: answer({ ...one, Tags }) }))?.items).toEqual([named]);
  });

  test("no tags are none, and an empty name is no name", async () => {
    const items = [one, { ...one, [id]: "x-2", Tags: [{ Key: "Name", Value: "" }] }];
    const listed = await collect({ [operation]: answer(...items) });
    expect(listed?.items).toHaveLength(2);
    expect(listed?.items).toContainEqual({ ...item, tags: noTags });
    expect(listed?.items.some((said) => "name" in (said as object))).toBe(false);
  });

  test("asks a thousand at once, to the last page", async () => {
    const listed = await collect({
      [operation]: ({ input }) =>
        input.NextToken === "2" ? answer({ ...one, [id]: "x-2" }) : { ...answer(one), NextToken: "2" },
    });
    expect(listed?.items).toHaveLength(2);
    expect(listed?.calls).toEqual({ [operation]: 2 });
    const asked = server.asked.filter((call) => call.operation === operation);
    expect(asked.map(({ input }) => input.MaxResults)).toEqual(["1000", "1000"]);
  });

  test.each(required)("without %s it is unreadable, and the others are not", async (field) => {
    const listed = await collect({
      [operation]: answer({ ...one, [field]: undefined }, { ...one, [id]: "x-2" }),
    });
    const message = `${operation} answered without ${field}.`;
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toHaveLength(2);
    expect(listed?.items).toContainEqual(
      expect.objectContaining({ problem: { code: "schema-mismatch", message, operation } }),
    );
  });

  test.each([
    ["one without its id", answer({ ...one, [id]: undefined }), `answered without ${id}.`],
    ["an answer without the list", {}, `answered without ${list}.`],
    ["a denial", failure(operation, "UnauthorizedOperation", 403), "was denied (UnauthorizedOperation)."],
  ])("%s ends it", async (_, said, message) => {
    expect((await collect({ [operation]: said }))?.problem?.message).toBe(`${operation} ${message}`);
  });
});

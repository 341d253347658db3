import { known } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type FlowLog, flowLogs } from "../flow-logs.ts";
import { subnets } from "../subnets.ts";
import { type Vpc, vpcs } from "../vpcs.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

const [ofVpcs, ofSubnets, ofLogs] = ["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeFlowLogs"];
const arn = "arn:aws:ec2:eu-west-1:111111111111:";
const vpc: Vpc = {
  id: `${arn}vpc/vpc-1`,
  vpcId: "vpc-1",
  owner: "111111111111",
  account: "111111111111",
  isDefault: false,
  tags: known({}),
};
const subnet = { id: `${arn}subnet/subnet-1`, subnetId: "subnet-1", vpc: "vpc-1", tags: known({}) };
const log: FlowLog = {
  id: `${arn}vpc-flow-log/fl-1`,
  recorded: "vpc-1",
  status: "ACTIVE",
  delivery: "SUCCESS",
  traffic: "ALL",
  tags: known({}),
};
const given = (logs: readonly FlowLog[], change: Partial<Vpc> = {}) => [
  listingOf(vpcs, [{ ...vpc, ...change }]),
  listingOf(subnets, [subnet]),
  listingOf(flowLogs, [...logs]),
];
const denied = { code: "access-denied", message: `${ofLogs} was denied (UnauthorizedOperation).` } as const;

testCheck(
  vpcFlowLogs,
  { test, expect },
  {
    pass: [
      {
        name: "a flow log of the VPC",
        given: given([log]),
        says: ["rejected traffic is recorded: true, expected true"],
      },
      {
        name: "a flow log of its only subnet",
        given: given([{ ...log, recorded: "subnet-1" }]),
        says: ["rejected traffic is recorded: true, expected true"],
      },
    ],
    fail: [
      { name: "no flow log", given: given([]), says: ["rejected traffic is recorded: false, expected true"] },
      {
        name: "one that cannot deliver",
        given: given([{ ...log, delivery: "FAILED" }]),
        says: ["rejected traffic is recorded: false, expected true"],
      },
    ],
    notApplicable: [
      {
        name: "a VPC of another account",
        given: given([], { owner: "222222222222" }),
        says: ["It belongs to the account 222222222222, which shares it."],
      },
    ],
    unreadable: [
      {
        name: "flow logs that may not be listed",
        given: [
          listingOf(vpcs, [vpc]),
          listingOf(subnets, [subnet]),
          listingOf(flowLogs, [], { problem: denied }),
        ],
        says: [`aws/flow-logs is incomplete: ${denied.message}`],
      },
    ],
    empty: {
      name: "no VPCs",
      given: [listingOf(vpcs, []), listingOf(subnets, []), listingOf(flowLogs, [])],
      says: ["There is no VPC among 0 of aws/vpcs in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listedVpc = (VpcId = "vpc-1", OwnerId = "111111111111") => ({ VpcId, OwnerId, IsDefault: false });
  const listedSubnet = (SubnetId: string, VpcId = "vpc-1") => ({ SubnetId, VpcId, OwnerId: "111111111111" });
  const listedLog = (ResourceId: string, change: object = {}) => ({
    FlowLogId: `fl-${ResourceId}-${Object.values(change).join()}`,
    ResourceId,
    FlowLogStatus: "ACTIVE",
    DeliverLogsStatus: "SUCCESS",
    TrafficType: "ALL",
    ...change,
  });
  const subnetsOf = (...ids: readonly string[]) => ({ Subnets: ids.map((id) => listedSubnet(id)) });
  const logsOf = (...FlowLogs: readonly object[]) => ({ FlowLogs });
  const [one, two] = [subnetsOf("subnet-1"), subnetsOf("subnet-1", "subnet-2")];
  const refused = (operation: string) => failure(operation, "UnauthorizedOperation", 403);
  const cases: readonly (readonly [name: string, subnets: Answer, logs: Answer, outcome: string])[] = [
    [
      "what is accepted alone (a peer passes it)",
      one,
      logsOf(listedLog("vpc-1", { TrafficType: "ACCEPT" })),
      "fail",
    ],
    ["what is rejected alone", one, logsOf(listedLog("vpc-1", { TrafficType: "REJECT" })), "pass"],
    [
      "a flow log that cannot deliver (a peer passes it)",
      one,
      logsOf(listedLog("vpc-1", { DeliverLogsStatus: "FAILED" })),
      "fail",
    ],
    [
      "one that cannot deliver, beside one that does",
      one,
      logsOf(listedLog("vpc-1", { DeliverLogsStatus: "FAILED" }), listedLog("vpc-1")),
      "pass",
    ],
    [
      "one that has not delivered yet",
      one,
      logsOf(listedLog("vpc-1", { DeliverLogsStatus: undefined })),
      "pass",
    ],
    ["one that is not active", one, logsOf(listedLog("vpc-1", { FlowLogStatus: "INACTIVE" })), "fail"],
    ["every subnet has its own", two, logsOf(listedLog("subnet-1"), listedLog("subnet-2")), "pass"],
    ["one of two subnets has its own", two, logsOf(listedLog("subnet-1")), "fail"],
    [
      "one subnet's own cannot deliver",
      two,
      logsOf(listedLog("subnet-1"), listedLog("subnet-2", { DeliverLogsStatus: "FAILED" })),
      "fail",
    ],
    ["flow logs of network interfaces", one, logsOf(listedLog("eni-1")), "fail"],
    [
      "a flow log of a transit gateway, which has no traffic type",
      one,
      logsOf(listedLog("tgw-1", { TrafficType: undefined })),
      "fail",
    ],
    ["a flow log of another VPC", one, logsOf(listedLog("vpc-2")), "fail"],
    ["no subnets and no flow log", subnetsOf(), logsOf(), "fail"],
    ["no subnets, and a flow log", subnetsOf(), logsOf(listedLog("vpc-1")), "pass"],
    ["flow logs that may not be listed", one, refused(ofLogs), "error"],
    [
      "subnets that may not be listed, where it hangs on them",
      refused(ofSubnets),
      logsOf(listedLog("subnet-1")),
      "error",
    ],
    [
      "subnets that may not be listed, where it does not",
      refused(ofSubnets),
      logsOf(listedLog("vpc-1")),
      "pass",
    ],
    [
      "a flow log that says not what it records",
      one,
      logsOf(listedLog("vpc-1", { ResourceId: undefined })),
      "error",
    ],
    [
      "such a one beside one that does",
      one,
      logsOf(listedLog("vpc-1", { ResourceId: undefined }), listedLog("vpc-1", { FlowLogId: "fl-2" })),
      "pass",
    ],
  ];
  test.each(cases)("%s", async (_, Subnets, FlowLogs, outcome) => {
    const script = { [ofVpcs]: { Vpcs: [listedVpc()] }, [ofSubnets]: Subnets, [ofLogs]: FlowLogs };
    expect((await judgeScript(vpcFlowLogs, script)).map((said) => said.outcome)).toEqual([outcome]);
  });

  test("a VPC that another account shares is its owner's (cloud-custodian#6936)", async () => {
    const script = {
      [ofVpcs]: { Vpcs: [listedVpc("vpc-1"), listedVpc("vpc-2", "222222222222")] },
      [ofSubnets]: { Subnets: [listedSubnet("subnet-1")] },
      [ofLogs]: logsOf(listedLog("vpc-1")),
    };
    const said = await judgeScript(vpcFlowLogs, script);
    expect(said.map(({ outcome }) => outcome)).toEqual(["pass", "not-applicable"]);
  });

  test("VPCs that may not be listed", async () => {
    const script = { [ofVpcs]: refused(ofVpcs), [ofSubnets]: one, [ofLogs]: logsOf() };
    expect(await judgeScript(vpcFlowLogs, script)).toMatchObject([{ outcome: "error" }]);
  });
});

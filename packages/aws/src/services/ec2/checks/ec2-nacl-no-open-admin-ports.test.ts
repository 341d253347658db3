import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { type NetworkAcl, type NetworkAclRule, networkAcls } from "../network-acls.ts";
import { ec2NaclNoOpenAdminPorts } from "./ec2-nacl-no-open-admin-ports.ts";

const operation = "ec2:DescribeNetworkAcls";
const acl: NetworkAcl = {
  id: "arn:aws:ec2:eu-west-1:111111111111:network-acl/acl-1",
  vpc: "vpc-1",
  isDefault: true,
  subnets: ["subnet-1"],
  inbound: [],
  tags: known({}),
};
const one = (change: Partial<NetworkAcl>) => [listingOf(networkAcls, [{ ...acl, ...change }])];
const rule = (number: number, allows: boolean, change: Partial<NetworkAclRule> = {}): NetworkAclRule => ({
  number,
  allows,
  protocol: "-1",
  range: "0.0.0.0/0",
  ...change,
});
const odd = { code: "schema-mismatch", message: `${operation} answered without Entries.` } as const;

testCheck(
  ec2NaclNoOpenAdminPorts,
  { test, expect },
  {
    pass: [
      {
        name: "all but SSH and RDP",
        given: one({
          inbound: [
            rule(80, false, { protocol: "6", fromPort: 22, toPort: 22 }),
            rule(90, false, { fromPort: 3389, toPort: 3389, protocol: "6" }),
            rule(91, false, { fromPort: 3389, toPort: 3389, protocol: "17" }),
            rule(100, true),
          ],
        }),
        says: ["ports open to the internet: none, expected empty"],
      },
    ],
    fail: [
      {
        name: "as AWS makes it",
        given: one({ inbound: [rule(32_767, false), rule(100, true)] }),
        says: ["ports open to the internet: 22/tcp (SSH), 3389/tcp (RDP) and 3389/udp (RDP), expected empty"],
      },
    ],
    notApplicable: [{ name: "no subnet", given: one({ subnets: [] }), says: ["No subnet uses it."] }],
    unreadable: [
      {
        name: "AWS tells no rules",
        given: [listingOf(networkAcls, [unreadableResource(acl.id, odd)])],
        says: [odd.message],
      },
    ],
    empty: {
      name: "no network ACLs",
      given: [listingOf(networkAcls, [])],
      says: ["There is no network ACL in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const entry = (
    RuleNumber: number,
    RuleAction: string,
    ports?: readonly [number, number],
    change: Readonly<Record<string, unknown>> = {},
  ) => ({
    RuleNumber,
    RuleAction,
    Protocol: ports === undefined ? "-1" : "6",
    Egress: false,
    CidrBlock: "0.0.0.0/0",
    ...(ports !== undefined && { PortRange: { From: ports[0], To: ports[1] } }),
    ...change,
  });
  const six = { CidrBlock: undefined, Ipv6CidrBlock: "::/0" };
  const last = entry(32_767, "deny");
  const noRdp = [entry(20, "deny", [3389, 3389]), entry(21, "deny", [3389, 3389], { Protocol: "17" })];
  const cases: readonly (readonly [name: string, entries: readonly object[], outcome: string])[] = [
    [
      "denied ahead of a rule that allows everything (steampipe-mod-aws-compliance#404, checkov#4518)",
      [entry(10, "deny", [20, 22]), ...noRdp, entry(100, "allow"), last],
      "pass",
    ],
    [
      "denied after a rule that allows everything",
      [entry(100, "allow"), entry(110, "deny", [22, 22]), ...noRdp, last],
      "fail",
    ],
    [
      "the rules come in no order (prowler#1350)",
      [last, entry(100, "allow"), ...noRdp, entry(10, "deny", [22, 22])],
      "pass",
    ],
    [
      "RDP denied first and allowed later (prowler#785)",
      [entry(100, "deny", [3389, 3389]), entry(200, "allow", [3389, 3389]), last],
      "pass",
    ],
    [
      "all but these ports, by what is allowed (aws-config-developer-guide#25)",
      [entry(10, "allow", [0, 21]), entry(20, "allow", [23, 3388]), entry(30, "allow", [3390, 65_535]), last],
      "pass",
    ],
    [
      "SSH from the office alone",
      [entry(10, "allow", [22, 22], { CidrBlock: "203.0.113.0/24" }), last],
      "pass",
    ],
    [
      "SSH denied to one network, and then allowed to everybody",
      [entry(10, "deny", [22, 22], { CidrBlock: "203.0.113.0/24" }), entry(20, "allow", [22, 22]), last],
      "fail",
    ],
    [
      "SSH for the two halves of everything",
      [
        entry(10, "allow", [22, 22], { CidrBlock: "0.0.0.0/1" }),
        entry(20, "allow", [22, 22], { CidrBlock: "128.0.0.0/1" }),
        last,
      ],
      "fail",
    ],
    [
      "denied for the two halves of everything",
      [
        entry(10, "deny", [1, 4000], { CidrBlock: "0.0.0.0/1" }),
        entry(11, "deny", [1, 4000], { CidrBlock: "128.0.0.0/1" }),
        entry(20, "allow", [1, 65_535]),
        last,
      ],
      "pass",
    ],
    [
      "denied in IPv4, open in IPv6",
      [
        entry(10, "deny", [1, 4000]),
        entry(20, "allow", [1, 65_535]),
        entry(21, "allow", [1, 65_535], six),
        last,
      ],
      "fail",
    ],
    ["what goes out is open", [entry(100, "allow", undefined, { Egress: true }), last], "pass"],
    ["UDP, over which nobody has SSH", [entry(10, "allow", [1, 1024], { Protocol: "17" }), last], "pass"],
    ["RDP over UDP", [entry(10, "allow", [3389, 3389], { Protocol: "17" }), last], "fail"],
    ["TCP without ports is every port", [entry(10, "allow", undefined, { Protocol: "6" }), last], "fail"],
    ["a word for what is done that nobody knows", [entry(10, "permit"), last], "fail"],
    ["a denial whose number is none", [entry(0, "deny"), entry(10, "allow"), last], "error"],
    ["a denial behind the last rule", [entry(10, "allow"), entry(32_768, "deny")], "error"],
    ["no range is told", [entry(10, "allow", [22, 22], { CidrBlock: undefined }), last], "error"],
    ["a range that is none", [entry(10, "allow", [22, 22], { CidrBlock: "all" }), last], "error"],
    [
      "half a range of ports",
      [entry(10, "allow", undefined, { Protocol: "6", PortRange: { From: 1 } }), last],
      "error",
    ],
  ];
  const listed = (Entries: readonly object[], ...subnets: readonly string[]) => ({
    NetworkAclId: "acl-1",
    OwnerId: "111111111111",
    VpcId: "vpc-1",
    IsDefault: true,
    Entries,
    Associations: subnets.map((SubnetId) => ({ SubnetId })),
  });
  test.each(cases)("%s", async (_, entries, outcome) => {
    const script = { [operation]: { NetworkAcls: [listed(entries, "subnet-1")] } };
    const said = await judgeScript(ec2NaclNoOpenAdminPorts, script);
    expect(said.map((told) => told.outcome)).toEqual([outcome]);
  });

  test("an ACL that no subnet uses", async () => {
    const script = { [operation]: { NetworkAcls: [listed([entry(100, "allow"), last])] } };
    expect(await judgeScript(ec2NaclNoOpenAdminPorts, script)).toMatchObject([{ outcome: "not-applicable" }]);
  });

  test("ACLs that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2NaclNoOpenAdminPorts, script)).toMatchObject([{ outcome: "error" }]);
  });
});

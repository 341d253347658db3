import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { listedGroup, permission, tcpRule, web } from "../group.fixture.ts";
import { type SecurityGroup, securityGroups } from "../security-groups.ts";
import { ec2DefaultSgClosed } from "./ec2-default-sg-closed.ts";

const operation = "ec2:DescribeSecurityGroups";
const one = (change: Partial<SecurityGroup>) => [
  listingOf(securityGroups, [{ ...web, groupName: "default", outboundRules: 0, ...change }]),
];
const odd = {
  code: "schema-mismatch",
  message: `${operation} answered without IpPermissionsEgress.`,
} as const;

testCheck(
  ec2DefaultSgClosed,
  { test, expect },
  {
    pass: [
      {
        name: "no rules",
        given: one({}),
        says: ["inbound rules: 0, expected 0", "outbound rules: 0, expected 0"],
      },
    ],
    fail: [
      {
        name: "as AWS makes it: from its members, to everybody",
        given: one({ inbound: [tcpRule(-1, -1, { protocol: "-1", groups: ["sg-1"] })], outboundRules: 1 }),
        says: ["inbound rules: 1, expected 0", "outbound rules: 1, expected 0"],
      },
    ],
    notApplicable: [
      {
        name: "another group",
        given: one({ groupName: "web" }),
        says: ["It is not the default group of its VPC."],
      },
    ],
    unreadable: [
      {
        name: "AWS tells no outbound rules",
        given: [listingOf(securityGroups, [unreadableResource(web.id, odd)])],
        says: [odd.message],
      },
    ],
    empty: {
      name: "no security groups",
      given: [listingOf(securityGroups, [])],
      says: ["There is no security group in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const closed = { GroupName: "default", IpPermissionsEgress: [] };
  const asMade = { GroupName: "default", IpPermissionsEgress: [permission("-1", undefined)] };
  const cases: readonly (readonly [name: string, groups: readonly object[], outcomes: readonly string[]])[] =
    [
      ["closed", [listedGroup([], closed)], ["pass"]],
      [
        "an inbound rule that is not for everybody (prowler#2761)",
        [listedGroup([permission("tcp", [22, 22], ["10.0.0.0/8"])], closed)],
        ["fail"],
      ],
      ["only what goes out is open", [listedGroup([], asMade)], ["fail"]],
      [
        "a default VPC that nobody uses (prowler#4132)",
        [listedGroup([permission("-1", undefined, ["sg-1"])], asMade)],
        ["fail"],
      ],
      [
        "two VPCs, of which one is closed",
        [listedGroup([], closed), listedGroup([], { ...asMade, GroupId: "sg-2" })],
        ["fail", "pass"],
      ],
      ["a group whose name begins so", [listedGroup([], { GroupName: "default-web" })], ["not-applicable"]],
      [
        "no outbound rules are told",
        [listedGroup([], { GroupName: "default", IpPermissionsEgress: undefined })],
        ["error"],
      ],
    ];
  test.each(cases)("%s", async (_, groups, outcomes) => {
    const said = await judgeScript(ec2DefaultSgClosed, { [operation]: { SecurityGroups: groups } });
    expect(said.map(({ outcome }) => outcome).sort()).toEqual(outcomes);
  });

  test("groups that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2DefaultSgClosed, script)).toMatchObject([{ outcome: "error" }]);
  });
});

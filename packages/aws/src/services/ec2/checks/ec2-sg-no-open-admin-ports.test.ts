import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { listedGroup, permission, tcpRule, web } from "../group.fixture.ts";
import { type SecurityGroupRule, securityGroups } from "../security-groups.ts";
import { ec2SgNoOpenAdminPorts } from "./ec2-sg-no-open-admin-ports.ts";

const [operation, entries] = ["ec2:DescribeSecurityGroups", "ec2:GetManagedPrefixListEntries"];
const one = (...inbound: readonly SecurityGroupRule[]) => [
  listingOf(securityGroups, [{ ...web, inbound: [...inbound] }]),
];
const denied = {
  code: "access-denied",
  message: `${entries} was denied (UnauthorizedOperation).`,
  operation: entries,
} as const;
const odd = { code: "schema-mismatch", message: `${operation} answered without IpPermissions.` } as const;
const unreadList = { prefixLists: [{ id: "pl-1", ranges: unreadable(denied) }] };

testCheck(
  ec2SgNoOpenAdminPorts,
  { test, expect },
  {
    pass: [
      { name: "no rules", given: one(), says: ["ports open to the internet: none, expected empty"] },
      {
        name: "HTTPS for everybody, SSH for the office",
        given: one(
          tcpRule(443, 443, { ranges: ["0.0.0.0/0"] }),
          tcpRule(22, 22, { ranges: ["203.0.113.0/24"] }),
        ),
        says: ["ports open to the internet: none, expected empty"],
      },
      {
        name: "a prefix list that could not be read, for another port",
        given: one(tcpRule(443, 443, unreadList)),
        says: ["ports open to the internet: none, expected empty"],
      },
    ],
    fail: [
      {
        name: "SSH for everybody",
        given: one(tcpRule(22, 22, { ranges: ["0.0.0.0/0"] })),
        says: ["ports open to the internet: 22/tcp (SSH), expected empty"],
      },
      {
        name: "a range of ports for all of IPv6, beside a prefix list that could not be read",
        given: one(tcpRule(20, 4000, { ranges: ["::/0"], ...unreadList })),
        says: ["ports open to the internet: 22/tcp (SSH) and 3389/tcp (RDP), expected empty"],
      },
      {
        name: "SSH for the two halves of a prefix list",
        given: one(
          tcpRule(22, 22, { prefixLists: [{ id: "pl-1", ranges: known(["0.0.0.0/1", "128.0.0.0/1"]) }] }),
        ),
        says: ["ports open to the internet: 22/tcp (SSH), expected empty"],
      },
    ],
    unreadable: [
      {
        name: "SSH for a prefix list that could not be read",
        given: one(tcpRule(22, 22, unreadList)),
        says: [denied.message],
      },
      {
        name: "AWS tells no rules",
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
  const ssh = (...sources: readonly string[]) => [permission("tcp", [22, 22], sources)];
  const list = (...ranges: readonly string[]): Script => ({
    [entries]: { Entries: ranges.map((Cidr) => ({ Cidr })) },
  });
  const cases: readonly (readonly [
    name: string,
    rules: readonly object[],
    outcome: string,
    more?: Script,
  ])[] = [
    [
      "80 and 443 for everybody (prowler#2442, #5172)",
      [permission("tcp", [80, 80]), permission("tcp", [443, 443])],
      "pass",
    ],
    [
      "the web for Cloudflare's ranges (prowler#6780)",
      ssh("104.16.0.0/13", "172.64.0.0/13", "131.0.72.0/22"),
      "pass",
    ],
    ["all of IPv6 (security_monkey#669)", ssh("::/0"), "fail"],
    ["another security group, and not everybody (cloud-custodian#1595)", ssh("sg-2"), "pass"],
    ["1.0.0.0/0, which is everybody too (cloudformation-guard#182)", ssh("1.0.0.0/0"), "fail"],
    ["two halves of everything", ssh("0.0.0.0/1", "128.0.0.0/1"), "fail"],
    [
      "four quarters of everything (pepin#169)",
      ssh("0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"),
      "fail",
    ],
    ["half of everything (mql#8531)", ssh("0.0.0.0/1"), "fail"],
    [
      "two halves in two rules of other ports",
      [...ssh("0.0.0.0/1"), permission("tcp", [1, 99], ["128.0.0.0/1"])],
      "fail",
    ],
    ["all private addresses", ssh("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"), "pass"],
    ["every protocol", [permission("-1", undefined)], "fail"],
    ["every TCP port", [permission("tcp", [0, 65_535])], "fail"],
    ["TCP from port -1", [permission("tcp", [-1, -1])], "fail"],
    ["TCP by its number", [permission("6", [22, 22])], "fail"],
    ["every UDP port, over which nobody has SSH, but RDP", [permission("udp", [0, 65_535])], "fail"],
    ["UDP up to 1024", [permission("udp", [0, 1024])], "pass"],
    ["ping", [permission("icmp", [-1, -1])], "pass"],
    ["outbound rules for SSH alone (prowler#4936)", [], "pass"],
    ["a prefix list of the office", ssh("pl-1"), "pass", list("203.0.113.0/24")],
    ["a prefix list of everybody (mql#8531)", ssh("pl-1"), "fail", list("0.0.0.0/0")],
    ["a prefix list of all of IPv6", ssh("pl-1"), "fail", list("::/0")],
    [
      "a range and a prefix list that hold everybody together",
      ssh("0.0.0.0/4", "pl-1"),
      "fail",
      list("16.0.0.0/4"),
    ],
    [
      "a prefix list that may not be read",
      ssh("pl-1"),
      "error",
      { [entries]: failure(entries, "UnauthorizedOperation", 403) },
    ],
    [
      "everybody, and a prefix list that may not be read",
      ssh("0.0.0.0/0", "pl-1"),
      "fail",
      { [entries]: failure(entries, "UnauthorizedOperation", 403) },
    ],
    ["a range that is none", ssh("10.0.0.0"), "error"],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, rules, outcome, more = {}]) => {
    const script = { [operation]: { SecurityGroups: [listedGroup(rules)] }, ...more };
    const said = await judgeScript(ec2SgNoOpenAdminPorts, script);
    expect(said.map((one) => one.outcome)).toEqual([outcome]);
  });

  test("groups that may not be listed", async () => {
    const said = await judgeScript(ec2SgNoOpenAdminPorts, {
      [operation]: failure(operation, "UnauthorizedOperation", 403),
    });
    expect(said).toMatchObject([{ outcome: "error" }]);
  });
});

import { unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { listedGroup, permission, tcpRule, web } from "../group.fixture.ts";
import { sensitivePorts } from "../ports.ts";
import { type SecurityGroupRule, securityGroups } from "../security-groups.ts";
import { ec2SgNoOpenSensitivePorts } from "./ec2-sg-no-open-sensitive-ports.ts";

const operation = "ec2:DescribeSecurityGroups";
const one = (...inbound: readonly SecurityGroupRule[]) => [
  listingOf(securityGroups, [{ ...web, inbound: [...inbound] }]),
];
const message = "ec2:GetManagedPrefixListEntries was denied (UnauthorizedOperation).";
const unread = unreadable({ code: "access-denied", message, operation: "ec2:GetManagedPrefixListEntries" });

testCheck(
  ec2SgNoOpenSensitivePorts,
  { test, expect },
  {
    pass: [
      {
        name: "PostgreSQL for the network alone",
        given: one(tcpRule(5432, 5432, { ranges: ["10.0.0.0/8"] })),
        says: ["ports open to the internet: none, expected empty"],
      },
    ],
    fail: [
      {
        name: "PostgreSQL and SMB for everybody",
        given: one(
          tcpRule(5432, 5432, { ranges: ["0.0.0.0/0"] }),
          tcpRule(445, 445, { ranges: ["0.0.0.0/0"] }),
        ),
        says: ["ports open to the internet: 445/tcp (SMB) and 5432/tcp (PostgreSQL), expected empty"],
      },
    ],
    unreadable: [
      {
        name: "PostgreSQL for a prefix list that could not be read",
        given: one(tcpRule(5432, 5432, { prefixLists: [{ id: "pl-1", ranges: unread }] })),
        says: [message],
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
  const cases: readonly (readonly [name: string, rules: readonly object[], outcome: string])[] = [
    [
      "80 and 443 for everybody, and all that goes out (prowler#2442, #5172)",
      [permission("tcp", [80, 80]), permission("tcp", [443, 443])],
      "pass",
    ],
    [
      "PostgreSQL for restricted /24s (prowler#6780)",
      [permission("tcp", [5432, 5432], ["203.0.113.0/24"])],
      "pass",
    ],
    ["CIFS for everybody (CIS 4.0)", [permission("tcp", [445, 445])], "fail"],
    ["every port of every protocol", [permission("-1", undefined)], "fail"],
    ["every TCP port for all of IPv6", [permission("tcp", [0, 65_535], ["::/0"])], "fail"],
    ["Memcached over UDP", [permission("udp", [11_211, 11_211])], "fail"],
    ["PostgreSQL's port over UDP, where nothing listens", [permission("udp", [5432, 5432])], "pass"],
    ["SSH, of which another check tells", [permission("tcp", [22, 22])], "pass"],
    [
      "a group in place of everybody (cloud-custodian#1595)",
      [permission("tcp", [3306, 3306], ["sg-2"])],
      "pass",
    ],
    [
      "everybody in four quarters (pepin#169)",
      [permission("tcp", [3306, 3306], ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"])],
      "fail",
    ],
  ];
  test.each(cases)("%s", async (_, rules, outcome) => {
    const script = { [operation]: { SecurityGroups: [listedGroup(rules)] } };
    const said = await judgeScript(ec2SgNoOpenSensitivePorts, script);
    expect(said.map((told) => told.outcome)).toEqual([outcome]);
  });

  test("groups that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2SgNoOpenSensitivePorts, script)).toMatchObject([{ outcome: "error" }]);
  });
});

test.each(sensitivePorts)("$service on $port/$protocol is found when it is open alone", async (port) => {
  const rules = [permission(port.protocol, [port.port, port.port])];
  const [said] = await judgeScript(ec2SgNoOpenSensitivePorts, {
    [operation]: { SecurityGroups: [listedGroup(rules)] },
  });
  const text = `${port.port}/${port.protocol} (${port.service})`;
  expect(said?.says).toEqual([`ports open to the internet: ${text}, expected empty`]);
});

test("the page names every service that is looked for", () => {
  const [told = ""] = ec2SgNoOpenSensitivePorts.blindSpots;
  const missing = sensitivePorts.filter(({ service }) => !told.includes(service) && service !== "portmapper");
  expect(missing).toEqual([]);
});

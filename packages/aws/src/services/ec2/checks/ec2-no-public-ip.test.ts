import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { instance, listedInstance, reservations } from "../instance.fixture.ts";
import { type Ec2Instance, ec2Instances } from "../instances.ts";
import { ec2NoPublicIp } from "./ec2-no-public-ip.ts";

const operation = "ec2:DescribeInstances";
const one = (change: Partial<Ec2Instance>) => [listingOf(ec2Instances, [{ ...instance, ...change }])];
const message = `${operation} answered without NetworkInterfaces.`;
const unread = unreadable({ code: "schema-mismatch", message });

testCheck(
  ec2NoPublicIp,
  { test, expect },
  {
    pass: [{ name: "none", given: one({}), says: ["public IPv4 addresses: none, expected empty"] }],
    fail: [
      {
        name: "one",
        given: one({ publicAddresses: known(["198.51.100.1"]) }),
        says: ["public IPv4 addresses: 198.51.100.1, expected empty"],
      },
    ],
    notApplicable: [
      { name: "on its way out", given: one({ state: "shutting-down" }), says: ["It is shutting-down."] },
    ],
    unreadable: [
      { name: "AWS tells no interfaces", given: one({ publicAddresses: unread }), says: [message] },
    ],
    empty: {
      name: "no instances",
      given: [listingOf(ec2Instances, [])],
      says: ["There is no EC2 instance in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const state = (Name: string) => ({ State: { Name } });
  const elastic = { Association: { PublicIp: "198.51.100.1", IpOwnerId: "111111111111" } };
  const interfaces = (...NetworkInterfaces: readonly object[]) => ({ NetworkInterfaces });
  const inside = { PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.1" }] };
  const cases: readonly (readonly [name: string, change: object, outcome: string])[] = [
    ["an address that AWS gave", { PublicIpAddress: "198.51.100.1" }, "fail"],
    ["an Elastic IP address (aws-config-rules#159)", interfaces({ ...inside, ...elastic }), "fail"],
    ["an address of a second interface alone", interfaces(inside, { ...inside, ...elastic }), "fail"],
    [
      "an address of a second private address alone",
      interfaces({ PrivateIpAddresses: [{}, elastic] }),
      "fail",
    ],
    ["an interface of its own in a private subnet (kics#5643)", interfaces(inside), "pass"],
    [
      "stopped, with an Elastic IP address",
      { ...interfaces({ ...inside, ...elastic }), ...state("stopped") },
      "fail",
    ],
    [
      "an IPv6 address, which is not judged",
      interfaces({ ...inside, Ipv6Addresses: [{ Ipv6Address: "2001:db8::1" }] }),
      "pass",
    ],
    ["terminated", { NetworkInterfaces: [], ...state("terminated") }, "not-applicable"],
    ["no interfaces are told", { NetworkInterfaces: undefined }, "error"],
  ];
  test.each(cases)("%s", async (_, change, outcome) => {
    const said = await judgeScript(ec2NoPublicIp, { [operation]: reservations(listedInstance(change)) });
    expect(said.map((told) => told.outcome)).toEqual([outcome]);
  });

  test("instances that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2NoPublicIp, script)).toMatchObject([{ outcome: "error" }]);
  });
});

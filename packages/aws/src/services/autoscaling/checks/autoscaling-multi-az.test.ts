import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { group, listedGroup, page } from "../group.fixture.ts";
import { type AutoScalingGroup, autoScalingGroups } from "../groups.ts";
import { autoscalingMultiAz } from "./autoscaling-multi-az.ts";

const operation = "autoscaling:DescribeAutoScalingGroups";
const odd = { code: "schema-mismatch", message: `${operation} answered without AvailabilityZones.` } as const;
const one = (change: Partial<AutoScalingGroup>) => [listingOf(autoScalingGroups, [{ ...group, ...change }])];
const says = (zones: string) => [`Availability Zones: ${zones}, expected a length of at least 2`];

testCheck(
  autoscalingMultiAz,
  { test, expect },
  {
    pass: [{ name: "two zones", given: one({}), says: says("eu-west-1a and eu-west-1b") }],
    fail: [
      {
        name: "one zone",
        given: one({ availabilityZones: known(["eu-west-1a"]) }),
        says: says("eu-west-1a"),
      },
      { name: "no zone", given: one({ availabilityZones: known([]) }), says: says("none") },
    ],
    unreadable: [
      { name: "no word of it", given: one({ availabilityZones: unreadable(odd) }), says: [odd.message] },
    ],
    notApplicable: [
      {
        name: "being deleted",
        given: one({ isBeingDeleted: true, availabilityZones: known(["eu-west-1a"]) }),
        says: ["The group is being deleted."],
      },
    ],
    empty: {
      name: "no groups",
      given: [listingOf(autoScalingGroups, [])],
      says: ["There is no Auto Scaling group in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const zones = (AvailabilityZones: readonly string[], change: object = {}): Answer =>
    page(listedGroup({ AvailabilityZones, ...change }));
  const fails = "shop: fail (Availability Zones: eu-west-1a, expected a length of at least 2)";
  const cases: readonly (readonly [name: string, answer: Answer, said: readonly string[]])[] = [
    ["two zones (prowler#2273)", zones(["eu-west-1a", "eu-west-1b"]), ["shop: pass"]],
    [
      "one zone, of the default VPC, without a subnet (cloud-custodian#9652)",
      zones(["eu-west-1a"], { VPCZoneIdentifier: "" }),
      [fails],
    ],
    [
      "two subnets in one zone: AWS tells the zones (fugue/regula#206)",
      zones(["eu-west-1a"], { VPCZoneIdentifier: "subnet-1,subnet-2" }),
      [fails],
    ],
    [
      "a group for each zone, for the sake of volumes (gsp#221, terraform-aws-eks#2186)",
      page(
        listedGroup({ AutoScalingGroupName: "a", AvailabilityZones: ["eu-west-1a"] }),
        listedGroup({
          AutoScalingGroupARN: "arn:b",
          AutoScalingGroupName: "b",
          AvailabilityZones: ["eu-west-1b"],
        }),
      ),
      [
        "a: fail (Availability Zones: eu-west-1a, expected a length of at least 2)",
        "b: fail (Availability Zones: eu-west-1b, expected a length of at least 2)",
      ],
    ],
    [
      "several zones and one instance",
      zones(["eu-west-1a", "eu-west-1b"], { MinSize: 0, MaxSize: 1, DesiredCapacity: 0 }),
      ["shop: pass"],
    ],
    ["the same zone twice", zones(["eu-west-1a", "eu-west-1a"]), [fails]],
    [
      "no word of zones",
      page(listedGroup({ AvailabilityZones: undefined })),
      [`shop: error (${odd.message})`],
    ],
    [
      "denied",
      failure(operation, "AccessDenied", 403),
      [`aws/111111111111/eu-west-1: error (${operation} was denied (AccessDenied).)`],
    ],
  ];
  test.each(cases)("%s", async (_, answer, said) => {
    expect(await saidOf(autoscalingMultiAz, { [operation]: answer })).toEqual(said);
  });
});

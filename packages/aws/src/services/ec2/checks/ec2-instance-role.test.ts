import { absent, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { instance, listedInstance, reservations } from "../instance.fixture.ts";
import { type Ec2Instance, ec2Instances } from "../instances.ts";
import { ec2InstanceRole } from "./ec2-instance-role.ts";

const operation = "ec2:DescribeInstances";
const one = (change: Partial<Ec2Instance>) => [listingOf(ec2Instances, [{ ...instance, ...change }])];
const message = `${operation} answered without Arn.`;
const unread = unreadable({ code: "schema-mismatch", message });

testCheck(
  ec2InstanceRole,
  { test, expect },
  {
    pass: [
      {
        name: "a profile",
        given: one({}),
        says: ["instance profile: arn:aws:iam::111111111111:instance-profile/web, expected present"],
      },
    ],
    fail: [
      {
        name: "none",
        given: one({ instanceProfile: absent(operation, "no IamInstanceProfile") }),
        says: ["instance profile: absent (no IamInstanceProfile), expected present"],
      },
    ],
    notApplicable: [{ name: "stopped", given: one({ state: "stopped" }), says: ["It is stopped."] }],
    unreadable: [
      { name: "a profile without its ARN", given: one({ instanceProfile: unread }), says: [message] },
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
  const none = { IamInstanceProfile: undefined };
  const cases: readonly (readonly [name: string, change: object, outcome: string])[] = [
    ["a profile", {}, "pass"],
    ["none", none, "fail"],
    ["none, and pending", { ...none, ...state("pending") }, "fail"],
    ["none, and stopping", { ...none, ...state("stopping") }, "not-applicable"],
    ["none, and stopped", { ...none, ...state("stopped") }, "not-applicable"],
    [
      "none any more, and terminated (aws-security-benchmark#87)",
      { ...none, ...state("terminated") },
      "not-applicable",
    ],
    ["a profile that AWS does not name", { IamInstanceProfile: {} }, "error"],
  ];
  test.each(cases)("%s", async (_, change, outcome) => {
    const said = await judgeScript(ec2InstanceRole, { [operation]: reservations(listedInstance(change)) });
    expect(said.map((told) => told.outcome)).toEqual([outcome]);
  });

  test("instances that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2InstanceRole, script)).toMatchObject([{ outcome: "error" }]);
  });
});

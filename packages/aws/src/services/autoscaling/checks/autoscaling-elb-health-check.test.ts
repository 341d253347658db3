import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { group, listedGroup, page } from "../group.fixture.ts";
import { type AutoScalingGroup, autoScalingGroups } from "../groups.ts";
import { autoscalingElbHealthCheck } from "./autoscaling-elb-health-check.ts";

const operation = "autoscaling:DescribeAutoScalingGroups";
const odd = { code: "schema-mismatch", message: `${operation} answered without HealthCheckType.` } as const;
const one = (change: Partial<AutoScalingGroup>) => [listingOf(autoScalingGroups, [{ ...group, ...change }])];
const checks = (types: string) => `health checks: ${types}, expected to include ELB`;
const suspended = (names: string) =>
  `suspended processes that replace an unhealthy instance: ${names}, expected empty`;
const unattached = "No load balancer is attached to the group.";

testCheck(
  autoscalingElbHealthCheck,
  { test, expect },
  {
    pass: [
      { name: "acts on them", given: one({}), says: [checks("ELB"), suspended("none")] },
      {
        name: "what is suspended has nothing to do with it",
        given: one({ suspendedProcesses: known(["AZRebalance", "ScheduledActions"]) }),
        says: [checks("ELB"), suspended("none")],
      },
    ],
    fail: [
      {
        name: "EC2's alone",
        given: one({ healthCheckTypes: known(["EC2"]) }),
        says: [checks("EC2")],
      },
      ...["AddToLoadBalancer", "HealthCheck", "Launch", "ReplaceUnhealthy", "Terminate"].map((name) => ({
        name: `${name} is suspended`,
        given: one({ suspendedProcesses: known([name]) }),
        says: [suspended(name)],
      })),
    ],
    unreadable: [
      { name: "no word of it", given: one({ healthCheckTypes: unreadable(odd) }), says: [odd.message] },
      {
        name: "no word of what is attached",
        given: one({ loadBalancers: unreadable(odd) }),
        says: [odd.message],
      },
      {
        name: "no word of what is suspended",
        given: one({ suspendedProcesses: unreadable(odd) }),
        says: [odd.message],
      },
    ],
    notApplicable: [
      {
        name: "no load balancer",
        given: one({ loadBalancers: known([]), healthCheckTypes: known(["EC2"]) }),
        says: [unattached],
      },
      {
        name: "being deleted",
        given: one({ isBeingDeleted: true, healthCheckTypes: known(["EC2"]) }),
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
  const listed = (change: object): Answer => page(listedGroup(change));
  const none = { TargetGroupARNs: [], TrafficSources: [] };
  const classic = { ...none, LoadBalancerNames: ["old-shop"] };
  const lattice = {
    Identifier: "arn:aws:vpc-lattice:eu-west-1:111111111111:targetgroup/tg-1",
    Type: "vpc-lattice",
  };
  const suspend = (ProcessName: string) => ({
    SuspendedProcesses: [{ ProcessName, SuspensionReason: "User suspended at 2025-12-31T00:00:00Z" }],
  });
  const fails = (...says: readonly string[]) => [`shop: fail (${says.join("; ")})`];
  const cases: readonly (readonly [name: string, answer: Answer, said: readonly string[]])[] = [
    [
      "a target group and no classic load balancer (steampipe-mod-aws-compliance#30)",
      listed({ HealthCheckType: "EC2" }),
      fails(checks("EC2")),
    ],
    [
      "instances that answer 502 stay, because EC2 finds them well (aws-saas-factory-serverless-workshop#35)",
      listed({ ...classic, HealthCheckType: "EC2" }),
      fails(checks("EC2")),
    ],
    [
      "no load balancer is attached (prowler#5330)",
      listed({ ...none, HealthCheckType: "EC2" }),
      [`shop: not-applicable (${unattached})`],
    ],
    [
      "several kinds of health checks in one text (aws-cdk#31286)",
      listed({ HealthCheckType: "EBS,ELB" }),
      ["shop: pass"],
    ],
    [
      "those of EBS beside EC2's (terraform-aws-braintrust-data-plane#38)",
      listed({ HealthCheckType: "EC2,EBS" }),
      fails(checks("EC2 and EBS")),
    ],
    [
      "ReplaceUnhealthy suspended by hand, and forgotten (code-dot-org#25578)",
      listed(suspend("ReplaceUnhealthy")),
      fails(suspended("ReplaceUnhealthy")),
    ],
    [
      "Terminate suspended, so that no node is lost (terraform-aws-couchbase#48)",
      listed(suspend("Terminate")),
      fails(suspended("Terminate")),
    ],
    [
      "VPC Lattice alone",
      listed({ ...none, TrafficSources: [lattice], HealthCheckType: "VPC_LATTICE" }),
      [`shop: not-applicable (${unattached})`],
    ],
    [
      "attached as a traffic source, and told in no other field",
      listed({ TargetGroupARNs: [], HealthCheckType: "EC2" }),
      fails(checks("EC2")),
    ],
    ["no word of health checks", listed({ HealthCheckType: undefined }), [`shop: error (${odd.message})`]],
    [
      "denied",
      failure(operation, "AccessDenied", 403),
      [`aws/111111111111/eu-west-1: error (${operation} was denied (AccessDenied).)`],
    ],
  ];
  test.each(cases)("%s", async (_, answer, said) => {
    expect(await saidOf(autoscalingElbHealthCheck, { [operation]: answer })).toEqual(said);
  });
});

import { expect, it } from "vitest";
import { planAwsCompany } from "../../company/aws.ts";
import { plannedIn, surprises, withoutExpectation } from "./expectations.ts";
import { emptyService } from "./part.ts";

const plan = planAwsCompany({ size: { users: 4, keys: 4, buckets: 4, loadBalancers: 4, roles: 0 } });
const [account] = plan.accounts;
if (account === undefined) throw new Error("The company has no account.");
const mfa = "aws/iam-root-mfa";
const root = { resource: "arn:aws:iam::111111111111:root", outcome: "pass" };

it("finds what is judged at any depth", () => {
  const listener = plannedIn(account).find(({ resource }) => resource === "acme-production-site-00:443");
  expect(listener).toMatchObject({ scope: "eu-west-1", expects: { "aws/elb-listener-minimum-tls": "pass" } });
});

it("says which file to edit for a check that nothing expects", () => {
  const check = { id: "aws/nimbus-cloud-grey", service: "nimbus" };
  expect(withoutExpectation(plan, [{ id: mfa, service: "iam" }, check])).toEqual([
    "aws/nimbus-cloud-grey: nothing in the company says what it should find. Add it to the `expects` of what testbed/aws/services/nimbus/company.ts plans.",
  ]);
});

it("tells what was said otherwise, not at all, or of nobody", () => {
  expect(surprises(account, mfa, [root])).toEqual([]);
  expect(surprises(account, mfa, [])).toEqual([`${mfa}: planned, not said: ${root.resource} is pass`]);
  expect(surprises(account, mfa, [{ ...root, outcome: "fail" }])).toEqual([
    `${mfa}: planned, not said: ${root.resource} is pass`,
    `${mfa}: said, not planned: ${root.resource} is fail`,
  ]);
  expect(surprises(account, mfa, [root, { resource: "x", outcome: "pass" }])).toEqual([
    `${mfa}: said, not planned: something is pass`,
  ]);
});

it("expects of a service that the company does not use what its checks say of nothing", () => {
  const expects = { "aws/sns-topic-encrypted": "not-applicable" } as const;
  const place = {
    id: "111111111111",
    stage: "production",
    regions: ["eu-west-1", "us-east-1"],
    size: {},
  } as const;
  expect(plannedIn(emptyService("sns", "region", expects).plan(place))).toEqual([
    { resource: "aws/111111111111/eu-west-1", scope: "eu-west-1", expects },
    { resource: "aws/111111111111/us-east-1", scope: "us-east-1", expects },
  ]);
  expect(plannedIn(emptyService("sns", "account", expects).plan(place))).toEqual([
    { resource: "aws/111111111111", expects },
  ]);
});

it("holds what AWS names to its region and its outcome", () => {
  const unnamed = { expects: { "aws/x": "fail" }, scope: "eu-west-1" } as const;
  const plan = { ...account, unnamed };
  const said = (scope: string) => [{ resource: "mrk-1", scope, outcome: "fail" }];
  expect(surprises(plan, "aws/x", said("eu-west-1"))).toEqual([]);
  expect(surprises(plan, "aws/x", said("us-east-1"))).toHaveLength(2);
});

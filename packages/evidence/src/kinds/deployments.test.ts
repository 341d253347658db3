import { atLeast, atMost, count, days, defineParameter, definePerson, months } from "@bylaw/core";
import { expect, test } from "vitest";
import { ana } from "../testing/run.ts";
import { saidOf } from "../testing/shown.ts";
import { defineDeploymentSample } from "./deployments.ts";

const reviewers = defineParameter("reviewers", atLeast(count(1)));
const size = defineParameter("sample-size", atLeast(count(1)));
const emergencyReview = defineParameter("reviewed-within", atMost(days(5)));
const sample = defineDeploymentSample({
  id: "deployment-sample",
  title: "Sample of deployments",
  reviewers,
  size,
  emergencyReview,
});
const asked = sample.require("deployments", {
  every: months(1),
  reviewer: ana,
  parameters: [reviewers, size, emergencyReview],
});
const ben = definePerson({ id: "ben", name: "Ben Okafor", identities: { github: "benok" } });
const approved = (by: string) => ({
  source: "gh run list",
  since: "2026-01-01",
  counted: 1,
  drawn: "All",
  sample: [
    {
      id: "1",
      repository: "acme/api",
      commit: "1f0c9d2",
      environment: "production",
      change: "A fix",
      author: "benok",
      approvals: [{ by, at: "2026-01-10T10:00:00Z" }],
      deployedAt: "2026-01-10T11:00:00Z",
      rollback: "Revert it",
    },
  ],
});

test("an approval by the author is none, whatever they are called in it", async () => {
  const said = (by: string) =>
    saidOf(asked, approved(by), { on: "2026-01-31", program: { people: [ana, ben] } });
  expect(await said("ana")).toEqual(["pass"]);
  for (const same of ["ben", "Ben Okafor", "benok"])
    expect(await said(same)).toEqual([
      "fail",
      "deployments that fewer others than their author had approved before them than the policy asks: 1",
    ]);
});

test("a name that two people have is neither of them", async () => {
  const other = definePerson({ id: "ben2", name: "Ben Okafor" });
  const people = [ana, ben, other];
  expect(await saidOf(asked, approved("Ben Okafor"), { on: "2026-01-31", program: { people } })).toEqual([
    "pass",
  ]);
});

import { describe, expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { deploymentSampleKind } from "./deployments.ts";

const one = {
  id: "d-1",
  change: "acme/orders#412",
  author: "ben",
  approvers: ["ana", "cleo"],
  approvedAt: "2026-01-15T14:30:00Z",
  deployedAt: "2026-01-15T14:45:00Z",
  rollback: "Deploy the tag before",
};

const failing = (sample: readonly object[], counted = 60) =>
  missingIn(
    deploymentSampleKind,
    { source: "gh run list", counted, sample },
    { on: "2026-01-31", today: "2026-02-01" },
  );

describe("S12: a sample of deployments", () => {
  test("holds where each was approved by as many others as the policy asks, before it was deployed", () => {
    expect(failing([one])).toEqual([]);
  });

  test.each<[string, object]>([
    ["of one approver, where the policy asks for two, as in the guide's own record", { approvers: ["ana"] }],
    ["of its author among the approvers", { approvers: ["ana", "ben"] }],
    ["of one approver named twice", { approvers: ["ana", "ana"] }],
    ["of one approver in two spellings", { approvers: ["ana", "Ana"] }],
    ["of its author in another spelling", { approvers: ["ana", "Ben\u200b"] }],
  ])("does not hold %s", (_, change) => {
    expect(failing([{ ...one, ...change }])).toEqual([
      "deployments that fewer others than their author approved than the policy asks",
    ]);
  });

  test("does not hold where something was deployed before it was approved, whatever the zones", () => {
    const early = { ...one, approvedAt: "2026-01-15T15:00:00+01:00", deployedAt: "2026-01-15T13:59:00Z" };
    expect(failing([early])).toEqual(["deployments before their approval"]);
  });

  test("does not hold of what is deployed after the day of the sample", () => {
    expect(failing([{ ...one, deployedAt: "2026-02-01T07:59:00Z" }])).toEqual([]);
    expect(failing([{ ...one, deployedAt: "2026-02-02T00:00:00Z" }])).toEqual([
      "deployments after the day of the sample",
    ]);
  });

  test("counts each deployment once, and none beyond those that there were", () => {
    expect(failing([one, one])).toEqual(["deployments in the sample, each once"]);
    expect(failing([one, { ...one, id: "d-2" }], 1)).toEqual([
      "deployments in the sample beyond those that the source counts",
    ]);
  });
});

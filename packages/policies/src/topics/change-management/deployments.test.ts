import { describe, expect, test } from "vitest";
import { missingIn, notShown } from "../../shown.fixture.ts";
import { deploymentSampleKind } from "./deployments.ts";

const approvedBy = (...people: readonly string[]) => people.map((by) => ({ by, at: "2026-01-15T14:30:00Z" }));
const one = {
  id: "d-1",
  repository: "acme/orders",
  pullRequest: "acme/orders#412",
  commit: "1f0c9d2",
  environment: "production",
  change: "JIRA-123: Add MFA to the admin panel",
  author: "ben",
  approvals: approvedBy("ana", "cleo"),
  deployedAt: "2026-01-15T14:45:00Z",
  rollback: "Deploy the tag before",
};
const FEWER = "deployments that fewer others than their author had approved before them than the policy asks";
const others = ["d-2", "d-3", "d-4", "d-5"].map((id) => ({ ...one, id }));
const record = {
  source: "gh run list",
  since: "2026-01-01",
  counted: 60,
  drawn: "shuf --random-source=<(yes 412) -n 5 of the ids in order",
  sample: [one, ...others],
};
const judged = { on: "2026-01-31", today: "2026-02-01" } as const;
const failing = (change: object) => missingIn(deploymentSampleKind, { ...record, ...change }, judged);
const with1 = (change: object) => failing({ sample: [{ ...one, ...change }, ...others] });

describe("S12: a sample of deployments", () => {
  test("holds where each was approved by as many others as the policy asks, before it was deployed", () => {
    expect(failing({})).toEqual([]);
  });

  test.each<[string, object]>([
    ["of nobody", { approvals: [] }],
    [
      "of one approver, where the policy asks for two, as in the guide's own record",
      { approvals: approvedBy("ana") },
    ],
    ["of its author among the approvers", { approvals: approvedBy("ana", "ben") }],
    ["of one approver named twice", { approvals: approvedBy("ana", "ana") }],
    ["of one approver in two spellings", { approvals: approvedBy("ana", "Ana") }],
    ["of its author in another spelling", { approvals: approvedBy("ana", "Ben\u200b") }],
  ])("does not hold %s", (_, change) => {
    expect(with1(change)).toEqual([FEWER]);
  });

  test("does not hold where something was deployed before it was approved, whatever the zones", () => {
    const approvals = ["ana", "cleo"].map((by) => ({ by, at: "2026-01-15T15:00:00+01:00" }));
    expect(with1({ approvals, deployedAt: "2026-01-15T13:59:00Z" })).toEqual([FEWER]);
    expect(with1({ approvals, deployedAt: "2026-01-15T14:00:00Z" })).toEqual([]);
  });

  test("of an emergency change another has approved afterwards, in the days that the policy gives", () => {
    const emergency = { reason: "Orders were lost" };
    const after = (at: string, by = "ana") => with1({ emergency, approvals: [{ by, at }] });
    const unseen = ["emergency deployments that nobody but their author had approved in time"];
    expect(after("2026-01-20T14:45:00Z")).toEqual([]);
    expect(after("2026-01-20T14:45:01Z")).toEqual(unseen);
    expect(after("2026-01-16T00:00:00Z", "Ben ")).toEqual(unseen);
    expect(with1({ emergency, approvals: [] })).toEqual(unseen);
    expect(with1({ approvals: [{ by: "ana", at: "2026-01-16T00:00:00Z" }] })).toEqual([FEWER]);
  });

  test("does not hold of what is deployed after the day of the sample", () => {
    expect(with1({ deployedAt: "2026-02-01T07:59:00Z" })).toEqual([]);
    const after = ["deployments after the day of the sample, or approved after it"];
    expect(with1({ deployedAt: "2026-02-02T00:00:00Z" })).toEqual(after);
    const still = [{ by: "ana", at: "2026-02-02T00:00:00Z" }];
    const lately = { emergency: { reason: "Orders were lost" }, deployedAt: "2026-01-31T00:00:00Z" };
    expect(with1({ ...lately, approvals: still })).toEqual(after);
  });

  test("does not hold of what was deployed before the days that it is drawn from", () => {
    const approvals = ["ana", "cleo"].map((by) => ({ by, at: "2025-12-30T08:00:00Z" }));
    expect(with1({ approvals, deployedAt: "2025-12-31T23:00:00-01:00" })).toEqual([]);
    expect(with1({ approvals, deployedAt: "2025-12-30T23:00:00Z" })).toEqual([
      "deployments before the first day that the source lists",
    ]);
  });

  test("leaves no day out since the sample before", () => {
    expect(failing({ since: "2026-01-05" })).toEqual(["days since the log before that no log lists"]);
  });

  test("counts each deployment once, and none beyond those that there were", () => {
    expect(failing({ sample: [one, one, ...others] })).toEqual(["deployments in the sample, each once"]);
    expect(failing({ counted: 4 })).toEqual([
      "deployments in the sample beyond those that the source counts",
    ]);
  });

  test("has as many as the policy asks, however many there were", () => {
    expect(notShown(deploymentSampleKind, { ...record, sample: [one] }, judged)).toMatchObject([
      { name: "deployments in the sample", observed: "1", expected: "at least 5" },
    ]);
    expect(failing({ sample: others, counted: 5 })).toEqual(["deployments in the sample"]);
    expect(failing({ sample: [one, one, one, one, one] })).toEqual([
      "deployments in the sample, each once",
      "deployments in the sample",
    ]);
  });

  test("has all of them where there are fewer, and none where there is none", () => {
    expect(failing({ sample: others, counted: 4 })).toEqual([]);
    expect(failing({ sample: [], counted: 0 })).toEqual([]);
    const fewer = "deployments in the sample, where there are fewer than the policy asks";
    expect(failing({ sample: [one], counted: 4 })).toEqual([fewer]);
    expect(failing({ sample: [], counted: 1 })).toEqual([fewer]);
  });

  test.each<[string, object]>([
    ["without a word on how it was drawn", { drawn: undefined }],
    ["drawn in no way", { drawn: " " }],
    ["of no query", { source: "" }],
    ["since no day", { since: undefined }],
    ["of fewer than none", { counted: -1 }],
    ["without its deployments", { sample: undefined }],
    ["of a deployment without a way back", { sample: [{ ...one, rollback: "" }] }],
    ["of a deployment of no commit", { sample: [{ ...one, commit: "main" }] }],
    ["of a deployment to nowhere", { sample: [{ ...one, environment: undefined }] }],
    ["of an approval at no time", { sample: [{ ...one, approvals: [{ by: "ana" }] }] }],
    ["of an emergency without a reason", { sample: [{ ...one, emergency: {} }] }],
    ["of a field that is misspelt", { sample: [{ ...one, approvers: ["ana"] }] }],
  ])("%s is none", (_, change) => {
    const fits = (fields: object) => deploymentSampleKind.schema.safeParse(fields).success;
    expect(fits(record)).toBe(true);
    expect(fits({ ...record, ...change })).toBe(false);
  });
});

import type { Assertion } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";
import { expect, it } from "vitest";
import { faultsOfDenial } from "./deny-matrix.ts";

const problem = {
  code: "access-denied",
  message: "Denied.",
  operation: "kms:A",
  permission: "kms:A",
} as const;
const unread: Assertion = {
  kind: "assertion",
  name: "a",
  outcome: "error",
  observed: "",
  expected: "",
  problem,
};
const observation = (check: string, id: string, rest: Partial<Observation>): Observation => ({
  task: `control / ${check} / all`,
  control: "control",
  check,
  scope: "aws/1",
  resource: { id, type: "key" },
  outcome: "pass",
  assertions: [],
  ...rest,
});
const denied: Partial<Observation> = { outcome: "error", problem };
const undenied = [
  observation("kms", "1", {}),
  observation("kms", "2", { outcome: "fail" }),
  observation("s3", "b", {}),
];
const other = observation("s3", "b", {});

function faults(
  observations: readonly Observation[],
  spares?: (one: Observation) => boolean,
): readonly string[] {
  const denial = { operation: "kms:A", permission: "kms:A", observations, ...(spares && { spares }) };
  return faultsOfDenial(undenied, denial, (check) => check === "kms");
}

it.each<[string, readonly Observation[]]>([
  [
    "errors in the place of all that needed it",
    [observation("kms", "1", denied), observation("kms", "2", denied), other],
  ],
  ["one error in the place of a listing", [observation("kms", "all", denied), other]],
  [
    "a failure that has another reason too",
    [
      observation("kms", "1", denied),
      observation("kms", "2", { outcome: "fail", assertions: [unread] }),
      other,
    ],
  ],
])("has nothing against %s", (_, observations) => {
  expect(faults(observations)).toEqual([]);
});

it("lets be what is spared", () => {
  const observations = [observation("kms", "1", denied), observation("kms", "2", { outcome: "fail" }), other];
  expect(faults(observations, (one) => one.resource.id === "2")).toEqual([]);
  expect(faults(observations)).toHaveLength(1);
});

it.each<[string, readonly Observation[], string]>([
  ["a pass as before", undenied, "is pass as before"],
  ["a denial that decides nothing", undenied, "kms:A decided nothing"],
  [
    "a failure that turns into a pass",
    [observation("kms", "1", denied), observation("kms", "2", {}), other],
    "was fail and is pass",
  ],
  [
    "a failure that does not show what is unread",
    [observation("kms", "1", denied), observation("kms", "2", { outcome: "fail", reason: "x" }), other],
    "was fail and is fail",
  ],
  [
    "an error that does not name the permission",
    [observation("kms", "1", { outcome: "error" }), observation("kms", "2", denied), other],
    "not an error that names kms:A",
  ],
  ["a resource that is gone", [observation("kms", "2", denied), other], "is gone without an error"],
  ["a resource that is new", [...undenied, observation("kms", "3", {})], "is new, and pass"],
  [
    "another check's error",
    [observation("kms", "all", denied), observation("s3", "b", denied)],
    "has nothing to do with kms:A",
  ],
])("finds %s", (_, observations, fault) => {
  expect(faults(observations).join("\n")).toContain(fault);
});

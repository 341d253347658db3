import { expect, it } from "vitest";
import type { Assertion } from "../language/checks/assertion.ts";
import type { Observation } from "../run/index.ts";
import { faultsOfDenial } from "./index.ts";

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

it("has nothing against what was undecided before, and shows what could not be read now too", () => {
  const hidden = { code: "access-denied", message: "Hidden.", permission: "kms:B" } as const;
  const before = [
    observation("kms", "1", {}),
    observation("kms", "2", { outcome: "error", problem: hidden }),
  ];
  const denial = (assertions: readonly Assertion[]) => ({
    operation: "kms:A",
    permission: "kms:A",
    observations: [
      observation("kms", "1", denied),
      observation("kms", "2", { outcome: "error", problem: hidden, assertions }),
    ],
  });
  expect(faultsOfDenial(before, denial([unread]), () => true)).toEqual([]);
  expect(faultsOfDenial(before, denial([]), () => true)).toEqual([
    "control / kms / all of aws/1: 2 is error as before, although it needs kms:A, which is denied.",
  ]);
});

const [one, two, bucket] = [
  "control / kms / all of aws/1: 1",
  "control / kms / all of aws/1: 2",
  "control / s3 / all of aws/1: b",
];
it.each<[string, readonly Observation[], readonly string[]]>([
  [
    "a denial that decides nothing",
    undenied,
    [
      `${one} is pass as before, although it needs kms:A, which is denied.`,
      `${two} is fail as before, although it needs kms:A, which is denied.`,
      "kms:A is declared and decides nothing.",
    ],
  ],
  [
    "a failure that turns into a pass",
    [observation("kms", "1", denied), observation("kms", "2", {}), other],
    [`${two} was fail and is pass, not an error that names kms:A.`],
  ],
  [
    "a failure that does not show what is unread",
    [observation("kms", "1", denied), observation("kms", "2", { outcome: "fail", reason: "x" }), other],
    [`${two} was fail and is fail, not an error that names kms:A.`],
  ],
  [
    "an error that does not name the permission",
    [observation("kms", "1", { outcome: "error" }), observation("kms", "2", denied), other],
    [`${one} was pass and is error, not an error that names kms:A.`],
  ],
  [
    "a resource that is gone",
    [observation("kms", "2", denied), other],
    [`${one} is gone, and no error in its scope names kms:A.`],
  ],
  [
    "a resource that is new",
    [observation("kms", "1", denied), observation("kms", "2", denied), other, observation("kms", "3", {})],
    ["control / kms / all of aws/1: 3 is new and pass, not an error that names kms:A."],
  ],
  [
    "another check's error",
    [observation("kms", "all", denied), observation("s3", "b", denied)],
    [`${bucket} has nothing to do with kms:A and is no longer the pass it was.`],
  ],
])("finds %s", (_, observations, expected) => {
  expect(faults(observations)).toEqual(expected);
});

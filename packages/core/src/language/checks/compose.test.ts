import { describe, expect, test } from "vitest";
import { type Assertion, allOf, anyOf, atLeast, count, fact, type Observed } from "../../index.ts";
import { known, unreadable } from "../../provider/index.ts";
import { explainObservation } from "../../run/index.ts";
import { linesOf } from "../../testing/index.ts";

const denied = { code: "access-denied", message: "vault:Get was denied.", permission: "vault:Get" } as const;
const reviewers = { ...atLeast(count(2)), parameter: "required-reviewers" };
const approvals = (rule: string, amount: number) => fact(rule, known(count(amount))).atLeast(reviewers);
const unread: Observed<boolean> = unreadable(denied);
const hidden = (rule: string) => fact(rule, unread).is(true);
const trail = (name: string, logging: boolean, multiRegion = true) =>
  allOf(name, [fact("is logging", logging).is(true), fact("multi-Region", multiRegion).is(true)]);
const required = (...parts: readonly Assertion[]) =>
  anyOf("required approvals", parts, { none: "no rule asks for any", expected: reviewers });

/** What a person reads of it. */
function linesOfIt(assertion: Assertion): readonly string[] {
  const observation = {
    task: "t",
    control: "c",
    check: "vault/x",
    scope: "vault/1",
    resource: { id: "a", type: "vault" },
    outcome: assertion.outcome,
    assertions: [assertion],
  };
  expect(linesOf(observation)).toEqual([explainObservation(observation).lines[0]]);
  return explainObservation(observation).lines;
}

describe("C12: what a composed assertion says", () => {
  test.each<[string, Assertion, readonly string[]]>([
    [
      "of no part, in its author's words",
      required(),
      ["required approvals: no rule asks for any; expected at least 2 (required-reviewers)"],
    ],
    ["of no part, without any", anyOf("trail", []), ["trail: there is none; expected at least one"]],
    [
      "of one part, as the part does",
      required(approvals("main protection", 0)),
      ["required approvals: main protection: 0, expected at least 2 (required-reviewers)"],
    ],
    [
      "of parts with one expectation, what each came to",
      required(approvals("classic", 1), approvals("ruleset", 0)),
      [
        "required approvals: 1 and 0, expected at least 2 (required-reviewers)",
        "  classic: 1, expected at least 2 (required-reviewers)",
        "  ruleset: 0, expected at least 2 (required-reviewers)",
      ],
    ],
    [
      "of parts with several",
      anyOf("trail that logs", [trail("a", false), trail("b", false, false), trail("c", true, false)]),
      [
        "trail that logs: none of 3, expected at least one",
        "  a: is logging: false, expected true",
        "  b: 2 of 2 fail, expected all to pass",
        "    is logging: false, expected true",
        "    multi-Region: false, expected true",
        "  c: multi-Region: false, expected true",
      ],
    ],
    [
      "of one part of several facts",
      anyOf("trail that logs", [trail("b", false, false)]),
      [
        "trail that logs: b: 2 of 2 fail, expected all to pass",
        "  is logging: false, expected true",
        "  multi-Region: false, expected true",
      ],
    ],
    [
      "of one that holds among others, that one",
      required(approvals("classic", 1), approvals("ruleset", 2)),
      ["required approvals: ruleset: 2, expected at least 2 (required-reviewers)"],
    ],
    [
      "of some that hold",
      required(approvals("a", 2), approvals("b", 3), approvals("c", 1)),
      [
        "required approvals: 2 of 3 pass, expected at least 2 (required-reviewers)",
        "  a: 2, expected at least 2 (required-reviewers)",
        "  b: 3, expected at least 2 (required-reviewers)",
      ],
    ],
    [
      "of all that hold",
      trail("a", true),
      [
        "a: all 2 pass, expected all to pass",
        "  is logging: true, expected true",
        "  multi-Region: true, expected true",
      ],
    ],
    [
      "of one that could not be decided",
      required(hidden("classic")),
      [
        "required approvals: classic: could not be read, expected true",
        "  access-denied: vault:Get was denied. Grant vault:Get.",
      ],
    ],
    [
      "of some that could not",
      allOf("both", [hidden("a"), hidden("b"), fact("c", true).is(true)]),
      [
        "both: 2 of 3 could not be decided, expected all to pass",
        "  a: could not be read, expected true",
        "    access-denied: vault:Get was denied. Grant vault:Get.",
        "  b: could not be read, expected true",
        "    access-denied: vault:Get was denied. Grant vault:Get.",
      ],
    ],
    [
      "of a group for which a group without parts speaks",
      allOf("acme/api", [fact("branch", "main").is("main"), required()]),
      ["acme/api: required approvals: no rule asks for any; expected at least 2 (required-reviewers)"],
    ],
  ])("%s", (_, assertion, lines) => {
    expect(linesOfIt(assertion)).toEqual(lines);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyCondition, PolicyPrincipal, PolicyStatement } from "./policy-document.ts";
import { isOpen, limitsWhoAsks, openStatements } from "./public-statement.ts";

const account = fc.stringMatching(/^\d{12}$/);
const closing: fc.Arbitrary<PolicyCondition> = fc.oneof(
  fc.record({
    operator: fc.constantFrom("StringEquals", "StringLike", "StringEqualsIgnoreCase"),
    key: fc.constantFrom("aws:sourceaccount", "aws:principalaccount", "kms:calleraccount", "aws:sourceowner"),
    values: fc.array(account, { minLength: 1, maxLength: 3 }),
  }),
  account.map((id) => ({
    operator: "ArnLike",
    key: "aws:sourcearn",
    values: [`arn:aws:sns:*:${id}:*`],
  })),
);
const word = fc.stringMatching(/^[a-z*?]{1,6}$/);
/** Anything at all, of which some closes and most does not. */
const anyCondition: fc.Arbitrary<PolicyCondition> = fc.oneof(
  closing,
  fc.record({
    operator: fc.constantFrom(
      "Bool",
      "StringNotEquals",
      "StringEqualsIfExists",
      "Null",
      "StringLike",
      "Nonsense",
    ),
    key: fc.constantFrom("aws:securetransport", "aws:sourceaccount", "aws:sourcearn", "sns:protocol"),
    values: fc.array(word, { maxLength: 3 }),
  }),
);
const principal: fc.Arbitrary<PolicyPrincipal> = fc.oneof(
  fc.constant<PolicyPrincipal>({ type: "*", value: "*" }),
  fc.constant<PolicyPrincipal>({ type: "AWS", value: "*" }),
  account.map((value): PolicyPrincipal => ({ type: "AWS", value })),
);
const statement: fc.Arbitrary<PolicyStatement> = fc.record({
  effect: fc.constantFrom("Allow" as const, "Deny" as const),
  principals: fc.array(principal, { maxLength: 3 }),
  actions: fc.constant(["sqs:*"]),
  conditions: fc.array(anyCondition, { maxLength: 4 }),
});

describe("whatever a policy says", () => {
  test("a Deny is never open", () => {
    fc.assert(fc.property(statement, (one) => !isOpen({ ...one, effect: "Deny" })));
  });

  test("a condition that closes closes any statement, wherever it stands", () => {
    fc.assert(
      fc.property(statement, closing, fc.nat(4), (one, condition, at) => {
        const conditions = [...one.conditions.slice(0, at), condition, ...one.conditions.slice(at)];
        expect(limitsWhoAsks(condition)).toBe(true);
        expect(isOpen({ ...one, conditions })).toBe(false);
      }),
    );
  });

  test("one condition more opens nothing, and one principal more closes nothing", () => {
    fc.assert(
      fc.property(statement, anyCondition, principal, (one, condition, more) => {
        if (!isOpen(one)) expect(isOpen({ ...one, conditions: [...one.conditions, condition] })).toBe(false);
        if (isOpen(one)) expect(isOpen({ ...one, principals: [...(one.principals ?? []), more] })).toBe(true);
      }),
    );
  });

  test("an Allow for everyone without conditions is open", () => {
    fc.assert(
      fc.property(statement, (one) => {
        const everyone = { type: "*", value: "*" } as const;
        expect(isOpen({ ...one, effect: "Allow", principals: [everyone], conditions: [] })).toBe(true);
      }),
    );
  });

  test("one value that anybody meets opens what a fixed one closes", () => {
    fc.assert(
      fc.property(account, (id) => {
        const on = (...values: string[]) => ({ operator: "StringLike", key: "aws:sourceaccount", values });
        expect([limitsWhoAsks(on(id)), limitsWhoAsks(on(id, "*"))]).toEqual([true, false]);
      }),
    );
  });

  test("statements stand alone: neither their order nor their neighbours matter", () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), (all) => {
        const named = all.map((one, index) => ({ ...one, sid: `s${index}` }));
        const open = named.filter(isOpen).map(({ sid }) => sid);
        expect(openStatements({ statements: named })).toEqual(open);
        expect([...openStatements({ statements: [...named].reverse() })].reverse()).toEqual(open);
      }),
    );
  });

  test("the operator's case and the key of another service change nothing for the better", () => {
    fc.assert(
      fc.property(closing, (condition) => {
        expect(limitsWhoAsks({ ...condition, operator: condition.operator.toLowerCase() })).toBe(false);
        expect(limitsWhoAsks({ ...condition, operator: `${condition.operator}IfExists` })).toBe(false);
        expect(limitsWhoAsks({ ...condition, operator: `ForAllValues:${condition.operator}` })).toBe(false);
        expect(limitsWhoAsks({ ...condition, key: "aws:requestedregion" })).toBe(false);
      }),
    );
  });
});

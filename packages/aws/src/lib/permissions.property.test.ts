import fc from "fast-check";
import { expect, test } from "vitest";
import { allowsOnEvery, allowsOnSome, type Permissions } from "./permissions.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";
import { matches } from "./wildcard.ts";

const actions = ["iam:PassRole", "iam:PutRolePolicy", "s3:GetObject", "s3:PutObject"];
const resources = ["arn:role/a", "arn:role/b", "arn:role/b/c", "arn:bucket/a", "arn:bucket/b"];
const actionPatterns = ["*", "*:*", "iam:*", "IAM:P*", "iam:Pass?ole", "s3:*Object", ...actions];
const resourcePatterns = ["*", "arn:*", "arn:role/*", "arn:role/?", "arn:*/b", "arn:bucket/*", ...resources];

const some = (patterns: readonly string[]) =>
  fc.array(fc.constantFrom(...patterns), { minLength: 1, maxLength: 2 });
const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    which: fc.oneof(
      some(actionPatterns).map((all) => ({ actions: all })),
      some(actionPatterns).map((all) => ({ notActions: all })),
    ),
    what: fc.oneof(
      some(resourcePatterns).map((all) => ({ resources: all })),
      some(resourcePatterns).map((all) => ({ notResources: all })),
    ),
  })
  .map(({ effect, which, what }) => ({ effect, ...which, ...what, conditions: [] }));
const document: fc.Arbitrary<PolicyDocument> = fc
  .array(statement, { maxLength: 3 })
  .map((statements) => ({ statements }));
const permissions: fc.Arbitrary<Permissions> = fc
  .record({ policies: fc.array(document, { maxLength: 2 }), boundary: fc.option(document) })
  .map(({ policies, boundary }) => ({ policies, ...(boundary !== null && { boundary }) }));

/** What IAM documents of one request: a Deny wins, and then policies and boundary must each allow it. */
const meets = (one: PolicyStatement, action: string, resource: string): boolean => {
  const named = (list: readonly string[], of: string) => list.some((each) => matches(each, of));
  const lower = (list: readonly string[]) => list.map((each) => each.toLowerCase());
  const ofAction =
    one.notActions === undefined
      ? named(lower(one.actions ?? []), action.toLowerCase())
      : !named(lower(one.notActions), action.toLowerCase());
  const ofResource =
    one.notResources === undefined
      ? named(one.resources ?? [], resource)
      : !named(one.notResources, resource);
  return ofAction && ofResource;
};
const layers = ({ policies, boundary }: Permissions) => [
  policies.flatMap(({ statements }) => statements),
  ...(boundary === undefined ? [] : [boundary.statements]),
];
const hasAllow = (all: Permissions, action: string, resource: string) =>
  layers(all).every((layer) => layer.some((one) => one.effect === "Allow" && meets(one, action, resource)));
const hasDeny = (all: Permissions, action: string, resource: string) =>
  layers(all)
    .flat()
    .some((one) => one.effect === "Deny" && meets(one, action, resource));

const runs = { numRuns: 500 };

test("what is allowed on every resource is allowed on each of them, save where something denies it", () => {
  const property = fc.property(
    permissions,
    fc.constantFrom(...actions),
    fc.constantFrom(...resourcePatterns),
    (all, action, wanted) => {
      if (!allowsOnEvery(all, action, wanted)) return;
      for (const resource of resources.filter((one) => matches(wanted, one)))
        expect(hasAllow(all, action, resource)).toBe(true);
    },
  );
  fc.assert(property, runs);
});

test("one resource is all there is of it: the answer is IAM's own", () => {
  const property = fc.property(
    permissions,
    fc.constantFrom(...actions),
    fc.constantFrom(...resources),
    (all, action, resource) => {
      const expected = hasAllow(all, action, resource) && !hasDeny(all, action, resource);
      expect(allowsOnEvery(all, action, resource)).toBe(expected);
    },
  );
  fc.assert(property, runs);
});

test("what is allowed on one resource is allowed on some", () => {
  const property = fc.property(
    permissions,
    fc.constantFrom(...actions),
    fc.constantFrom(...resources),
    (all, action, resource) => {
      const allowed = hasAllow(all, action, resource) && !hasDeny(all, action, resource);
      if (allowed) expect(allowsOnSome(all, action)).toBe(true);
    },
  );
  fc.assert(property, runs);
});

test("a condition takes away from an Allow, and from no Deny", () => {
  const condition = { operator: "StringEquals", key: "aws:principaltag/team", values: ["core"] };
  const narrowed = (document: PolicyDocument, effect: string): PolicyDocument => ({
    statements: document.statements.map((one) =>
      one.effect === effect ? { ...one, conditions: [condition] } : one,
    ),
  });
  const property = fc.property(document, fc.constantFrom(...actions), (one, action) => {
    expect(allowsOnSome({ policies: [narrowed(one, "Allow")] }, action)).toBe(false);
    const without = { statements: one.statements.filter(({ effect }) => effect === "Allow") };
    expect(allowsOnSome({ policies: [narrowed(one, "Deny")] }, action)).toBe(
      allowsOnSome({ policies: [without] }, action),
    );
  });
  fc.assert(property, runs);
});

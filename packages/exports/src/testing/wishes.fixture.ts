import fc from "fast-check";
import type { ControlShape, ResourceShape, RunShape, ScopeShape, Wish } from "./run.fixture.ts";

const wishes: readonly Wish[] = ["pass", "fail", "error", "not-applicable", "waived", "planned"];

/** Any run: controls with one check or two of which one is enough, in scopes that may be denied. */
export function anyRun(names: fc.Arbitrary<string> = fc.constant("")): fc.Arbitrary<RunShape> {
  const resources = fc
    .array(fc.record({ wish: fc.constantFrom(...wishes), name: names }), { maxLength: 4 })
    .map((all): readonly ResourceShape[] =>
      all.map(({ wish, name }, at) => ({
        id: `arn:vault:${at}${name === "" ? "" : `:${name}`}`,
        ...(name !== "" && { name }),
        wish,
      })),
    );
  const scope = (name: string): fc.Arbitrary<ScopeShape> =>
    fc.record({ resources, denied: fc.boolean() }).map(({ resources: own, denied }) => ({
      name,
      resources: own,
      ...(denied && { denied: true as const }),
    }));
  const scopes = fc.tuple(scope("north"), scope("south"));
  const control: fc.Arbitrary<ControlShape> = fc
    .record({ scopes, advisory: fc.boolean(), or: fc.option(scopes, { nil: undefined }) })
    .map(({ scopes: own, advisory, or }) => ({
      scopes: own,
      ...(advisory && { advisory: true as const }),
      ...(or !== undefined && { or }),
    }));
  return fc
    .record({
      controls: fc.array(control, { minLength: 1, maxLength: 3 }),
      manual: fc.boolean(),
      gaps: fc.boolean(),
      says: names,
    })
    .map(({ controls, manual, gaps, says }) => ({
      controls,
      says,
      ...(manual && { manual: true as const }),
      ...(gaps && { gaps: true as const }),
    }));
}

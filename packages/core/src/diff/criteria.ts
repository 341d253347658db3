import type { Rename } from "../coverage/plans/renames.ts";
import { criterionKey } from "../language/company/framework.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { CriterionReport, Report } from "../run/report/report.ts";

/** How a criterion stands: `gap` where no control satisfies it, `waiting` where nothing stands behind it yet but what people owe. */
export type CriterionStanding =
  | "pass"
  | "fail"
  | "error"
  | "waived"
  | "planned"
  | "manual"
  | "skipped"
  | "not-applicable"
  | "gap"
  | "waiting"
  | "out-of-scope"
  | "none";

/** A criterion that gained or lost controls, or that stands otherwise. `none` is not held to at all. */
export interface CriterionChange {
  readonly framework: string;
  readonly id: string;
  readonly title: string;
  readonly gained: readonly ClaimingControl[];
  readonly lost: readonly ClaimingControl[];
  readonly was: CriterionStanding;
  readonly is: CriterionStanding;
}

export interface ClaimingControl {
  readonly control: string;
  readonly relation: "primary" | "supporting";
}

/** Every criterion that changed, in the frameworks' order; those that are held to no more come last. */
export function criterionChanges(
  before: Report,
  after: Report,
  renames: readonly Rename[],
): readonly CriterionChange[] {
  const names = new Map(renames.map(({ was, is }) => [was, is]));
  const [was, is] = [byKey(before), byKey(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): readonly CriterionChange[] => {
    const [former, now] = [was.get(key), is.get(key)];
    const one = now ?? former;
    if (one === undefined) return [];
    const claimed = claimsOf(former, (id) => names.get(id) ?? id);
    const claiming = claimsOf(now, (id) => id);
    const [gained, lost] = [without(claiming, claimed), without(claimed, claiming)];
    const [stood, stands] = [standingOf(before, former), standingOf(after, now)];
    if (gained.length + lost.length === 0 && stood === stands) return [];
    const { framework, id, title } = one.criterion;
    return [{ framework, id, title, gained, lost, was: stood, is: stands }];
  });
}

/** True where less stands behind it than before. */
export function isLess({ was, is }: CriterionChange): boolean {
  return (is === "gap" && was !== "gap") || (is === "waiting" && was !== "waiting" && was !== "gap");
}

function byKey({ criteria }: Report): ReadonlyMap<string, CriterionReport> {
  return new Map(criteria.map((one) => [criterionKey(one.criterion.framework, one.criterion.id), one]));
}

function standingOf(report: Report, one: CriterionReport | undefined): CriterionStanding {
  if (one === undefined) return "none";
  if (one.coverage !== "covered") return one.coverage === "uncovered" ? "gap" : "out-of-scope";
  if (report.waiting.includes(one)) return "waiting";
  if (one.planned && one.outcome === "fail") return "planned";
  return one.waived && (one.outcome === "pass" || one.outcome === "fail") ? "waived" : one.outcome;
}

function claimsOf(
  one: CriterionReport | undefined,
  named: (control: string) => string,
): ReadonlyMap<string, ClaimingControl> {
  const all = (["primary", "supporting"] as const).flatMap((relation) =>
    (one?.[relation] ?? []).map(({ control }) => ({ control: named(control.id), relation })),
  );
  return new Map(all.map((claim) => [`${claim.relation} ${claim.control}`, claim]));
}

function without(
  all: ReadonlyMap<string, ClaimingControl>,
  others: ReadonlyMap<string, ClaimingControl>,
): readonly ClaimingControl[] {
  return [...all]
    .filter(([key]) => !others.has(key))
    .map(([, claim]) => claim)
    .sort((a, b) => byCodeUnits(a.relation, b.relation) || byCodeUnits(a.control, b.control));
}

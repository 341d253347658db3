import type { Planned } from "./part.ts";
import type { AccountPlan, AwsCompanyPlan } from "./plan.ts";

/** A check as far as the plan is concerned. */
export interface PlannedCheck {
  readonly id: string;
  /** A service whose operations it reads, such as `kms`: where its expectations belong. */
  readonly service: string;
}

/** What was said of one resource. */
export interface Said {
  /** Its name, or its id when it has none. */
  readonly resource: string;
  /** The region of the scope; undefined for the account's own. */
  readonly scope?: string | undefined;
  readonly outcome: string;
}

/** Everything in an account's plan that some check judges. */
export function plannedIn(plan: object): readonly Planned[] {
  const own = "expects" in plan ? [plan as Planned] : [];
  const inside = Object.entries(plan)
    .filter(([name, value]) => name !== "expects" && typeof value === "object" && value !== null)
    .flatMap(([, value]) => plannedIn(value as object));
  return [...own, ...inside];
}

/** One sentence for each check of which no planned resource says what it should find. */
export function withoutExpectation(plan: AwsCompanyPlan, checks: readonly PlannedCheck[]): readonly string[] {
  const expected = new Set(plan.accounts.flatMap(plannedIn).flatMap(({ expects }) => Object.keys(expects)));
  return checks
    .filter(({ id }) => !expected.has(id))
    .map(
      ({ id, service }) =>
        `${id}: nothing in the company says what it should find. Add it to the \`expects\` of what testbed/aws/services/${service}/company.ts plans.`,
    );
}

/** Where a check did not say of an account what was planned: one sentence a resource. */
export function surprises(plan: AccountPlan, check: string, said: readonly Said[]): readonly string[] {
  const planned = plannedIn(plan).filter(({ expects }) => expects[check] !== undefined);
  const named = new Set(planned.map(placeOf));
  const wanted = planned.map((one) => `${placeOf(one)} is ${one.expects[check]}`);
  const found = said.map((one) => {
    const place = placeOf(one);
    return `${named.has(place) ? place : placeOf({ scope: one.scope })} is ${one.outcome}`;
  });
  return [
    ...without(wanted, found).map((line) => `${check}: planned, not said: ${line}`),
    ...without(found, wanted).map((line) => `${check}: said, not planned: ${line}`),
  ].sort();
}

/** What AWS alone names is told by its region only. */
function placeOf({ scope, resource = "something" }: Partial<Pick<Said, "scope" | "resource">>): string {
  return scope === undefined ? resource : `${resource} in ${scope}`;
}

/** The lines of the one list that are not in the other, each as often as it is missing. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

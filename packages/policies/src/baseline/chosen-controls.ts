import { BylawError, type Control, type FrameworkScope, type Owner } from "@bylaw/core";
import { located } from "@bylaw/core/provider";
import { asUse } from "@bylaw/core/run";
import { addedTo } from "../added-to.ts";
import type { Controls, Terms } from "../terms.ts";
import { type Asked, categoryControls, controlsOf } from "./controls.ts";
import type { BaselineControlId } from "./ids.ts";
import type { AnyBaselineOptions, Supply, Tightening } from "./options.ts";
import { reviewersFor } from "./reviewers.ts";

/** What controls are chosen by. */
export interface ChosenBy extends Asked {
  readonly terms: Terms;
  readonly framework: FrameworkScope;
}

/** Controls by the id that the baseline has for each. */
export interface ChosenControls {
  /** As they come: what providers supply in place of what people show. */
  readonly ready: Controls<BaselineControlId>;
  /** With what the company has put in the place of some. */
  readonly all: Controls<BaselineControlId>;
  /** Those of the chosen categories that are not left out. */
  readonly kept: Readonly<Partial<Controls<BaselineControlId>>>;
}

export function chosenControls(
  { verifiedBy = [], replace = {}, tighten = {}, remove = {} }: AnyBaselineOptions,
  { terms, framework, ...asked }: ChosenBy,
): ChosenControls {
  const alone = controlsOf(terms, asked);
  const supplied = suppliedBy(verifiedBy, terms, alone);
  const reviewed = reviewersFor(terms.owners);
  // Another owner may be whoever reviews.
  const ready = mapped(alone, (id) => reviewed(ownedBy(supplied[id], tighten[id]?.owner)));
  const all = mapped(ready, (id) => tightened(replace[id] ?? ready[id], tighten[id]));
  const inScope = new Set(framework.criteria.map(({ id }) => id));
  const ofCategories = categoryControls(terms);
  const kept = Object.entries(all).filter(
    ([id]) =>
      !(id in remove) &&
      // What the company puts in the place of a control it does, whatever that one was for.
      (Object.hasOwn(replace, id) ||
        ready[id as BaselineControlId].satisfies.some(
          ({ criterion, relation }) =>
            inScope.has(criterion) && (relation === "primary" || !(id in ofCategories)),
        )),
  );
  return { ready, all, kept: Object.fromEntries(kept) };
}

/** What supplies make of the controls, one after the other: none takes away what another checks. */
function suppliedBy(
  supplies: readonly Supply[],
  terms: Terms,
  alone: Controls<BaselineControlId>,
): Controls<BaselineControlId> {
  const all = { ...alone };
  for (const supply of supplies) {
    const own = supply(terms, Object.freeze({ ...all }));
    for (const { id, checks } of Object.values(own)) assertKeeps(id, checks, all[id as BaselineControlId]);
    Object.assign(all, own);
  }
  return all;
}

function assertKeeps(id: string, checks: Control["checks"], before: Control): void {
  const kept = new Set(checks.map((one) => asUse(one).check.id));
  const lost = before.checks.map((one) => asUse(one).check.id).find((one) => !kept.has(one));
  if (lost === undefined) return;
  throw new BylawError(
    "invalid-definition",
    `verifiedBy: two supply the control ${id}, and the later leaves out ${lost}.`,
    { next: "Put what adds to the controls of others last, such as auditLogControls." },
  );
}

function mapped(
  all: Controls<BaselineControlId>,
  each: (id: BaselineControlId) => Control,
): Controls<BaselineControlId> {
  const ids = Object.keys(all) as BaselineControlId[];
  return Object.fromEntries(ids.map((id) => [id, each(id)])) as Controls<BaselineControlId>;
}

function ownedBy(control: Control, owner: Owner | undefined): Control {
  return owner === undefined ? control : located({ ...control, owner }, control);
}

function tightened(control: Control, more: Tightening | undefined): Control {
  if (more === undefined) return control;
  return located(addedTo(control, more), control);
}

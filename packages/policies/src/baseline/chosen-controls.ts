import { type Control, defineControl, type FrameworkScope, type Owner } from "@bylaw/core";
import { located } from "@bylaw/core/provider";
import type { Controls, Terms } from "../terms.ts";
import { type Asked, categoryControls, controlsOf } from "./controls.ts";
import type { BaselineControlId } from "./ids.ts";
import type { AnyBaselineOptions, Tightening } from "./options.ts";
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
  const supplied: Partial<Controls<BaselineControlId>> = Object.assign(
    {},
    ...verifiedBy.map((supply) => supply(terms)),
  );
  const reviewed = reviewersFor(terms.owners);
  // Another owner may be whoever reviews.
  const ready = mapped(alone, (id) => reviewed(ownedBy(supplied[id] ?? alone[id], tighten[id]?.owner)));
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
  const { checks = [], evidence = [], owner = control.owner } = more;
  const { kind: _, alternatives, ...definition } = control;
  const either = new Set(alternatives.flatMap(({ of }) => of));
  const made = defineControl({
    ...definition,
    owner,
    checks: [...alternatives, ...control.checks.filter((one) => !either.has(one)), ...checks],
    evidence: [...control.evidence.filter((one) => !either.has(one)), ...evidence],
  });
  return located(made, control);
}

import type { AnyCheck, CheckUse, Listing, Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { asUse, collectorsOfCheck, limitText, parameterText } from "@bylaw/core/run";

/** What a check's page says. */
export interface CheckModel {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: string;
  /** `each` resource on its own, or the whole listing of a scope at once with `over`. */
  readonly mode: "each" | "over";
  readonly listing: ListingModel;
  readonly using: readonly (ListingModel & { readonly name: string })[];
  /** What a complete and empty listing comes to. */
  readonly whenEmpty: "fail" | "not-applicable";
  readonly parameters: readonly { readonly name: string; readonly limit: string }[];
  /** By provider, what its collectors may call. */
  readonly operations: readonly { readonly provider: string; readonly names: readonly string[] }[];
  /** Null without a program. */
  readonly usedBy: readonly UseModel[] | null;
}

export interface ListingModel {
  readonly id: string;
  readonly resource: string;
}

/** One use of a check in a control. */
export interface UseModel {
  readonly control: string;
  readonly controlTitle: string;
  readonly check: string;
  readonly checkTitle: string;
  /** The only environment it looks at; null for all. */
  readonly environment: string | null;
  /** What narrows the population. */
  readonly selectors: readonly { readonly id: string; readonly because: string }[];
  readonly bindings: readonly BindingModel[];
}

export interface BindingModel {
  /** The check's own name for the limit. */
  readonly name: string;
  readonly parameter: string;
  /** In force, with the environments that differ. */
  readonly value: string;
}

export function checkModel(check: AnyCheck, program?: Program): CheckModel {
  return {
    id: check.id,
    title: check.title,
    why: check.why,
    fix: check.fix,
    severity: check.severity,
    mode: check.subject.mode,
    listing: listingModel(check.subject.listing),
    using: Object.entries(check.using).map(([name, listing]) => ({ name, ...listingModel(listing) })),
    whenEmpty: check.whenEmpty === "fails" ? "fail" : "not-applicable",
    parameters: Object.entries(check.parameters).map(([name, limit]) => ({ name, limit: limitText(limit) })),
    operations: operationsOf(check),
    usedBy: program === undefined ? null : usesOf(program).filter((use) => use.check === check.id),
  };
}

/** Every use of a check in the program's controls, in their order. */
export function usesOf(program: Program): readonly UseModel[] {
  return program.controls.flatMap((control) =>
    control.checks.map((one) => {
      const use = asUse(one);
      return {
        control: control.id,
        controlTitle: control.title,
        check: use.check.id,
        checkTitle: use.check.title,
        environment: use.environment?.id ?? null,
        selectors: use.selectors.map(({ id, because }) => ({ id, because })),
        bindings: bindingsOf(use, program),
      };
    }),
  );
}

/** Every check of a program, each once, by id. */
export function checksOf(program: Program): readonly AnyCheck[] {
  const all = program.controls.flatMap((control) => control.checks.map((one) => asUse(one).check));
  return [...new Map(all.map((check) => [check.id, check])).values()].sort((a, b) => byCodeUnits(a.id, b.id));
}

function bindingsOf(use: CheckUse, program: Program): readonly BindingModel[] {
  return Object.entries(use.bindings).map(([name, parameter]) => ({
    name,
    parameter: parameter.id,
    value: parameterText(parameter, program.settings),
  }));
}

function listingModel({ id, resource }: Listing): ListingModel {
  return { id, resource };
}

function operationsOf(check: AnyCheck): CheckModel["operations"] {
  const byProvider = new Map<string, Set<string>>();
  for (const { provider, operations } of collectorsOfCheck(check)) {
    const known = byProvider.get(provider.id) ?? new Set();
    byProvider.set(provider.id, known);
    for (const operation of operations) known.add(operation);
  }
  return [...byProvider]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([provider, names]) => ({ provider, names: [...names].sort(byCodeUnits) }));
}

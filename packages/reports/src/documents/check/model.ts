import type { AnyCheck, Listing, Program, Source } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { collectorsOfCheck, joinedListing, limitText } from "@bylaw/core/run";
import { checksOf, type UseModel, usesOf } from "../../parts/uses.ts";

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
  readonly blindSpots: readonly string[];
  /** `read` is null where nobody has opened it. */
  readonly sources: readonly (Pick<Source, "title" | "url"> & { readonly read: string | null })[];
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

/** The pages of every check that a program uses. */
export function checkModels(program: Program): readonly CheckModel[] {
  return checksOf(program).map((check) => checkModel(check, program));
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
    using: Object.entries(check.using).map(([name, joined]) => ({
      name,
      ...listingModel(joinedListing(joined)),
    })),
    whenEmpty: check.whenEmpty === "fails" ? "fail" : "not-applicable",
    blindSpots: check.blindSpots,
    sources: check.sources.map(({ title, url, read = null }) => ({ title, url, read })),
    parameters: Object.entries(check.parameters).map(([name, limit]) => ({ name, limit: limitText(limit) })),
    operations: operationsOf(check),
    usedBy: program === undefined ? null : usesOf(program, check),
  };
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

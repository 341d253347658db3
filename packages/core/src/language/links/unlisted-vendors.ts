import type { Program } from "../company/program.ts";
import type { Vendor } from "../company/vendor.ts";
import { evidenceProvider } from "../evidence/session.ts";

/**
 * The kinds of provider that a program reads and none of its vendors names: whoever runs them is a vendor, unless they are of what is the
 * company's own. Empty where the program lists no vendors at all.
 */
export function unlistedVendors({ providers, vendors }: Program): readonly string[] {
  if (vendors === undefined) return [];
  const named = new Set(vendors.flatMap(({ provider }) => provider ?? []));
  const read = kindsOf(providers.filter(({ type }) => type.own !== true));
  read.delete(evidenceProvider.id);
  return [...read].filter((id) => !named.has(id)).sort();
}

/** The vendors that name a kind of provider which the program does not read: a misspelt one names nobody. */
export function unreadVendors({ providers, vendors = NONE }: Program): readonly Vendor[] {
  const read = kindsOf(providers);
  return vendors.filter(({ provider }) => provider !== undefined && !read.has(provider));
}

function kindsOf(providers: Program["providers"]): Set<string> {
  return new Set(providers.map(({ type }) => type.id));
}

const NONE: readonly Vendor[] = [];

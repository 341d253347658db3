import type { AnyCheck } from "../language/checks/check.ts";
import type { Collector } from "../language/checks/collector.ts";
import { collectorsOf, joinedListings, type Listing } from "../language/checks/view.ts";
import type { Harness } from "./harness.ts";

/** What a provider package offers. */
export interface ProviderPackage {
  /** The prefix of every id: `aws`. */
  readonly id: string;
  /** The package's public exports by name. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Holds a provider package to the rules that every check and collector follows. */
export function testProvider({ id, exports }: ProviderPackage, { test, expect }: Harness): void {
  for (const [name, value] of Object.entries(exports)) {
    if (isKind<AnyCheck>(value, "check")) {
      test(`${value.id} documents itself`, () => expect(faultsOfCheck(id, name, value)).toEqual([]));
    }
    if (isKind<Collector>(value, "collector")) {
      test(`${value.id} declares itself`, () => expect(faultsOfCollector(id, value)).toEqual([]));
    }
  }
}

function faultsOfCheck(prefix: string, exported: string, check: AnyCheck): readonly string[] {
  const listings: readonly Listing[] = [check.subject.listing, ...joinedListings(check.using)];
  const expected = camelCase(check.id.slice(check.id.indexOf("/") + 1));
  const faults = [
    check.id.startsWith(`${prefix}/`) ? "" : `its id does not start with ${prefix}/`,
    exported === expected ? "" : `it is exported as ${exported}, not as ${expected}`,
    /^(ensure|check|verify)\b/i.test(check.title) ? "its title is an order, not a state" : "",
    check.title.endsWith(".") ? "its title ends with a full stop" : "",
    check.why.endsWith(".") ? "" : "its why is not a sentence",
    check.fix.trim() === "" ? "it has no fix" : "",
    listings.flatMap(collectorsOf).every((one) => one.operations.length > 0)
      ? ""
      : "a listing declares no operations",
  ];
  return faults.filter((fault) => fault !== "");
}

function faultsOfCollector(prefix: string, collector: Collector): readonly string[] {
  const faults = [
    collector.id.startsWith(`${prefix}/`) ? "" : `its id does not start with ${prefix}/`,
    collector.operations.length > 0 ? "" : "it declares no operations",
    new Set(collector.operations).size === collector.operations.length
      ? ""
      : "it declares an operation twice",
    collector.provider.levels.includes(collector.per) ? "" : `its provider has no level ${collector.per}`,
    ...collector.operations
      .filter((one) => collector.provider.operations?.includes(one) === false)
      .map((one) => `its provider has no operation ${one}`),
  ];
  return faults.filter((fault) => fault !== "");
}

function isKind<T extends { readonly kind: string }>(value: unknown, kind: T["kind"]): value is T {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

function camelCase(kebab: string): string {
  return kebab.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * How often an operation is called for one listing, at most:
 * - `"once"`;
 * - `{ each: "load balancer" }`: for each of them; `{ each: "entry" }` for each entry of the listing itself;
 * - `{ page: 1000, of: "alias" }`: for each page of so many, and for an empty one; of the listing's entries where `of` is
 *   left out;
 * - `{ upTo: 13 }`: where the system is asked until it is ready;
 * - `{ sum: [{ page: 100, of: "metric alarm" }, { page: 100, of: "composite alarm" }] }`: where it is asked for several things.
 *
 * `in: "region"` says that it is so for each of these.
 */
export type CallCount = CallTerm | { readonly sum: readonly CallTerm[] };

type CallTerm = CallFormula | (Exclude<CallFormula, string> & { readonly in: string });

type CallFormula =
  | "once"
  | { readonly each: string }
  | { readonly page: number; readonly of?: string }
  | { readonly upTo: number };

/** How many there are of each thing that a count hangs on: `entry`, `alias`, `region`. One where it is not said. */
export type Population = Readonly<Record<string, number>>;

/** The most calls that a count allows for a population. */
export function callsAtMost(count: CallCount, population: Population): number {
  if (count === "once") return 1;
  if ("sum" in count) return count.sum.reduce((sum, one) => sum + callsAtMost(one, population), 0);
  const of = (what: string): number => population[what] ?? 1;
  const times = "in" in count ? of(count.in) : 1;
  if ("upTo" in count) return times * count.upTo;
  if ("each" in count) return times * of(count.each);
  return times * Math.max(1, Math.ceil(of(count.of ?? "entry") / count.page));
}

/** The count in words: `one for each page of 1,000 aliases`. */
export function callsInWords(count: CallCount): string {
  if (count === "once") return "one";
  if ("sum" in count) return count.sum.map(callsInWords).join(", and ");
  const where = "in" in count ? `, in each ${count.in}` : "";
  if ("upTo" in count) return `one, or up to ${count.upTo} until there is an answer${where}`;
  if ("each" in count) return `at most one for each ${count.each}${where}`;
  const size = new Intl.NumberFormat("en").format(count.page);
  return `one for each page of ${size}${count.of === undefined ? "" : `, by ${count.of}`}${where}`;
}

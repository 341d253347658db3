import { type ClosedFile, reviewFiles } from "@bylaw/core/provider";
import { z } from "zod";
import { jsonOf } from "./json-of.ts";

const system = z.looseObject({
  system: z.string(),
  taken: z.iso.datetime(),
  incomplete: z.string().exactOptional(),
  accounts: z.array(z.looseObject({ id: z.string() })),
});
const listingSchema = z.looseObject({ review: z.string(), period: z.string(), systems: z.array(system) });
type Systems = readonly z.infer<typeof system>[];

/** A file that says something else than was closed, as a sentence goes on behind its path. */
export interface OtherNumbers {
  readonly path: string;
  readonly why: string;
}

/**
 * Counts once more what was closed: the accounts in the listing, each decision in the file of decisions, and in the last listing that as
 * many are gone as were revoked. `texts` are the files by their paths; what is not among them is told elsewhere.
 */
export function numbersOf(texts: ReadonlyMap<string, string>, closed: ClosedFile): readonly OtherNumbers[] {
  const [listing, decisions, fresh] = [reviewFiles.listing, reviewFiles.decisions, reviewFiles.fresh].map(
    (path) => texts.get(path),
  );
  if (listing === undefined || decisions === undefined || fresh === undefined) return [];
  const told = (path: string, all: readonly string[]): readonly OtherNumbers[] =>
    all.map((why) => ({ path, why }));
  const { data } = listingSchema.safeParse(jsonOf(listing));
  const again = z.array(system).safeParse(jsonOf(fresh)).data;
  if (data === undefined) return told(reviewFiles.listing, ["is no listing of accounts"]);
  if (again === undefined) return told(reviewFiles.fresh, ["is no listing of accounts"]);
  return [
    ...told(reviewFiles.listing, listed(data, closed)),
    ...told(reviewFiles.decisions, decided(decisions, closed)),
    ...told(reviewFiles.fresh, carriedOut(data.systems, again, closed)),
  ];
}

function listed(
  { review, period, systems }: z.infer<typeof listingSchema>,
  closed: ClosedFile,
): readonly string[] {
  const found = systems.map(({ system: name, accounts }) => [name, accounts.length]);
  const told = closed.systems.map(({ system: name, accounts }) => [name, accounts]);
  return [
    ...(review === closed.review && period === closed.period ? [] : ["is of another review"]),
    ...(JSON.stringify(found) === JSON.stringify(told)
      ? []
      : ["lists other systems or accounts than were closed"]),
  ];
}

const CELLS = /^\s*\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)*)\|/;

/** A section for each system, and a line for each account, which begins with the decision and who made it. */
function decided(page: string, { systems, decidedBy }: ClosedFile): readonly string[] {
  const [, ...sections] = page.split(/^## /m);
  const found = sections.map((section) => {
    const rows = section.split(/\r?\n/).flatMap((line) => {
      const [, decision = "", by = ""] = CELLS.exec(line) ?? [];
      const word = decision.trim().toLowerCase();
      return word === "" || word === "decision" || /^:?-+:?$/.test(word) ? [] : [[word, by.trim()] as const];
    });
    const count = (word: string): number => rows.filter(([own]) => own === word).length;
    return { rows, numbers: [rows.length, count("keep"), count("modify"), count("revoke")] };
  });
  const told = systems.map(({ accounts, kept, changed, removed }) => [accounts, kept, changed, removed]);
  const strangers = new Set(found.flatMap(({ rows }) => rows.map(([, by]) => by)));
  for (const id of decidedBy) strangers.delete(id);
  return [
    ...(sorted(found.map(({ numbers }) => numbers)) === sorted(told)
      ? []
      : ["has other decisions than were closed"]),
    ...(strangers.size === 0 ? [] : ["names others who decided than were closed"]),
  ];
}

/** In whatever order: a heading is escaped as the version that wrote it did, and tells no system here. */
function sorted(all: readonly (readonly number[])[]): string {
  return JSON.stringify(all.map((one) => one.join(" ")).sort());
}

function carriedOut(before: Systems, after: Systems, { systems }: ClosedFile): readonly string[] {
  return before.flatMap(({ system: name, taken, accounts }, at) => {
    const now = after.filter((one) => one.system === name);
    const [one] = now;
    if (one === undefined || now.length > 1) return [`does not list ${name} once`];
    if (one.incomplete !== undefined) return [`does not list ${name} whole`];
    if (Date.parse(one.taken) <= Date.parse(taken))
      return [`does not list ${name} after the review was opened`];
    const there = new Set(one.accounts.map(({ id }) => id));
    const gone = accounts.filter(({ id }) => !there.has(id)).length;
    return gone < (systems[at]?.removed ?? 0) ? [`lists accounts of ${name} still that were revoked`] : [];
  });
}

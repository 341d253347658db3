import type { IsoDate } from "../../language/values/date.ts";
import type { Accepted } from "./counting.ts";

/** A text of a policy, by its digest, and the day from which it is in force. */
export interface Version {
  readonly digest: string;
  readonly from: IsoDate;
}

/** What became of a policy's texts. */
export interface Versions {
  /** Those that came into force up to today, the last one first. */
  readonly inForce: readonly Version[];
  /** True when whoever acknowledged the text `given` need not acknowledge `wanted` anew. */
  carries(given: string, wanted: string): boolean;
}

/** The versions of one policy: each approval puts a text in force; an editorial one says that it demands what the former did. */
export function versionsOf(policy: string, approvals: readonly Accepted[], today: IsoDate): Versions {
  const approved = approvals
    .flatMap(({ record: { on, policies } }) => {
      const digest = policies?.[policy];
      return digest === undefined || on === undefined ? [] : [{ digest, from: on as IsoDate }];
    })
    .filter(({ from }) => from <= today)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  // An approval that is renewed is of the same text: it is in force since the first time in a row.
  const changes = approved.filter(({ digest }, at) => approved[at - 1]?.digest !== digest);
  const same = new Map<string, string[]>();
  for (const { record, fields } of approvals) {
    const now = record.policies?.[policy];
    const former = (fields as { readonly former?: Readonly<Record<string, string>> }).former?.[policy];
    if (now !== undefined && former !== undefined) same.set(now, [...(same.get(now) ?? NONE), former]);
  }
  const carries = (given: string, wanted: string, met: ReadonlySet<string> = new Set()): boolean =>
    given === wanted ||
    (!met.has(wanted) &&
      (same.get(wanted) ?? NONE).some((former) => carries(given, former, new Set([...met, wanted]))));
  return { inForce: changes.reverse(), carries: (given, wanted) => carries(given, wanted) };
}

const NONE: readonly string[] = [];

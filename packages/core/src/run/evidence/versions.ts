import type { Policy } from "../../language/company/policy.ts";
import { holderOn } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { laterOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Accepted } from "./counting.ts";
import { saidOf } from "./record-days.ts";

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
  /** The day from which a text was in force for the first time; undefined of one that never was. */
  since(digest: string): IsoDate | undefined;
}

/** A policy, and the digest of its text as the program has it. */
export interface CurrentText {
  readonly policy: Policy;
  readonly digest: string | undefined;
}

/** The versions of one policy: each approval puts a text in force; an editorial one says that it demands what the former did. */
export function versionsOf(
  { policy, digest: current }: CurrentText,
  approvals: readonly Accepted[],
  today: IsoDate,
): Versions {
  const approved = approvals
    .flatMap(({ record: { on, policies } }) => {
      const digest = saidOf(policies, policy.id);
      if (digest === undefined || on === undefined) return [];
      // The text as it is now takes effect on the day that the policy says, approved before it or not.
      const from = digest === current ? laterOf(on as IsoDate, policy.effective) : (on as IsoDate);
      return [{ digest, from }];
    })
    .filter(({ from }) => from <= today)
    .sort(
      (a, b) => byCodeUnits(a.from, b.from) || Number(a.digest === current) - Number(b.digest === current),
    );
  // An approval that is renewed is of the same text: it is in force since the first time in a row.
  const changes = approved.filter(({ digest }, at) => approved[at - 1]?.digest !== digest);
  const same = new Map<string, string[]>();
  for (const one of approvals) {
    const now = saidOf(one.record.policies, policy.id);
    const former = saidOf((one.fields as Editorial).former, policy.id);
    if (now === undefined || former === undefined || !isByOwner(one, policy)) continue;
    // Of the text that it follows: one that was skipped may have demanded something else.
    const follows = changes.some(({ digest }, at) => digest === now && changes[at - 1]?.digest === former);
    if (!follows) continue;
    same.set(now, [...(same.get(now) ?? NONE), former]);
  }
  const carries = (given: string, wanted: string, met: ReadonlySet<string> = new Set()): boolean =>
    given === wanted ||
    (!met.has(wanted) &&
      (same.get(wanted) ?? NONE).some((former) => carries(given, former, new Set([...met, wanted]))));
  return {
    inForce: [...changes].reverse(),
    carries: (given, wanted) => carries(given, wanted),
    since: (digest) => changes.find((one) => one.digest === digest)?.from,
  };
}

interface Editorial {
  readonly former?: Readonly<Record<string, string>>;
}

/** True when the policy's owner says it, and another agrees, or the other way about. */
function isByOwner({ record: { on, submittedBy, reviewedBy } }: Accepted, { owner }: Policy): boolean {
  if (on === undefined || reviewedBy === undefined) return false;
  return [submittedBy, reviewedBy].includes(holderOn(owner, on as IsoDate).id);
}

const NONE: readonly string[] = [];

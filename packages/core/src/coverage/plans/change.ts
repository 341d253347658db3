import canonicalize from "canonicalize";
import type { IsoDate } from "../../language/values/date.ts";

/** What a change is of. */
export type ChangedNoun =
  | "program"
  | "control"
  | "check"
  | "requirement"
  | "policy"
  | "waiver"
  | "person"
  | "criterion"
  | "scope";

/** A change of the plan, and the first run that was held to it. */
export interface PlanChange {
  readonly day: IsoDate;
  readonly noun: ChangedNoun;
  readonly id: string;
  /** As a sentence goes on: `is due every 6 months, and was every 3 months`. */
  readonly what: string;
  /** True where less is asked than before. */
  readonly looser: boolean;
}

/** A change, whatever the day. */
export type Change = Omit<PlanChange, "day">;

/** The change, where something is not the same. */
export function said(
  noun: ChangedNoun,
  id: string,
  isSame: boolean,
  what: string,
  looser: boolean,
): readonly Change[] {
  return isSame ? [] : [{ noun, id, what, looser }];
}

/** True of what is written the same. */
export function same(a: unknown, b: unknown): boolean {
  return canonicalize(a ?? null) === canonicalize(b ?? null);
}

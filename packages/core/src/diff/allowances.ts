import canonicalize from "canonicalize";
import { areFailures, type BacklogGroup } from "../language/company/backlog.ts";
import type { Waiver } from "../language/company/waiver.ts";
import type { WaiverState } from "../run/report/waivers.ts";
import type { JudgedProgram } from "./judged.ts";

/** A waiver that is granted, or is there no more. */
export interface WaiverChange {
  readonly turn: "granted" | "removed";
  readonly check: string;
  readonly resource: string;
  readonly scope?: string;
  readonly until: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  /** What became of it on the recording. */
  readonly state: WaiverState;
}

/** A group of the backlog that is planned, or is there no more. */
export interface BacklogChange {
  readonly turn: "planned" | "removed";
  /** The id of the check or requirement; absent of criteria. */
  readonly check?: string;
  /** What it plans for: `arn:... in aws/111111111111`, `soc2 CC1.2`. */
  readonly items: readonly string[];
  readonly owner: string;
  readonly until: string;
  readonly reason: string;
}

/** Waivers by their terms; one whose terms changed is removed, and granted anew. */
export function waiverChanges(before: JudgedProgram, after: JudgedProgram): readonly WaiverChange[] {
  const told = ({ report }: JudgedProgram, turn: WaiverChange["turn"]): readonly WaiverChange[] =>
    report.waivers.map(({ waiver, state }) => ({ turn, ...termsOf(waiver), state }));
  const key = ({ turn: _, state: __, ...terms }: WaiverChange): string => canonicalize(terms) ?? "";
  return compared(told(before, "removed"), told(after, "granted"), key);
}

/** The backlog by what it plans for; one whose terms changed is removed, and planned anew. */
export function backlogChanges(before: JudgedProgram, after: JudgedProgram): readonly BacklogChange[] {
  const told = ({ program }: JudgedProgram, turn: BacklogChange["turn"]): readonly BacklogChange[] =>
    (program.backlog?.groups ?? []).map((group) => ({ turn, ...plannedBy(group) }));
  const key = ({ turn: _, ...terms }: BacklogChange): string => canonicalize(terms) ?? "";
  return compared(told(before, "removed"), told(after, "planned"), key);
}

function compared<T>(was: readonly T[], is: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const [former, now] = [new Set(was.map(keyOf)), new Set(is.map(keyOf))];
  return [...is.filter((one) => !former.has(keyOf(one))), ...was.filter((one) => !now.has(keyOf(one)))];
}

function termsOf({ check, resource, scope, until, reason, requestedBy, approvedBy }: Waiver) {
  return {
    check: check.id,
    resource,
    ...(scope !== undefined && { scope }),
    until,
    reason,
    requestedBy: requestedBy.id,
    approvedBy: approvedBy.id,
  };
}

function plannedBy(group: BacklogGroup): Omit<BacklogChange, "turn"> {
  const { owner, until, reason } = group;
  if (!areFailures(group)) return { items: group.criteria, owner, until, reason };
  const items = Object.entries(group.failures).flatMap(([scope, all]) =>
    all.map((one) => `${one} in ${scope}`),
  );
  return { check: group.check, items, owner, until, reason };
}

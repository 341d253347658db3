import type { Policy } from "../../language/company/policy.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Verdict } from "../observation.ts";
import type { Moment } from "./context.ts";
import type { Accepted } from "./counting.ts";
import type { JudgedRequirement } from "./judge-requirement.ts";
import { saidOf } from "./record-days.ts";
import { type Version, versionsOf } from "./versions.ts";

/**
 * How the approval of a policy's text as the program has it stands: `approved` passes, `not-approved` fails, `waiting` is not due
 * yet, `undecided` could not be decided, and `not-judged` was looked at by nothing.
 */
export type ApprovalState = "approved" | "not-approved" | "waiting" | "undecided" | "not-judged";

/** A record that approves a text: its day, who submitted it and who reviewed it, as it says. */
export interface ApprovalRecord {
  readonly id: string;
  readonly on: IsoDate;
  readonly submittedBy?: string;
  readonly reviewedBy?: string;
}

/** Somebody who has still to acknowledge a text, and by when. */
export interface Owing {
  readonly person: string;
  readonly due?: IsoDate;
  /** True when that day is over. */
  readonly overdue: boolean;
}

/** Who of those that are asked acknowledged the text in force. */
export interface Acknowledgements {
  readonly state: "judged" | "undecided" | "not-judged";
  /** Why it was not judged, or could not be decided. */
  readonly reason?: string;
  readonly asked: number;
  readonly given: number;
  readonly owing: readonly Owing[];
  /** How many of them could not be decided. */
  readonly undecided: number;
}

/** What became of one policy: its text, who approved it, and who has still to acknowledge it. */
export interface PolicyAdoption {
  readonly policy: Policy;
  /** Of the text as the program has it. */
  readonly digest: string;
  /** The text that was approved last, and since when it is in force: it may be another one than the program's. */
  readonly inForce?: Version & { readonly by: ApprovalRecord };
  readonly approval: {
    readonly state: ApprovalState;
    readonly reason?: string;
    /** When it is to be approved anew, or was to be approved. */
    readonly due?: IsoDate;
    /** True of an approved text that was to be approved anew, while there is still time for it. */
    readonly renewalDue?: true;
  };
  readonly acknowledgements: Acknowledgements;
}

interface Read extends JudgedRequirement {
  readonly requirement: EvidenceRequirement;
}

/** Gathers what was judged of policies while requirements are. */
export interface AdoptionBook {
  add(requirement: EvidenceRequirement, read: JudgedRequirement): void;
  /** Of every policy, in the program's order. */
  reports(): readonly PolicyAdoption[];
}

export function createAdoption({
  program,
  digests,
  today,
}: Pick<Moment, "program" | "digests" | "today">): AdoptionBook {
  const approvals: Read[] = [];
  const acknowledgements: Read[] = [];
  return {
    add(requirement, read) {
      const { about, id } = requirement.of;
      if (about === "policy" && id === approvalKind.id) approvals.push({ ...read, requirement });
      if (about === "person-policy") acknowledgements.push({ ...read, requirement });
    },
    reports: () =>
      program.policies.map((policy) => {
        const digest = digests.get(policy.id) ?? "";
        const accepted = approvals.flatMap(({ sifted }) => sifted.accepted);
        const inForce = inForceOf(policy, digest, accepted, today);
        return {
          policy,
          digest,
          ...(inForce !== undefined && { inForce }),
          approval: approvalOf(policy, approvals, today),
          acknowledgements: acknowledgedOf(policy, acknowledgements, today),
        };
      }),
  };
}

function inForceOf(
  policy: Policy,
  digest: string,
  accepted: readonly Accepted[],
  today: IsoDate,
): PolicyAdoption["inForce"] {
  const own = accepted.filter(({ record }) => saidOf(record.policies, policy.id) !== undefined);
  const [last] = versionsOf({ policy, digest }, own, today).inForce;
  if (last === undefined) return undefined;
  const by = own
    .map(({ record }) => record)
    .filter(
      ({ on, policies }) => on !== undefined && on <= today && saidOf(policies, policy.id) === last.digest,
    )
    .sort((a, b) => (String(a.on) < String(b.on) ? -1 : 1))
    .at(-1);
  if (by === undefined) return undefined;
  const { id, on, submittedBy, reviewedBy } = by;
  return {
    ...last,
    by: {
      id,
      on: on as IsoDate,
      ...(submittedBy !== undefined && { submittedBy }),
      ...(reviewedBy !== undefined && { reviewedBy }),
    },
  };
}

const WORST: readonly ApprovalState[] = ["not-approved", "undecided", "not-judged", "waiting", "approved"];

function approvalOf(policy: Policy, approvals: readonly Read[], today: IsoDate): PolicyAdoption["approval"] {
  const all = approvals.map(({ each, judged }): PolicyAdoption["approval"] => {
    const verdict = each?.find(({ resource }) => resource.id === policy.id)?.verdict ?? judged[0]?.verdict;
    return verdict === undefined ? NOT_ASKED : told(verdict, today);
  });
  const [worst] = [...all].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state));
  return worst ?? NOT_ASKED;
}

const NOT_ASKED: PolicyAdoption["approval"] = { state: "not-judged", reason: "Its approval was not judged." };

const STATES: Readonly<Record<Verdict["outcome"], ApprovalState>> = {
  pass: "approved",
  fail: "not-approved",
  error: "undecided",
  "not-applicable": "waiting",
  manual: "not-judged",
  skipped: "not-judged",
};

function told(verdict: Verdict, today: IsoDate): PolicyAdoption["approval"] {
  const { outcome, due } = verdict;
  const reason = outcome === "pass" ? undefined : reasonOf(verdict);
  return {
    state: STATES[outcome],
    ...(reason !== undefined && { reason }),
    ...(due !== undefined && { due }),
    ...(outcome === "pass" && due !== undefined && due < today && { renewalDue: true as const }),
  };
}

function reasonOf({ problem, reason, assertions }: Verdict): string | undefined {
  return problem?.message ?? reason ?? assertions.find(({ outcome }) => outcome === "fail")?.observed;
}

/** By person, what several requirements came to: acknowledged is what all of them find acknowledged. */
function acknowledgedOf(policy: Policy, all: readonly Read[], today: IsoDate): Acknowledgements {
  const none = { asked: 0, given: 0, owing: [], undecided: 0 };
  if (all.length === 0) return { state: "not-judged", reason: "Acknowledgements were not judged.", ...none };
  const whole = all.find(({ each }) => each === undefined)?.judged[0]?.verdict;
  if (whole !== undefined) {
    const reason = reasonOf(whole);
    const state = whole.outcome === "error" ? "undecided" : "not-judged";
    return { state, ...(reason !== undefined && { reason }), ...none };
  }
  const given = new Set<Staffer["id"]>();
  const owing = new Map<Staffer["id"], Owing>();
  const undecided = new Set<Staffer["id"]>();
  for (const { requirement, each = [] } of all) {
    for (const { acknowledges, verdict } of each) {
      if (acknowledges?.policy !== policy.id) continue;
      const { outcome, due } = verdict;
      const person = requirement.of.restricted ? "somebody" : acknowledges.person;
      if (outcome === "error") undecided.add(acknowledges.person);
      else if (outcome === "pass" && acknowledges.inForce()) given.add(acknowledges.person);
      else if (outcome !== "not-applicable" || due !== undefined) {
        const overdue = outcome === "fail" || (due !== undefined && due < today);
        owing.set(acknowledges.person, { person, ...(due !== undefined && { due }), overdue });
      }
    }
  }
  for (const person of [...owing.keys(), ...undecided]) given.delete(person);
  for (const person of undecided) owing.delete(person);
  return {
    state: "judged",
    asked: given.size + owing.size + undecided.size,
    given: given.size,
    owing: [...owing.values()],
    undecided: undecided.size,
  };
}

import type { Program } from "@bylaw/core";
import type { ApprovalState, PolicyAdoption, Report } from "@bylaw/core/run";
import { type RunModel, runModel } from "../../parts/of-run.ts";

/** What became of every policy, as of one run. */
export interface AdoptionModel extends RunModel {
  readonly policies: readonly AdoptedModel[];
  /** How many texts of how many are approved as they are now. */
  readonly approved: number;
  readonly total: number;
}

export interface AdoptedModel {
  readonly id: string;
  readonly title: string;
  /** The first twelve digits of the digest of its text. */
  readonly text: string;
  readonly approval: string;
  /** Why it is not approved. */
  readonly reason: string | null;
  /** When it is to be approved, anew or for the first time. */
  readonly next: string | null;
  /** The text in force; null where none is. */
  readonly inForce: {
    readonly since: string;
    /** Where it is another text than the program's. */
    readonly other: string | null;
    readonly record: string;
    readonly on: string;
    readonly submittedBy: string | null;
    readonly reviewedBy: string | null;
  } | null;
  /** `5 of 7`; null where nobody was judged, or is asked. */
  readonly acknowledged: string | null;
  /** That nobody is asked for it, and why. */
  readonly unasked: string | null;
  /** Why nobody was. */
  readonly unjudged: string | null;
  readonly undecided: number;
  readonly owing: readonly {
    readonly person: string;
    readonly due: string | null;
    readonly overdue: boolean;
  }[];
}

const STATES: Readonly<Record<ApprovalState, string>> = {
  approved: "approved",
  "not-approved": "not approved",
  waiting: "not due yet",
  undecided: "undecided",
  "not-judged": "not judged",
};

export function adoptionModel(report: Report, revision?: string): AdoptionModel {
  const { adoption, program } = report;
  return {
    ...runModel(report, revision),
    policies: adoption.map((one) => adoptedModel(one, program)),
    approved: adoption.filter(({ approval }) => approval.state === "approved").length,
    total: adoption.length,
  };
}

function adoptedModel(
  { policy: { id, title }, digest, inForce, approval, acknowledgements }: PolicyAdoption,
  program: Program,
): AdoptedModel {
  const { state, reason = null, due = null, renewalDue } = approval;
  const { asked, given, owing, undecided, state: judged } = acknowledgements;
  return {
    id,
    title,
    text: digest.slice(0, 12),
    approval: renewalDue ? "approved, and to be approved anew" : STATES[state],
    reason,
    next: state === "approved" || state === "waiting" ? due : null,
    inForce:
      inForce === undefined
        ? null
        : {
            since: inForce.from,
            other: inForce.digest === digest ? null : inForce.digest.slice(0, 12),
            record: inForce.by.id,
            on: inForce.by.on,
            submittedBy: nameOf(inForce.by.submittedBy, program),
            reviewedBy: nameOf(inForce.by.reviewedBy, program),
          },
    acknowledged: judged === "judged" && asked > 0 ? `${given} of ${asked}` : null,
    unasked: judged === "judged" && asked === 0 ? unaskedText(inForce !== undefined) : null,
    unjudged: acknowledgements.reason ?? null,
    undecided,
    owing: owing.map(({ person, due: by = null, overdue }) => ({ person, due: by, overdue })),
  };
}

/** Not `0 of 0`, which reads as if all were done. */
function unaskedText(isInForce: boolean): string {
  return isInForce ? "nobody is asked" : "nobody is asked before a text is in force";
}

/** By name where the program gives one, with the id where two have it, else by id. */
function nameOf(id: string | undefined, { people }: Program): string | null {
  if (id === undefined) return null;
  const known = people === undefined || "kind" in people ? [] : people;
  const name = known.find((one) => one.id === id)?.name;
  if (name === undefined) return id;
  return known.filter((one) => one.name === name).length > 1 ? `${name} (${id})` : name;
}

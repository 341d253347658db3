import type { Collector } from "../checks/collector.ts";
import { collectorsOf, type Listing } from "../checks/view.ts";
import { reviewHeldTo } from "../company/access-review.ts";
import type { Alternative } from "../company/alternative.ts";
import type { Control } from "../company/control.ts";
import type { Program } from "../company/program.ts";
import { approvalKind } from "../evidence/built-in.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import { recordsOf } from "../evidence/records.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import { evidenceProvider } from "../evidence/session.ts";
import { isStaff } from "../people/staff.ts";

/** One evidence requirement of one control. */
export interface RequirementTask {
  /** `control / requirement`, unique in a program. */
  readonly id: string;
  readonly control: Control;
  readonly requirement: EvidenceRequirement;
  /** The group of which one is enough, when it is in one. */
  readonly alternative?: Alternative;
}

/** What a control asks people for, in the control's order. */
export function requirementsOfControl(control: Control): readonly RequirementTask[] {
  return control.evidence.map((requirement) => {
    const alternative = control.alternatives.find((group) => group.of.includes(requirement));
    const task: RequirementTask = { id: `${control.id} / ${requirement.id}`, control, requirement };
    return Object.freeze(alternative === undefined ? task : { ...task, alternative });
  });
}

/** True when something in the program reads records. */
export function readsRecords({ providers }: Pick<Program, "providers">): boolean {
  return providers.some(({ type }) => type.id === evidenceProvider.id);
}

/** The listing of a requirement's records, held to the access review of the program that it answers. */
export function recordListing(
  program: Pick<Program, "accessReviews">,
  requirement: EvidenceRequirement,
): Collector<EvidenceRecord> {
  return recordsOf(requirement, reviewHeldTo(program, requirement.id));
}

/** Every listing that judging a requirement reads: its records and who approved them, who works here, what happened, and which policies are in force. */
function listingsOfRequirement(program: Program, { requirement }: RequirementTask): readonly Listing[] {
  const { due, of, answeredBy } = requirement;
  const { after } = due;
  const read = readsRecords(program);
  const records = read ? [recordListing(program, requirement)] : [];
  const versions =
    of.about === "person-policy" && read ? approvalsOf(program).map((one) => recordsOf(one)) : [];
  return [
    ...records,
    ...versions,
    ...(read && program.recordReviews !== undefined ? [program.recordReviews.listing] : []),
    ...(answeredBy === undefined ? [] : [answeredBy]),
    ...(typeof after === "object" ? [after] : []),
    ...(isStaff(program.people) ? [program.people.listing] : []),
  ];
}

/** Every collector that judging a requirement needs. */
export function collectorsOfRequirement(program: Program, task: RequirementTask): readonly Collector[] {
  return listingsOfRequirement(program, task).flatMap(collectorsOf);
}

/** The requirements that say which text of a policy is in force. */
export function approvalsOf({ controls }: Pick<Program, "controls">): readonly EvidenceRequirement[] {
  const all = controls.flatMap(({ evidence }) => evidence);
  return [...new Set(all.filter(({ of }) => of.id === approvalKind.id))];
}

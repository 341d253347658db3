import {
  type AnyCheck,
  type CheckUse,
  type Control,
  defineControl,
  type EvidenceRequirement,
  type Owner,
  type Wording,
} from "@bylaw/core";

/** What a control does beside what it does already. */
export interface Addition {
  /** What its statement says first, as a sentence of its own. */
  readonly says?: Wording;
  readonly checks?: readonly (AnyCheck | CheckUse)[];
  readonly evidence?: readonly EvidenceRequirement[];
  /** Who answers for it, in place of its owner. */
  readonly owner?: Owner;
}

/** A control with more than it has, and with all that it has. */
export function addedTo(control: Control, { says, checks = [], evidence = [], owner }: Addition): Control {
  const { kind: _, alternatives, ...definition } = control;
  const either = new Set(alternatives.flatMap(({ of }) => of));
  return defineControl({
    ...definition,
    statement: says === undefined ? control.statement : joined(says, control.statement),
    owner: owner ?? control.owner,
    checks: [...alternatives, ...control.checks.filter((one) => !either.has(one)), ...checks],
    evidence: [...control.evidence.filter((one) => !either.has(one)), ...evidence],
  });
}

function joined(first: Wording, then: string | Wording): Wording {
  const rest = typeof then === "string" ? [then] : then.text;
  return Object.freeze({ kind: "wording", text: Object.freeze([...first.text, " ", ...rest]) });
}

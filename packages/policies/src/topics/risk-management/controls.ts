import {
  attested,
  defineControl,
  type EvidenceRequirement,
  months,
  type Risk,
  says,
  soc2,
  years,
} from "@bylaw/core";
import { defineEventLog, riskAcceptance, riskAssessmentKind } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { changeAssessment, riskAssessmentInterval } from "./parameters.ts";

export type RiskControlId =
  | "objectives-set"
  | "risks-assessed"
  | "changes-assessed"
  | "register-reviewed"
  | "risks-accepted";

/** A risk that somebody has to accept as it is rated. */
export type AcceptedRisk = Pick<Risk, "id" | "title" | "residual" | "treatment" | "controls">;

const changes = defineEventLog({
  id: "change-assessments",
  title: "Changes that may bring a risk",
  event: "change",
  answered: "assessed",
  within: changeAssessment,
});

/** What the company is after, what may keep it from that, and who lives with the rest. */
export function riskControls(terms: Terms, accepted: readonly AcceptedRisk[]): Controls<RiskControlId> {
  const { owners, from, originals } = terms;
  const { executive, security } = owners;
  return {
    "objectives-set": defineControl({
      id: "objectives-set",
      title: "Objectives are written down",
      statement:
        "Each year the executive owner writes down the company's objectives, what it has promised its customers, and what must not happen to either, and signs it.",
      satisfies: [soc2("CC3.1")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        attested("objectives-set", {
          title:
            "Signed statement of the company's objectives, of what it has promised its customers, and of what must not happen to either",
          every: years(1),
          firstDue: inWeek(terms, 2),
          reviewer: security,
          originals: `${originals.documents}, Risks`,
        }),
      ],
    }),
    "risks-assessed": defineControl({
      id: "risks-assessed",
      title: "Risks are assessed, of fraud and of change too",
      statement: says`
        At least every ${riskAssessmentInterval} the executive owner and others go through the risk register against the
        company's objectives, by the method of the policy, look for fraud and for what has changed or will, and file the minutes.
      `,
      satisfies: [soc2("CC3.2"), soc2("CC3.3"), soc2("CC3.4")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        riskAssessmentKind.require("risks-assessed", {
          title:
            "Minutes of an assessment of the company's risks against its objectives: who took part, how many entries of the register were gone through, how somebody could deceive, what has changed or will, and what is to be done by which day",
          every: riskAssessmentInterval,
          firstDue: inWeek(terms, 6),
          reviewer: security,
          originals: `${originals.documents}, Risks`,
        }),
      ],
    }),
    "changes-assessed": defineControl({
      id: "changes-assessed",
      title: "What changes is assessed for risk",
      statement: says`
        Each quarter the security owner logs new systems, vendors and laws and changes of people in charge, with the list that
        they stand on, and assesses the risks of each at most ${changeAssessment} after it was known.
      `,
      satisfies: [soc2("CC3.4")],
      owner: security,
      implementedFrom: from,
      evidence: [
        changes.require("changes-assessed", {
          title:
            "Log of every new system, new vendor, new law and change of a person in charge, with the day on which it was known, and who assessed its risks on which day",
          every: months(3),
          firstDue: inWeek(terms, 10),
          orNone: true,
          reviewer: executive,
          parameters: [changeAssessment],
        }),
      ],
    }),
    "register-reviewed": defineControl({
      id: "register-reviewed",
      title: "The risk register is kept up",
      statement:
        "Each quarter the security owner goes through the risk register, changes in a pull request what is no longer so, and signs a note of which entries were looked at and what changed.",
      satisfies: [soc2("CC3.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("register-reviewed", {
          title:
            "Signed note of which entries of the risk register were looked at, and what changed in the rating, the treatment or the owner of each",
          every: months(3),
          firstDue: inWeek(terms, 6),
          reviewer: executive,
          originals: `${originals.documents}, Risks`,
        }),
      ],
    }),
    "risks-accepted": defineControl({
      id: "risks-accepted",
      title: "What is left of a risk is accepted by name",
      statement:
        "Each year the security owner writes for every risk that is accepted, or is high or critical after its controls, why it is lived with, and the executive owner accepts it in a record as it is rated now.",
      satisfies: [soc2.supporting("CC3.2"), soc2.supporting("CC5.1")],
      owner: security,
      implementedFrom: from,
      evidence: acceptances(terms, accepted),
    }),
  };
}

/** An acceptance of each; or a statement that there is nothing to accept. */
function acceptances(
  { owners, from, originals }: Terms,
  accepted: readonly AcceptedRisk[],
): readonly EvidenceRequirement[] {
  const options = {
    every: years(1),
    firstDue: inWeek({ from }, 10),
    reviewer: owners.executive,
    originals: `${originals.documents}, Risks`,
  };
  if (accepted.length > 0)
    return accepted.map((risk) =>
      riskAcceptance(risk, {
        ...options,
        entries: { risks: [risk.id] },
        title: `Acceptance of ${risk.id}, ${risk.title}, as it is rated now, by the executive owner, and why`,
      }),
    );
  return [
    attested("risks-accepted", {
      ...options,
      entries: { risks: [] },
      title: "Signed statement that no risk is high or critical after its controls, with the risk register",
    }),
  ];
}

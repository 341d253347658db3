import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { RiskControlId } from "./controls.ts";
import { riskMethod } from "./method.ts";
import { changeAssessment, riskAssessmentInterval } from "./parameters.ts";

/** The risk management policy: objectives, the method, assessments, changes, the register, and acceptance. */
export function riskPolicy(terms: Terms, controls: Controls<RiskControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "risk-management",
    title: "Risk Management Policy",
    owner: terms.owners.executive,
    purpose:
      "To know what may keep the company from what it has promised, and to decide what is done about it.",
    scope: "Everything that the company does for its customers, its vendors, and the people who lead it.",
    roles: {
      "executive owner": "Sets the objectives, leads the assessment, and accepts what is left of a risk.",
      "security owner": "Keeps the register, and assesses what changes.",
      everybody: "Tells the security owner of a risk that is not on the register.",
    },
    definitions: {
      ...riskMethod,
      "risk register":
        "The list of risks, each with its cause, its rating before and after controls, and its owner.",
    },
    statements: [
      must("RSK-1")`
        The executive owner writes down the company's objectives, what it has promised its customers, and what must not happen to either.
      `.by(controls["objectives-set"]),
      must("RSK-2")`
        The executive owner assesses the company's risks against its objectives at least every ${riskAssessmentInterval}, and not alone.
      `.by(controls["risks-assessed"]),
      must("RSK-3")`
        The executive owner looks in each assessment for ways in which somebody could deceive.
      `.by(controls["risks-assessed"]),
      must("RSK-4")`
        The executive owner looks in each assessment at what has changed or will.
      `.by(controls["risks-assessed"]),
      must("RSK-5")`
        The security owner assesses the risks of a new system, a new vendor, a new law or a change of a person in charge at most
        ${changeAssessment} after it is known.
      `.by(controls["changes-assessed"]),
      must("RSK-6")`
        The security owner goes through the risk register, and changes the rating, the treatment or the owner that is no longer right.
      `.by(controls["register-reviewed"]),
      must("RSK-7")`
        Nobody lives with a high or critical risk unless the executive owner has accepted it as it is rated now, and said why.
      `.by(controls["risks-accepted"]),
      should("RSK-8")`Everybody tells the security owner of a risk that is not on the register.`,
    ],
  });
}

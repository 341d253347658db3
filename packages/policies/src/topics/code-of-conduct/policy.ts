import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { ConductControlId } from "./controls.ts";
import {
  conductAcceptance,
  conductAcceptanceInterval,
  conductAnswer,
  confidentialityAgreement,
  firstTraining,
  performanceReviewInterval,
  screeningTime,
  trainingInterval,
} from "./parameters.ts";
import { standInOf } from "./stand-in.ts";

/** The code of conduct: how people treat each other and outsiders, and what the company does so that they can. */
export function conductPolicy(terms: Terms, controls: Controls<ConductControlId>): Policy {
  const standIn = standInOf(terms.owners);
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "code-of-conduct",
    title: "Code of Conduct",
    owner: terms.owners.people,
    purpose:
      "To have people who can be trusted with what customers entrust to the company, and who know what that asks of them.",
    scope: "Everybody who works for the company, from before their first day until after their last.",
    roles: {
      "people owner":
        "Has people screened, taught and reviewed, keeps what they sign, and decides on reports of conduct.",
      [standIn.replace(/^the /, "")]:
        "Looks at what the people owner files, and decides on reports about the people owner.",
      everybody: "Keeps to this code, and reports when somebody does not.",
    },
    definitions: {
      "conflict of interest":
        "Something that somebody could gain, or somebody close to them, by deciding against the company or its customers.",
      "reporting channel":
        "The address that the company has named for reports of conduct, which the people owner and the stand-in read; a report there need not say who it is by.",
      "stand-in": `Who decides on a report about the people owner: ${standIn}.`,
      screening:
        "A look at who somebody is, at what they did before and, where the law allows it, at their convictions.",
    },
    statements: [
      must("COC-1")`
        Everybody signs the code of conduct at most ${conductAcceptance} after their start.
      `.by(controls["code-of-conduct-accepted"]),
      must("COC-2")`
        Everybody signs the code of conduct again at least every ${conductAcceptanceInterval}.
      `.by(controls["code-of-conduct-accepted"]),
      must("COC-3")`
        Everybody who signs the code of conduct declares their conflicts of interest, even if there are none.
      `.by(controls["code-of-conduct-accepted"]),
      must("COC-4")`
        The people owner has everybody who starts screened at most ${screeningTime} after their start.
      `.by(controls["staff-screened"]),
      must("COC-5")`
        Everybody completes the security course at most ${firstTraining} after their start.
      `.by(controls["security-training"]),
      must("COC-6")`
        Everybody completes the security course again at least every ${trainingInterval}.
      `.by(controls["security-training"]),
      must("COC-7")`
        The people owner keeps a description of every role, with its duties and the skills that it needs.
      `.by(controls["duties-described"]),
      must("COC-8")`
        The people owner has everybody's work, their duties for security included, reviewed with them at least every
        ${performanceReviewInterval}.
      `.by(controls["performance-reviewed"]),
      must("COC-9")`
        Everybody signs the confidentiality agreement at most ${confidentialityAgreement} after their start.
      `.by(controls["confidentiality-agreed"]),
      must("COC-10")`
        The people owner, or the stand-in where it is about the people owner, decides what follows from a report at most
        ${conductAnswer} after it came in through the reporting channel.
      `.by(controls["conduct-reported"]),
      should("COC-11")`Everybody tells the truth to colleagues, customers and auditors.`,
      should("COC-12")`Everybody reports a breach of this code through the reporting channel.`,
      should("COC-13")`Somebody with a conflict of interest leaves the decision to somebody else.`,
      should(
        "COC-14",
      )`Nobody harms somebody, at work or in pay, because of a report that they believed to be true.`,
      should("COC-15")`Nobody takes or gives a gift that is meant to change a decision.`,
    ],
  });
}

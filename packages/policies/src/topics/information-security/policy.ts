import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { InformationSecurityControlId } from "./controls.ts";
import {
  boardOversightInterval,
  controlReviewInterval,
  policyAcknowledgement,
  policyReviewInterval,
  waiverReviewInterval,
} from "./parameters.ts";

/** The information security policy: who leads, who oversees, who knows, and how controls are kept working. */
export function informationSecurityPolicy(
  terms: Terms,
  controls: Controls<InformationSecurityControlId>,
): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "information-security",
    title: "Information Security Policy",
    owner: terms.owners.executive,
    purpose:
      "To say who answers for security, what everybody has to know, and how the company notices that a control no longer works.",
    scope: "Every policy and control of the compliance program, and everybody who works for the company.",
    roles: {
      board: "Asks management about security, and decides on what it hears.",
      "executive owner": "Approves policies, assigns duties, decides on waivers, and answers to the board.",
      "security owner":
        "Chooses and watches controls, sees that policies are known, and keeps what outsiders are told.",
      everybody: "Knows the policies that are for them, and keeps to them.",
    },
    definitions: {
      binds:
        "A policy's text binds somebody it is for from the day that it is in force, and a newcomer from their first day.",
      board:
        "The company's board or, where it has none, whoever the company has named to oversee its management.",
      "compliance run":
        "A run of the compliance program, which judges every control by its checks and its evidence.",
      undecided: "Said of a control that a run could not judge: something could not be read, or is owed.",
      waiver: "A decision, with its reason and its last day, that what fails is lived with until then.",
    },
    statements: [
      must("IS-1")`
        The executive owner approves the text of every policy at least every ${policyReviewInterval}.
      `.by(controls["policies-approved"]),
      must("IS-2")`
        Everybody acknowledges the text in force of every policy that is for them at most ${policyAcknowledgement} after it binds
        them.
      `.by(controls["policies-acknowledged"]),
      must("IS-3")`
        The executive owner tells the board how security stands, and answers what it asks, at least every ${boardOversightInterval}.
      `.by(controls["board-oversight"]),
      must("IS-4")`
        The executive owner names who holds each role, its duties for security, and to whom it reports.
      `.by(controls["responsibilities-assigned"]),
      must("IS-5")`
        The security owner goes through every failing or undecided control at least every ${controlReviewInterval}, and tells
        somebody to mend it by a day.
      `.by(controls["controls-monitored"]),
      must("IS-6")`
        The security owner names the controls chosen for each risk of the register, or why there is none, and what is missing.
      `.by(controls["controls-chosen"]),
      must("IS-7")`
        The security owner names the controls over technology that are chosen for access, for changes and for operation, and what
        is missing.
      `.by(controls["controls-chosen"]),
      must("IS-8")`
        The security owner keeps public pages that say what the company promises about security, how to report a problem, and how
        changes and incidents are announced.
      `.by(controls["outsiders-told"]),
      must("IS-9")`
        The executive owner decides at least every ${waiverReviewInterval} whether each waiver in force stays.
      `.by(controls["waivers-reviewed"]),
      should("IS-10")`Everybody who sees a policy broken tells the security owner.`,
    ],
  });
}

import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { IncidentControlId } from "./controls.ts";
import { incidentExerciseInterval, incidentNotice, incidentReview } from "./parameters.ts";

/** The incident response plan: what is an incident and how bad, what is done about it, and how that is rehearsed. */
export function incidentPolicy(terms: Terms, controls: Controls<IncidentControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "incident-response",
    title: "Incident Response Plan",
    owner: terms.owners.security,
    purpose:
      "To notice what goes wrong, to end it, to tell those whom it touches, and to see that it does not happen again.",
    scope: "Whatever threatens company or customer data, or keeps customers from the service; and everybody.",
    roles: {
      everybody: "Tells the security owner of whatever looks like an incident.",
      "security owner": "Judges what is raised, leads the response, and writes down what was learnt.",
      "engineering owner": "Contains an incident, and restores what it broke.",
      "executive owner": "Decides in which words authorities and the press are told.",
    },
    definitions: {
      incident:
        "Whatever has harmed the secrecy, the correctness or the reach of company or customer data, or nearly did.",
      contained: "It does no further harm.",
      "whoever is affected":
        "Customers and others whose data or service an incident touched, and the authorities that law has told of it.",
      critical:
        "Customer data was read, changed or lost by somebody without a right to it, or the service is down.",
      high: "What is critical is likely to have happened, or an attacker is inside, or more than one customer cannot work.",
      medium:
        "A guard has failed and nothing shows that somebody made use of it, or one customer cannot work.",
      low: "No customer is touched, and what happened is mended by the ways of every day.",
    },
    statements: [
      must("IR-1")`
        The security owner decides of everything that is raised as a possible incident whether it is one, and gives each
        incident a severity.
      `.by(controls["incidents-handled"]),
      must("IR-2")`
        The security owner tells whoever is affected by an incident at most ${incidentNotice} after the company knew of it.
      `.by(controls["incidents-handled"]),
      must("IR-3")`
        Nobody closes an incident before it is contained and what it broke is restored.
      `.by(controls["incidents-handled"]),
      must("IR-4")`
        The security owner writes down the cause and the lessons of an incident at most ${incidentReview} after it is contained.
      `.by(controls["incidents-handled"]),
      must("IR-5")`
        The security owner has what an incident showed mended by the day that was set for it.
      `.by(controls["incidents-handled"]),
      must("IR-6")`
        The security owner keeps a list of whom to call for each severity of incident, where everybody finds it.
      `.by(controls["incident-contacts-current"]),
      must("IR-7")`
        The security owner names on that list the insurer, the lawyer and how customers are told.
      `.by(controls["incident-contacts-current"]),
      must("IR-8")`
        The security owner rehearses the incident response plan at least every ${incidentExerciseInterval}.
      `.by(controls["incident-plan-tested"]),
      should("IR-9")`Everybody tells the security owner at once of whatever looks like an incident.`,
      should(
        "IR-10",
      )`Whoever works on an incident writes down each step with its hour, and keeps what may be proof.`,
    ],
  });
}

import { defineControl, months, soc2, years } from "@bylaw/core";
import { meeting } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../../terms.ts";
import { personRequestLogKind, privacyComplaintLogKind } from "../kinds/people.ts";
import type { PeopleControlId } from "./ids.ts";

/** What people ask and complain of, and whether the company keeps its word to them. */
export function peopleControls(terms: Terms): Controls<PeopleControlId> {
  const {
    owners: { executive, security },
    from,
    originals,
  } = terms;
  return {
    "person-requests-answered": defineControl({
      id: "person-requests-answered",
      title: "People get their data, corrections and an account of disclosures",
      statement:
        "Each month the security owner lists from the request desk who asked for their data, for a correction or for an account of what is held and disclosed, and logs how each was identified, the day by which and on which each was answered, the reason told for each refusal, and the day on which each third party was told of a correction.",
      satisfies: [soc2("P5.1"), soc2("P5.2"), soc2("P6.7")],
      owner: security,
      implementedFrom: from,
      evidence: [
        personRequestLogKind.require("person-requests-answered", {
          title:
            "Log of everybody who asked for access to their data, for a correction or for an account of the data held and disclosed, with how they were identified, the day by which an answer was due and the day on which it was given, the reason that was told for each refusal, and the day on which each third party was told of a correction",
          every: months(1),
          firstDue: inWeek(terms, 3),
          orNone: true,
          reviewer: executive,
        }),
      ],
    }),
    "privacy-complaints-answered": defineControl({
      id: "privacy-complaints-answered",
      title: "Questions and complaints about privacy are answered",
      statement:
        "Each month the security owner lists from the request desk the questions, complaints and disputes about personal data, and logs what each person was told, by which day it was due and on which day they were told.",
      satisfies: [soc2("P8.1")],
      owner: security,
      implementedFrom: from,
      evidence: [
        privacyComplaintLogKind.require("privacy-complaints-answered", {
          title:
            "Log of the questions, complaints and disputes about personal data, with the answer that each person was told, the day by which it was due and the day on which it was given",
          every: months(1),
          firstDue: inWeek(terms, 4),
          orNone: true,
          reviewer: executive,
        }),
      ],
    }),
    "privacy-compliance-reviewed": defineControl({
      id: "privacy-compliance-reviewed",
      title: "Whether the privacy notice is kept to is reviewed",
      statement:
        "Each year the executive owner goes through the consents, requests, disclosures and complaints since the last time with the security owner, holds them against the privacy notice, and files the minutes with who mends what by when.",
      satisfies: [soc2("P8.1"), soc2.supporting("CC4.1")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        meeting("privacy-compliance-reviewed", {
          title:
            "Minutes of the review of consents, requests, disclosures and complaints against the privacy notice, with each deviation as a finding and who mends it by when",
          every: years(1),
          firstDue: inWeek(terms, 12),
          reviewer: security,
          originals: `${originals.documents}, Privacy`,
        }),
      ],
    }),
  };
}

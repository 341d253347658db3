import { defineControl, months, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../../terms.ts";
import { disclosureLogKind, processorListKind, unauthorisedDisclosureLogKind } from "../kinds/disclosure.ts";
import type { DisclosureControlId } from "./ids.ts";

/** To whom personal data go, on purpose and by mistake, and what they have promised. */
export function disclosureControls(terms: Terms): Controls<DisclosureControlId> {
  const {
    owners: { executive, security, engineering },
    from,
    originals,
  } = terms;
  return {
    "disclosures-recorded": defineControl({
      id: "disclosures-recorded",
      title: "Personal data go to third parties on a basis alone",
      statement:
        "Each month the security owner lists every disclosure of personal data to a third party, as the systems that send them count them, and logs the day, the data, the recipient, and the consent or other basis of each.",
      satisfies: [soc2("P6.1"), soc2("P6.2"), soc2.supporting("P6.7")],
      owner: security,
      implementedFrom: from,
      evidence: [
        disclosureLogKind.require("disclosures-recorded", {
          title:
            "Log of every disclosure of personal data to a third party, as the systems that send them count them, with its day, the data, the recipient, and the consent or other basis",
          every: months(1),
          firstDue: inWeek(terms, 1),
          orNone: true,
          reviewer: engineering,
        }),
      ],
    }),
    "disclosures-unauthorised": defineControl({
      id: "disclosures-unauthorised",
      title: "Unauthorised disclosures are recorded and those concerned told",
      statement:
        "Each month the security owner lists the unauthorised disclosures of personal data that were detected, and logs the data and the number of people, and to which people, regulators and others notice was due, by which day and on which day it was given, or why none was.",
      satisfies: [soc2("P6.3"), soc2("P6.6"), soc2.supporting("CC7.4")],
      owner: security,
      implementedFrom: from,
      evidence: [
        unauthorisedDisclosureLogKind.require("disclosures-unauthorised", {
          title:
            "Log of every unauthorised disclosure of personal data that was detected, with the data, how many people it is of, the people, regulators and others to whom notice was due, the day by which and the day on which each was given, or why none was due",
          every: months(1),
          firstDue: inWeek(terms, 2),
          orNone: true,
          reviewer: executive,
        }),
      ],
    }),
    "processors-bound": defineControl({
      id: "processors-bound",
      title: "Vendors that get personal data have promised to protect them",
      statement:
        "Each year the security owner lists every vendor that gets personal data, with its contract, its promises to protect the data and to report unauthorised disclosures, and how it was seen to keep them, has each shortcoming mended, and files the list.",
      satisfies: [soc2("P6.4"), soc2("P6.5"), soc2.supporting("CC9.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        processorListKind.require("processors-bound", {
          title:
            "List of every vendor that gets personal data, with the contract in which it promises to protect them and to report unauthorised disclosures, actual or suspected, how it was seen to keep its word, and who mends each shortcoming by when",
          every: years(1),
          firstDue: inWeek(terms, 7),
          reviewer: executive,
          originals: `${originals.documents}, Privacy`,
        }),
      ],
    }),
  };
}

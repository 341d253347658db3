import { defineControl, months, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../../terms.ts";
import { consentCheckKind, personalDataRegisterKind, privacyNoticeKind } from "../kinds/collection.ts";
import type { CollectionControlId } from "./ids.ts";

/** What people are told, what they choose, and that no more is collected and used than that. */
export function collectionControls(terms: Terms): Controls<CollectionControlId> {
  const {
    owners: { executive, security, engineering },
    from,
    originals,
  } = terms;
  const filed = `${originals.documents}, Privacy`;
  return {
    "privacy-notice-current": defineControl({
      id: "privacy-notice-current",
      title: "The privacy notice is at hand and says what is done",
      statement:
        "Each year the security owner compares the privacy notice with what the company does and with every place at which personal data are collected, tells people of each change before it takes effect, and files the notice with the comparison.",
      satisfies: [soc2("P1.1"), soc2.supporting("P2.1"), soc2.supporting("CC2.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        privacyNoticeKind.require("privacy-notice-current", {
          title:
            "Privacy notice with its day, the matters that it speaks of, whether it is at hand at each place of collection, how it differs from what is done, and when people were told of each change",
          every: years(1),
          firstDue: inWeek(terms, 5),
          reviewer: executive,
          originals: filed,
        }),
      ],
    }),
    "consent-recorded": defineControl({
      id: "consent-recorded",
      title: "People know their choices and consent before their data are collected",
      statement:
        "Each quarter the engineering owner lists every purpose that personal data are used for, with the choice that people are given, its consequences and the consent that it takes, compares the consents on record with the people whose data it uses, and files the comparison.",
      satisfies: [soc2("P2.1"), soc2("P3.2"), soc2.supporting("P4.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        consentCheckKind.require("consent-recorded", {
          title:
            "For each purpose, the choice as people read it and its consequences, whether it takes an explicit consent, an implied one or none and why, how many of the people whose data it uses have an explicit consent on record, which consents came after the data, and whose data is used against their choice",
          every: months(3),
          firstDue: inWeek(terms, 3),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
    "collection-reviewed": defineControl({
      id: "collection-reviewed",
      title: "Personal data are collected and used for stated purposes alone",
      statement:
        "Each quarter the security owner lists every kind of personal data that systems hold, with the stated purpose that needs it and whatever else systems use it for, has what no purpose needs removed, and files the list.",
      satisfies: [soc2("P3.1"), soc2("P4.1")],
      owner: security,
      implementedFrom: from,
      evidence: [
        personalDataRegisterKind.require("collection-reviewed", {
          title:
            "List of every kind of personal data that systems hold, with the purpose that the notice states, whether that purpose needs it, and every other use that the systems show",
          every: months(3),
          firstDue: inWeek(terms, 8),
          reviewer: engineering,
          originals: filed,
        }),
      ],
    }),
  };
}

import { defineControl, months, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../../terms.ts";
import { personalDataAgeKind, personalDataDeletionKind, personalDataSampleKind } from "../kinds/keeping.ts";
import type { KeepingControlId } from "./ids.ts";

/** For how long personal data are kept, how they are deleted, and that they are right meanwhile. */
export function keepingControls(terms: Terms): Controls<KeepingControlId> {
  const {
    owners: { security, engineering },
    from,
    originals,
  } = terms;
  const filed = `${originals.documents}, Privacy`;
  return {
    "personal-data-retention": defineControl({
      id: "personal-data-retention",
      title: "Personal data are kept no longer than the schedule says",
      statement:
        "Each quarter the engineering owner reads from every store the oldest personal data of each kind, compares their age with the retention schedule, and files the comparison.",
      satisfies: [soc2("P4.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        personalDataAgeKind.require("personal-data-retention", {
          title:
            "For each kind of personal data and each store of it, for how many days the retention schedule lets it be kept, and the day of the oldest that is still there",
          every: months(3),
          firstDue: inWeek(terms, 6),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
    "personal-data-deleted": defineControl({
      id: "personal-data-deleted",
      title: "Deleted personal data cannot be found",
      statement:
        "Each month the engineering owner lists the deletions of personal data that people asked for or the schedule wanted, looks for the data afterwards, and logs how and on which day each was deleted and where it was still found.",
      satisfies: [soc2("P4.3"), soc2.supporting("P4.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        personalDataDeletionKind.require("personal-data-deleted", {
          title:
            "Log of the deletions of personal data that people asked for or the schedule wanted, with how each was made unreadable, the day by which it was due, the day on which it was done, and where the data was found when it was looked for afterwards",
          every: months(1),
          firstDue: inWeek(terms, 2),
          orNone: true,
          reviewer: security,
        }),
      ],
    }),
    "personal-data-accurate": defineControl({
      id: "personal-data-accurate",
      title: "Personal data are accurate, complete, current and relevant",
      statement:
        "Each quarter the engineering owner compares a sample of personal data with what people say of themselves or with where the data came from, has every fault mended, and files the comparison.",
      satisfies: [soc2("P7.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        personalDataSampleKind.require("personal-data-accurate", {
          title:
            "Comparison of a sample of personal data with what people say of themselves or with where the data came from, with what is inaccurate, incomplete, outdated or irrelevant, and the day on which each was mended",
          every: months(3),
          firstDue: inWeek(terms, 10),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
  };
}

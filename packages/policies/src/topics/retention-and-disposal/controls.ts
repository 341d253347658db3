import { attested, defineControl, months, says, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { customerDeletions, deletionCheckKind, mediaDisposals, requestedDeletions } from "./kinds.ts";
import { customerDataDeletion, mediaDisposal, requestedDeletion } from "./parameters.ts";

export type RetentionControlId =
  | "retention-scheduled"
  | "customer-data-deleted"
  | "requested-data-deleted"
  | "deletion-checked"
  | "media-disposed";

/** How long data is kept, and how it goes. */
export function retentionControls({ owners, from, originals }: Terms): Controls<RetentionControlId> {
  const { security, engineering } = owners;
  const terms = { from };
  return {
    "retention-scheduled": defineControl({
      id: "retention-scheduled",
      title: "Each data store has a time and what deletes",
      statement:
        "Each year the engineering owner lists for every data store what it keeps, for how long, and what deletes it, compares the list with the stores' settings, and signs it.",
      satisfies: [soc2.supporting("C1.2"), soc2.supporting("CC6.5"), soc2.supporting("P4.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("retention-scheduled", {
          title:
            "Signed list of every data store, as the list of data stores counts them, with what it keeps, for how long, and what deletes that, compared with the store's settings",
          every: years(1),
          firstDue: inWeek(terms, 9),
          reviewer: security,
          originals: `${originals.documents}, Retention`,
        }),
      ],
    }),
    "customer-data-deleted": defineControl({
      id: "customer-data-deleted",
      title: "The data of customers that left is deleted",
      statement: says`
        Each quarter the engineering owner lists the customers that left from the billing system; at most
        ${customerDataDeletion} after each left, the engineering owner deletes their data, and the log says on which day.
      `,
      satisfies: [soc2("C1.2"), soc2.supporting("CC6.5"), soc2.supporting("P4.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        customerDeletions.require("customer-data-deleted", {
          title:
            "Log of every customer that left, with the day on which they left and the day on which their data was deleted",
          every: months(3),
          firstDue: inWeek(terms, 6),
          orNone: true,
          reviewer: security,
          parameters: [customerDataDeletion],
        }),
      ],
    }),
    "requested-data-deleted": defineControl({
      id: "requested-data-deleted",
      title: "What customers who stay ask to have deleted is deleted",
      statement: says`
        Each quarter the engineering owner lists what customers who stay asked to have deleted, as the place where they ask counts it;
        at most ${requestedDeletion} after they asked, the engineering owner deletes that data, and the log says on which day.
      `,
      satisfies: [soc2("C1.2"), soc2.supporting("CC6.5"), soc2.supporting("P4.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        requestedDeletions.require("requested-data-deleted", {
          title:
            "Log of all data that customers who stay asked to have deleted, with the day on which they asked and the day on which it was deleted",
          every: months(3),
          firstDue: inWeek(terms, 7),
          orNone: true,
          reviewer: security,
          parameters: [requestedDeletion],
        }),
      ],
    }),
    "deletion-checked": defineControl({
      id: "deletion-checked",
      title: "What is past its time is gone",
      statement:
        "Each year the security owner draws a sample of what the list of retention says is past its time, looks for it in the data stores, and files what the queries found.",
      satisfies: [soc2("C1.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        deletionCheckKind.require("deletion-checked", {
          title:
            "Result of looking in the data stores for a sample of what is past its time, with the query for each and what it found",
          every: years(1),
          firstDue: inWeek(terms, 10),
          reviewer: engineering,
          originals: `${originals.documents}, Deletion checks`,
        }),
      ],
    }),
    "media-disposed": defineControl({
      id: "media-disposed",
      title: "Devices are erased or destroyed",
      statement: says`
        Each quarter the engineering owner lists the devices that left the device list, and the disks and memory sticks taken out of
        use; at most
        ${mediaDisposal} after each was, the engineering owner has it erased or destroyed, and the log names the certificate.
      `,
      satisfies: [soc2("CC6.5")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        mediaDisposals.require("media-disposed", {
          title:
            "Log of every device taken out of use, those that left the device list among them, with that day, the day on which it was erased or destroyed, and the certificate of it",
          every: months(3),
          firstDue: inWeek(terms, 6),
          orNone: true,
          reviewer: security,
          parameters: [mediaDisposal],
        }),
      ],
    }),
  };
}

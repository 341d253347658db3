import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { RetentionControlId } from "./controls.ts";
import { customerDataDeletion, mediaDisposal, requestedDeletion } from "./parameters.ts";

/** The data retention and disposal policy: how long data is kept, what deletes it, and what becomes of devices. */
export function retentionPolicy(terms: Terms, controls: Controls<RetentionControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "retention-and-disposal",
    title: "Data Retention and Disposal Policy",
    owner: terms.owners.engineering,
    purpose: "To keep data as long as somebody needs it, and to leave nothing of it behind afterwards.",
    scope: "Every data store of the company, and every device that company or customer data was kept on.",
    roles: {
      "engineering owner":
        "Says how long each data store keeps what it keeps, deletes the data of customers that left and what those who stay ask to have deleted, and has devices erased or destroyed.",
      "security owner": "Looks for what should be gone.",
    },
    definitions: {
      "asks to have deleted":
        "Asks in writing, of data of the customer's own that no law or contract asks the company to keep.",
      certificate:
        "What says of a device, by its number, that it was erased or destroyed and when: a paper of whoever did it, or a report of the device management.",
      "data store":
        "One on the list of systems and data stores that the Data Classification Policy asks for.",
      deleted:
        "Gone from every data store. A copy in a backup goes when that backup does, and is not restored until then.",
      device:
        "A device of the Acceptable Use Policy, or a disk or memory stick that company or customer data was kept on. Of one that is somebody's own, the data of the company is erased.",
      "past its time": "Kept for longer than the list of retention says, or than a contract or law asks.",
    },
    statements: [
      must("RET-1")`
        The engineering owner lists for every data store what it keeps, for how long, and what deletes that.
      `.by(controls["retention-scheduled"]),
      must("RET-2")`
        The engineering owner deletes the data of a customer that left at most ${customerDataDeletion} after they left.
      `.by(controls["customer-data-deleted"]),
      must("RET-3")`
        The security owner looks in the data stores for a sample of what is past its time, and finds nothing of it.
      `.by(controls["deletion-checked"]),
      must("RET-4")`
        The engineering owner has a device erased or destroyed at most ${mediaDisposal} after it was taken out of use.
      `.by(controls["media-disposed"]),
      must(
        "RET-5",
      )`The engineering owner keeps the certificate of each device that was erased or destroyed.`.by(
        controls["media-disposed"],
      ),
      should("RET-6")`Everybody deletes their own copies of data once their work no longer needs them.`,
      must("RET-7")`
        The engineering owner deletes data that a customer who stays asks to have deleted, at most ${requestedDeletion} after they
        asked.
      `.by(controls["requested-data-deleted"]),
    ],
  });
}

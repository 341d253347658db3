import { definePolicy, must, type Policy } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import type { Controls, Terms } from "../../terms.ts";
import { dataClasses } from "./classes.ts";
import type { DataControlId } from "./controls.ts";

/** The data classification policy: what there is, its class, who may read it, and how it leaves. */
export function dataPolicy(terms: Terms, controls: Controls<DataControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "data-classification",
    title: "Data Classification Policy",
    owner: terms.owners.security,
    purpose:
      "To know what data the company keeps and where, so that what would harm somebody is guarded and the rest can be used.",
    scope:
      "All data that the company keeps, its own and its customers', and every system that keeps or moves it.",
    roles: {
      "security owner":
        "Gives data its class, says how each class is handled, and allows the ways by which data leaves.",
      "engineering owner": "Knows what runs and where, who may read it, and which ways data takes.",
    },
    definitions: {
      ...Object.fromEntries(dataClasses.map(({ title, handling }) => [title, handling])),
      "class of a data store": "The class of what would harm most of all that it keeps.",
      "data store": "A database, a bucket, a disk, a shared folder, or whatever else keeps data.",
      "removable media": "Whatever data can be carried away on, such as a memory stick or a disk.",
    },
    statements: [
      must("DAT-1")`
        The engineering owner lists every system and data store, with its owner, its class of data and where it runs.
      `.by(controls["assets-listed"]),
      must("DAT-2")`
        The engineering owner compares the list with what every cloud account and other place says runs there.
      `.by(controls["assets-listed"]),
      must("DAT-3")`
        The security owner gives every data store a class: Public, Internal, Confidential or Restricted.
      `.by(controls["data-classified"]),
      must("DAT-4")`The security owner writes down how data of each class is handled.`.by(
        controls["data-classified"],
      ),
      must("DAT-5")`
        Nobody whose work does not need it may read a store of Confidential or Restricted data.
      `.by(controls["confidential-data-guarded"]),
      must("DAT-6")`
        The engineering owner draws where customer data comes from, which systems it passes through and to whom it goes.
      `.by(controls["data-flows-drawn"]),
      must("DAT-7")`
        Confidential or Restricted data leaves company systems only by ways that the security owner has allowed.
      `.by(controls["removals-controlled"]),
    ],
  });
}

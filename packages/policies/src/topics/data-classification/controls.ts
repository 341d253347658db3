import { attested, defineControl, months, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { assetListKind } from "./kinds.ts";
import { readerListKind } from "./readers.ts";
import { removalListKind } from "./removals.ts";

export type DataControlId =
  | "assets-listed"
  | "data-classified"
  | "confidential-data-guarded"
  | "data-flows-drawn"
  | "removals-controlled";

/** What there is, of which class its data is, who may read it, and by which ways it leaves. */
export function dataControls({ owners, from, originals }: Terms): Controls<DataControlId> {
  const { security, engineering } = owners;
  const terms = { from };
  return {
    "assets-listed": defineControl({
      id: "assets-listed",
      title: "Systems and data stores are listed",
      statement:
        "Each quarter the engineering owner lists every system and data store with its owner, class of data and place, compares the list with what each cloud account and other place says runs there, and files both.",
      satisfies: [soc2("CC2.1"), soc2.supporting("CC6.1"), soc2.supporting("C1.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        assetListKind.require("assets-listed", {
          title:
            "List of every system and data store, with its owner, its class of data and where it runs, compared with what every cloud account and other place lists",
          every: months(3),
          firstDue: inWeek(terms, 3),
          reviewer: security,
          originals: `${originals.documents}, Assets`,
        }),
      ],
    }),
    "data-classified": defineControl({
      id: "data-classified",
      title: "Data has a class",
      statement:
        "Each year the security owner lists every data store with its class of data, writes beside each class how its data is handled, and signs the list.",
      satisfies: [soc2("C1.1"), soc2.supporting("CC2.1")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("data-classified", {
          title:
            "Signed list of every data store, as the list of data stores counts them, with its class, Public, Internal, Confidential or Restricted, and of how data of each class is handled",
          every: years(1),
          firstDue: inWeek(terms, 8),
          reviewer: engineering,
          originals: `${originals.documents}, Data classes`,
        }),
      ],
    }),
    "confidential-data-guarded": defineControl({
      id: "confidential-data-guarded",
      title: "Confidential and Restricted data is read by those whose work needs it",
      statement:
        "Each quarter the engineering owner exports from every store of Confidential or Restricted data whom its settings let read it, writes down the work that needs it, takes away what none does, and files the list.",
      satisfies: [soc2("C1.1"), soc2.supporting("CC6.1"), soc2.supporting("CC6.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        readerListKind.require("confidential-data-guarded", {
          title:
            "List, for every store of Confidential or Restricted data, of every person and service that its settings let read it, as the store counts them, with the work that needs it, or the day on which it was taken away",
          every: months(3),
          firstDue: inWeek(terms, 5),
          reviewer: security,
          originals: `${originals.documents}, Data readers`,
        }),
      ],
    }),
    "data-flows-drawn": defineControl({
      id: "data-flows-drawn",
      title: "The ways of data are drawn",
      statement:
        "Each year the engineering owner draws where customer data comes from, which systems it passes through and to whom it goes, compares the picture with what runs, and signs it.",
      satisfies: [soc2("CC2.1"), soc2.supporting("CC6.7")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("data-flows-drawn", {
          title:
            "Signed picture of where customer data comes from, which systems it passes through and to whom it goes, compared with what runs",
          every: years(1),
          firstDue: inWeek(terms, 11),
          reviewer: security,
          originals: `${originals.documents}, Data flows`,
        }),
      ],
    }),
    "removals-controlled": defineControl({
      id: "removals-controlled",
      title: "Data leaves by ways that are listed and allowed alone",
      statement:
        "Each half-year the security owner lists from the settings of every system that keeps Confidential or Restricted data the ways by which it may leave, allows each with its reason or has it closed, and files the list.",
      satisfies: [soc2("CC6.7")],
      owner: security,
      implementedFrom: from,
      evidence: [
        removalListKind.require("removals-controlled", {
          title:
            "List of the ways by which Confidential or Restricted data may leave company systems, as the settings of each system that keeps it count them, exports, transfers and removable media among them, with who allowed each and why, or the day on which it was closed, and the settings that close it",
          every: months(6),
          firstDue: inWeek(terms, 8),
          reviewer: engineering,
          originals: `${originals.documents}, Data removals`,
        }),
      ],
    }),
  };
}

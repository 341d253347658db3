import { defineControl, months, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import {
  inputCountKind,
  outputReconciliationKind,
  processingRunsKind,
  processingSpecificationKind,
  storedRecordsKind,
} from "./kinds.ts";

export type ProcessingIntegrityControlId =
  | "processing-specified"
  | "inputs-checked"
  | "processing-watched"
  | "outputs-reconciled"
  | "stored-records-checked";

/** That what customers have processed is complete, accurate, on time, and as specified. */
export function processingIntegrityControls(terms: Terms): Controls<ProcessingIntegrityControlId> {
  const {
    owners: { executive, security, engineering },
    from,
    originals,
  } = terms;
  const filed = `${originals.documents}, Processing`;
  return {
    "processing-specified": defineControl({
      id: "processing-specified",
      title: "Processing is specified and its users know how",
      statement:
        "Each year the engineering owner goes through the specification of every process that customers rely on, compares it with the systems, publishes it with the definitions of its data where the users of the process read it, and files the list.",
      satisfies: [soc2("PI1.1"), soc2.supporting("CC2.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        processingSpecificationKind.require("processing-specified", {
          title:
            "For each process that customers rely on, its objective, the definitions of its data, the specification of its inputs, steps and outputs, where its users read them, and how it differs from the systems",
          every: years(1),
          firstDue: inWeek(terms, 9),
          reviewer: executive,
          originals: filed,
        }),
      ],
    }),
    "inputs-checked": defineControl({
      id: "inputs-checked",
      title: "Inputs are taken only when complete and accurate",
      statement:
        "Each quarter the engineering owner counts for every input what came in, what the rules for completeness and accuracy took and refused, and what was refused and is neither mended nor told to its sender, and files the counts.",
      satisfies: [soc2("PI1.2"), soc2.supporting("PI1.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        inputCountKind.require("inputs-checked", {
          title:
            "For each input, its rules for completeness and for accuracy, how much came in during the quarter, was taken and was refused, and what was refused and is neither mended nor told to its sender",
          every: months(3),
          firstDue: inWeek(terms, 6),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
    "processing-watched": defineControl({
      id: "processing-watched",
      title: "Failed processing is found and mended",
      statement:
        "Each month the engineering owner counts the planned and the completed runs of every process in the job monitor, lists those that failed with their cause, has each mended, and files the list.",
      satisfies: [soc2("PI1.3"), soc2.supporting("CC7.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        processingRunsKind.require("processing-watched", {
          title:
            "For each process, the planned and the completed runs of the month as the job monitor counts them, and every run that failed, with its cause and the day on which it was mended",
          every: months(1),
          firstDue: inWeek(terms, 3),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
    "outputs-reconciled": defineControl({
      id: "outputs-reconciled",
      title: "Outputs are complete, accurate and on time",
      statement:
        "Each month the engineering owner reconciles what went into every output with what came out, explains each difference, compares outputs with the specification, counts those that were wrong or late, and files the reconciliation with who mends what by when.",
      satisfies: [soc2("PI1.4"), soc2.supporting("PI1.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        outputReconciliationKind.require("outputs-reconciled", {
          title:
            "For each output of the month, how many went in and came out, each difference explained, how many were compared with the specification and were wrong, how many were late, and who mends it by when",
          every: months(1),
          firstDue: inWeek(terms, 4),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
    "stored-records-checked": defineControl({
      id: "stored-records-checked",
      title: "What is stored of processing is whole and unaltered",
      statement:
        "Each quarter the engineering owner compares stored inputs, work in progress and outputs with what was stored and with how long the specification has them kept, and files what is lost, altered or kept for another time.",
      satisfies: [soc2("PI1.5")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        storedRecordsKind.require("stored-records-checked", {
          title:
            "For each store of inputs, work in progress and outputs, how many records were compared with the specification, and which are lost, altered or kept for another time than specified",
          every: months(3),
          firstDue: inWeek(terms, 11),
          reviewer: security,
          originals: filed,
        }),
      ],
    }),
  };
}

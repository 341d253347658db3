import { attested, days, defineControl, exercise, months, says, soc2, years } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { backupReportKind, restoreTestKind } from "./kinds.ts";
import {
  backupInterval,
  continuityExerciseInterval,
  recoveryPoint,
  recoveryTime,
  restoreTestInterval,
} from "./parameters.ts";

export type ContinuityControlId =
  | "continuity-planned"
  | "continuity-exercised"
  | "backups-made"
  | "restores-tested"
  | "recovery-built"
  | "insurance-held";

/** What keeps the service going, what brings it and its data back, and who pays. */
export function continuityControls({ owners, from, originals }: Terms): Controls<ContinuityControlId> {
  const { executive, security, engineering } = owners;
  const terms = { from };
  return {
    "continuity-planned": defineControl({
      id: "continuity-planned",
      title: "There is a plan for going on",
      statement:
        "Each year the engineering owner goes through the continuity plan, which says what must run, in which order it is brought back, by whom and where, and signs it.",
      satisfies: [soc2("CC9.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("continuity-planned", {
          title:
            "Signed continuity plan, which says what must run, in which order it is brought back, by whom and where",
          every: years(1),
          firstDue: inWeek(terms, 7),
          reviewer: executive,
          originals: `${originals.documents}, Continuity`,
        }),
      ],
    }),
    "continuity-exercised": defineControl({
      id: "continuity-exercised",
      title: "The plan for going on is rehearsed",
      statement: says`
        At least every ${continuityExerciseInterval} the engineering owner plays the loss of production through by the
        continuity plan, and files the notes with what is to be mended.
      `,
      satisfies: [soc2("CC7.5"), soc2.supporting("A1.3"), soc2.supporting("CC9.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        exercise("continuity-exercised", {
          title:
            "Notes of a rehearsal of the continuity plan: the scenario, who took part, whether the objective was met, and what is to be mended by which day",
          every: continuityExerciseInterval,
          firstDue: inWeek(terms, 12),
          reviewer: executive,
          originals: `${originals.documents}, Continuity`,
        }),
      ],
    }),
    "backups-made": defineControl({
      id: "backups-made",
      title: "Every data store has fresh backups",
      statement: says`
        The backup system makes a good backup of every data store at least every ${backupInterval}; each month the
        engineering owner exports its jobs, compares them with the list of data stores, and files the export.
      `,
      satisfies: [soc2("A1.2"), soc2.supporting("CC7.5")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        backupReportKind.require("backups-made", {
          title:
            "Export of the backup jobs of every data store, as the list of data stores counts them, with the last good backup of each and the most days between good backups in the month",
          every: months(1),
          firstDue: inWeek(terms, 3),
          reviewer: security,
          originals: `${originals.documents}, Backups`,
          parameters: [backupInterval],
        }),
      ],
    }),
    "restores-tested": defineControl({
      id: "restores-tested",
      title: "Restores are tested",
      statement: says`
        At least every ${restoreTestInterval} the engineering owner restores production data from a backup, measures that
        it takes at most ${recoveryTime} and loses at most ${recoveryPoint} of data, compares what came back, and files the log.
      `,
      satisfies: [soc2("A1.3"), soc2("CC7.5"), soc2.supporting("A1.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        restoreTestKind.require("restore-test", {
          title:
            "Log of a restore of production data from a backup: how long it took, how much of the newest data it lost, what was compared to tell that the rest is whole, and what is to be mended by which day",
          every: restoreTestInterval,
          firstDue: inWeek(terms, 10),
          tolerance: days(14),
          reviewer: executive,
          originals: `${originals.documents}, Restores`,
          parameters: [recoveryTime, recoveryPoint],
        }),
      ],
    }),
    "recovery-built": defineControl({
      id: "recovery-built",
      title: "What takes over when a part fails is known",
      statement:
        "Each year the engineering owner lists for every part of production what takes over when it fails, reads in each host's report how its sites are guarded against fire, flood and loss of power, and signs both.",
      satisfies: [soc2("A1.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("recovery-built", {
          title:
            "Signed list of every part of production with what takes over when it fails, even if nothing does, and of every host with where its report says how its sites are guarded against fire, flood and loss of power",
          every: years(1),
          firstDue: inWeek(terms, 8),
          reviewer: security,
          originals: `${originals.documents}, Continuity`,
        }),
      ],
    }),
    "insurance-held": defineControl({
      id: "insurance-held",
      title: "The company is insured against cyber incidents",
      statement:
        "Each year the executive owner renews the company's insurance against cyber incidents, and files the certificate with its first and last day.",
      satisfies: [soc2("CC9.1")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        attested("insurance-held", {
          title:
            "Certificate of the company's insurance against cyber incidents, with the insurer, the sum, and its first and last day",
          every: years(1),
          firstDue: inWeek(terms, 8),
          reviewer: engineering,
          originals: `${originals.documents}, Insurance`,
        }),
      ],
    }),
  };
}

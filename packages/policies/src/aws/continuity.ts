import { backupRecent, backupRestoreTested } from "@bylaw/aws";
import { says } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { continuityControls } from "../topics/business-continuity/controls.ts";
import {
  backupInterval,
  recoveryPoint,
  recoveryTime,
  restoreTestInterval,
} from "../topics/business-continuity/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the continuity policy, beside what people show of every data store and restore. */
export function awsContinuityControls(terms: Terms): Controls<"backups-made" | "restores-tested"> {
  const people = continuityControls(terms);
  return {
    "backups-made": readBeside(
      people["backups-made"],
      says`
        Whatever AWS Backup has a recovery point of in the AWS accounts that are read, it backed up at most ${backupInterval}
        ago. The backup system makes a good backup of every data store at least every ${backupInterval}; each month the
        engineering owner exports its jobs, compares them with the list of data stores, and files the export.
      `,
      [backupRecent.with({ allowed: backupInterval })],
    ),
    // The check counts days and the interval months, so nothing binds them: the check keeps its own 92 days, as long as three months are.
    "restores-tested": readBeside(
      people["restores-tested"],
      says`
        In every region that is read in which AWS Backup has a recovery point, it completed a restore lately; at least
        every ${restoreTestInterval} the engineering owner restores production data from a backup, measures that it takes at most
        ${recoveryTime} and loses at most ${recoveryPoint} of data, compares what came back, and files the log.
      `,
      [backupRestoreTested],
    ),
  };
}

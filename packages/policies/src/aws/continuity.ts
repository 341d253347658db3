import { backupRestoreTested } from "@bylaw/aws";
import { says } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { continuityControls } from "../topics/business-continuity/controls.ts";
import {
  recoveryPoint,
  recoveryTime,
  restoreTestInterval,
} from "../topics/business-continuity/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the continuity policy, beside what people show of every data store and restore. */
export function awsContinuityControls(terms: Terms): Controls<"restores-tested"> {
  const people = continuityControls(terms);
  return {
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

import { atMost, count, defineCheck, fact } from "@bylaw/core";
import { auditLogProtections } from "../collectors/protections.ts";

export const auditLogLosesNothing = defineCheck({
  id: "audit-log/audit-log-loses-nothing",
  title: "Audit log lost no more events than is allowed",
  why: "A log that says how many events it lost is honest, and still has a hole where they were.",
  fix: "Read the rows of kind lost: their reason says why. An overflow is mended by a spool (fileSpool) or a larger mostQueued, closed by stopping the server before the log is closed, with more time or a spool, damaged by the disk of the spool, missing by a spool of which somebody takes files away or that two processes share, invalid and refused by the code that records.",
  severity: "medium",
  whenEmpty: "fails",
  parameters: { lost: atMost(count(0)) },
  blindSpots: [
    "What a process held in memory when it was killed is told by nobody. What is recorded after the log was closed is told to onLost, and stands in no row.",
    "Only the days that are looked back are counted.",
  ],
  each: auditLogProtections,
  assert: (log, { lost }) => [fact("lost events", log.lost).atMost(lost)],
});

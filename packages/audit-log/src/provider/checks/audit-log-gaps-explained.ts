import { defineCheck, fact } from "@bylaw/core";
import { auditLogWriters } from "../collectors/writers.ts";

export const auditLogGapsExplained = defineCheck({
  id: "audit-log/audit-log-gaps-explained",
  title: "No more numbers are missing in the audit log than were told as lost",
  why: "Events are numbered as they are recorded. A number that is missing and that nothing tells of was removed, or lost without a word.",
  fix: "Ask first whether events of that writer still lie in its spool, or are on their way: read again once they are stored. Otherwise find out who could delete, and when: the writer's first and last events say where to look.",
  severity: "critical",
  whenEmpty: "fails",
  blindSpots: [
    "Numbers behind the last row that a writer still has are not missed: whoever removes its newest rows leaves no gap, and neither does what a killed process held in memory.",
    "Each writer is looked at by itself. What is damaged or missing in a spool that an earlier process left is told by the process after it: the gap of the earlier one then stands unexplained, and the number told can hide one of the later.",
    "Numbers before the first that a writer still has are taken for what retention removed, where it removed rows of a time after that writer began.",
    "Missing numbers are counted against what was told as lost, and not one by one. The application's own role writes what was lost: a false row explains a gap.",
    "A writer all of whose rows are gone leaves no gap, and one that wrote nothing in the days that are looked back is not counted.",
    "An event that a handler never recorded has no number.",
  ],
  each: auditLogWriters,
  assert: ({ unexplained }) => [fact("missing numbers that nothing explains", unexplained).is(0)],
});

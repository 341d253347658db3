import { atLeast, atMost, days, defineCheck, fact } from "@bylaw/core";
import { auditLogProtections } from "../collectors/protections.ts";

export const auditLogRetentionKept = defineCheck({
  id: "audit-log/audit-log-retention-kept",
  title: "Audit log is kept as long as it must be, and no longer than it may be",
  why: "Events that are removed early are missing when somebody asks what happened; those that are never removed are personal data without a purpose.",
  fix: "Raise the minimum in the database: migratePostgres(pool, { minimumDays }), or migrateSqlite. Run removeOlderThan(database, { days }) every day.",
  severity: "medium",
  whenEmpty: "fails",
  parameters: { keep: atLeast(days(365)), remove: atMost(days(400)) },
  blindSpots: [
    "Backups are not looked at: events may live on there, or be missing.",
    "How old an event is, the clock of its writer says.",
    "What retention removed is read from the days that are looked back; of earlier ones the minimum in the database speaks.",
    "What a superuser removed by other means is in no row.",
  ],
  each: auditLogProtections,
  assert: ({ minimum, oldest, youngestRemoved }, { keep, remove }) => [
    fact("days before nobody can remove an event", minimum).atLeast(keep),
    ...(oldest === undefined ? [] : [fact("days since the oldest event", oldest).atMost(remove)]),
    ...(youngestRemoved === undefined
      ? []
      : [fact("age of the youngest event that retention removed", youngestRemoved).atLeast(keep)]),
  ],
});

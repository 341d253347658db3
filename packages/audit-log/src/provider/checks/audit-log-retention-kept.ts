import { atLeast, atMost, days, defineCheck, fact } from "@bylaw/core";
import { auditLogProtections } from "../collectors/protections.ts";

export const auditLogRetentionKept = defineCheck({
  id: "audit-log/audit-log-retention-kept",
  title: "Audit log is kept as long as it must be, and no longer than it may be",
  why: "Events that are removed early are missing when somebody asks what happened; those that are never removed are personal data without a purpose.",
  fix: "Raise the minimum in the database: migratePostgres(pool, { minimumDays }), or migrateSqlite. Run removeOlderThan(database, { days }) every day, with a day less than remove allows: until its next run the oldest event is a day older.",
  severity: "medium",
  whenEmpty: "fails",
  parameters: { keep: atLeast(days(365)), remove: atMost(days(400)) },
  blindSpots: [
    "Backups are not looked at: events may live on there, or be missing.",
    "How old the oldest event is, the earlier of its writer's clock and the database's says; retention removes by the later of the two.",
    "What retention removed is read from the days that are looked back; of earlier ones the minimum in the database speaks.",
    "What the owner or a superuser removed by other means is in no row.",
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

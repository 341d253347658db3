import { defineCheck, fact } from "@bylaw/core";
import { auditLogProtections } from "../collectors/protections.ts";

export const auditLogRefusesRewriting = defineCheck({
  id: "audit-log/audit-log-refuses-rewriting",
  title: "Database refuses to change and to remove events of the audit log",
  why: "A log that can be rewritten shows what whoever rewrote it wants to be seen.",
  fix: "Find out who changed the trigger, and run migratePostgres or migrateSqlite again: it makes triggers and functions anew that are not as they were shipped, and names them. A trigger that is not Bylaw's belongs on another table.",
  severity: "critical",
  whenEmpty: "fails",
  blindSpots: [
    "The triggers are read as they are now: one that was off for a while and is on again looks the same.",
    "No trigger runs for alter table: the owner, its members and superusers can rewrite columns and lower the minimum by it, and that leaves nothing behind.",
    "A superuser of PostgreSQL, and whoever may write the file of SQLite, can take the triggers away, rewrite, and put them back.",
    "Backups and replicas are not looked at. Of SQLite only triggers are read, and not how the table is defined.",
  ],
  each: auditLogProtections,
  assert: ({ guards }) => [
    fact(
      "guards that are not as they were shipped",
      guards.filter(({ state }) => state !== "sound").map(({ name, state }) => `${name}: ${state}`),
    ).isEmpty(),
  ],
});

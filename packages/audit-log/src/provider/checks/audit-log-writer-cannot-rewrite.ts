import { defineCheck, fact } from "@bylaw/core";
import { auditLogRoles } from "../collectors/roles.ts";

export const auditLogWriterCannotRewrite = defineCheck({
  id: "audit-log/audit-log-writer-cannot-rewrite",
  title: "Role that writes the audit log cannot change, remove or own it",
  why: "Whoever takes over an application takes over its role. One that may also change, remove, or own the log covers its tracks.",
  fix: "Let the application sign in as a user of its own, grant bylaw_audit_writer to it, and revoke everything else on the schema bylaw_audit: retention is for another user, the owner for who migrates.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whether a role may read the log is not looked at.",
    "SQLite has no roles: whoever may write its file may rewrite it.",
    "Superusers that wrote nothing but what retention removed are not listed. There is always one.",
    "A role is seen under which rows were stored, or that may insert and sign in; what it may do in other databases is not.",
  ],
  each: auditLogRoles,
  assert: ({ powers }) => [fact("powers beyond inserting", powers).isEmpty()],
});

import { atMost, days, defineCheck, fact } from "@bylaw/core";
import { auditLogKinds } from "../collectors/kinds.ts";

export const auditEventsArrive = defineCheck({
  id: "audit-log/audit-events-arrive",
  title: "Authentication events of each expected kind arrive in the audit log",
  why: "A log that stopped receiving one kind of event says nothing of it, and looks as if nothing had happened.",
  fix: "Find where the application does that, and let it record the event there: log.record({ kind: ... }). A kind that is rare needs a longer time.",
  severity: "high",
  whenEmpty: "fails",
  parameters: { idle: atMost(days(7)) },
  blindSpots: [
    "One event of a kind is enough: what a single handler forgets is not seen.",
    "Nothing shows that an event is true; the writer says what it is told.",
    "Kinds that the provider was not told to expect are not looked at.",
  ],
  each: auditLogKinds,
  assert: (kind, { idle }) => [fact("days since the last event", kind.idle).atMost(idle)],
});

/** Everything that a collector may ask, with what lets it be answered. */
export const operations = {
  "audit-log:ReadEvents": "membership in bylaw_audit_reader",
  "audit-log:ReadProtection": "membership in bylaw_audit_reader",
  "audit-log:ReadRoles": "membership in bylaw_audit_reader",
} as const satisfies Readonly<Record<string, string>>;

export type Operation = keyof typeof operations;

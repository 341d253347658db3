import { defineProviderKind, type ProviderKind } from "@bylaw/core/provider";
import { type Operation, operations } from "./operations.ts";
import type { AuditLogSession } from "./session.ts";

/** The provider kind: collectors run per database that holds a log. */
export const auditLogKind: ProviderKind<AuditLogSession, "database", Operation> =
  defineProviderKind<AuditLogSession>()("audit-log", ["database"], {
    operations: Object.keys(operations) as Operation[],
    own: true,
  });

import {
  auditEventsArrive,
  auditLogGapsExplained,
  auditLogLosesNothing,
  auditLogRefusesRewriting,
  auditLogRetentionKept,
  auditLogWriterCannotRewrite,
  failedLoginBurstNoticed,
} from "@bylaw/audit-log/provider";
import { says } from "@bylaw/core";
import { addedTo } from "../added-to.ts";
import type { Controls } from "../terms.ts";
import { logRetention } from "../topics/logging-and-monitoring/parameters.ts";
import { auditEventAge, auditLogRemoval, burstNotice } from "./parameters.ts";

type Shown = "logs-kept" | "anomalies-detected";

/** What an audit log shows of the logging and monitoring policy, beside what people and providers show of other logs. */
export function auditLogMonitoringControls(before: Controls<Shown>): Controls<Shown> {
  return {
    "logs-kept": addedTo(before["logs-kept"], {
      says: says`
        In every audit log of authentication that is read, the newest event of each expected kind is at most ${auditEventAge} old;
        of the days that are read no event is told as lost, and no more numbers are missing than were told as lost; the database
        refuses to change an event, and to remove one before ${logRetention} are over; no event is more than ${auditLogRemoval}
        old; and in PostgreSQL no role that writes events may change, remove or own them.
      `,
      checks: [
        auditEventsArrive.with({ idle: auditEventAge }),
        auditLogGapsExplained,
        auditLogLosesNothing,
        auditLogRefusesRewriting,
        auditLogWriterCannotRewrite,
        auditLogRetentionKept.with({ keep: logRetention, remove: auditLogRemoval }),
      ],
    }),
    "anomalies-detected": addedTo(before["anomalies-detected"], {
      says: says`
        For every burst of failed logins in the audit logs that are read, the log has an entry that it was noticed, at most
        ${burstNotice} after its last failure.
      `,
      checks: [failedLoginBurstNoticed.with({ within: burstNotice })],
    }),
  };
}

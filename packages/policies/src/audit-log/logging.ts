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

type Shown = "logs-kept" | "anomalies-detected";

/** What an audit log shows of the logging and monitoring policy, beside what people and providers show of other logs. */
export function auditLogMonitoringControls(before: Controls<Shown>): Controls<Shown> {
  return {
    "logs-kept": addedTo(before["logs-kept"], {
      says: says`
        In every audit log of authentication that is read, events of each expected kind arrive, none is lost or missing, the
        database refuses to change an event, and to remove one before ${logRetention} are over, and a role that writes events may
        do nothing else to them.
      `,
      checks: [
        auditEventsArrive,
        auditLogGapsExplained,
        auditLogLosesNothing,
        auditLogRefusesRewriting,
        auditLogWriterCannotRewrite,
        auditLogRetentionKept.with({ keep: logRetention }),
      ],
    }),
    "anomalies-detected": addedTo(before["anomalies-detected"], {
      says: says`Of every burst of failed logins in the audit logs that are read, the log says that somebody noticed it.`,
      checks: [failedLoginBurstNoticed],
    }),
  };
}

import type { AuditEvent } from "../event/event.ts";
import type { AuditLog } from "../log/audit-log.ts";

/** What the guard of `@bylaw/express` tells `onDecision`, as far as it is stored. */
export interface MfaDecision {
  readonly outcome: "allowed" | "refused";
  readonly code: string;
  readonly subject?: string | number | undefined;
}

/**
 * Writes the decisions of an MFA guard into a log, as events `mfa-demanded` whose reason is the guard's code. Method and path are not
 * stored, and the guard tells no address.
 *
 * @example requireMfa({ ...readers, onDecision: mfaDecisionsTo(log), onAuditFailure: ({ error }) => console.error(error) })
 */
export function mfaDecisionsTo(log: Pick<AuditLog, "record">): (decision: MfaDecision) => void {
  return (decision) => log.record(eventOf(decision));
}

function eventOf({ outcome, code, subject }: MfaDecision): AuditEvent {
  return {
    kind: "mfa-demanded",
    outcome: outcome === "allowed" ? "success" : "failure",
    reason: code,
    ...(subject !== undefined && { user: subject }),
  };
}

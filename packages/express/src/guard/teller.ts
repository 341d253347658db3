import { callQuietly } from "./call-quietly.ts";
import type { Decision } from "./decide.ts";
import { type Asked, eventOf } from "./event.ts";
import type { MfaOptions } from "./options.ts";

/** Tells of a decision. Returns at once, and never throws. */
export type Tell = (decision: Decision, asked: Asked, now: Date) => void;

export function createTeller({
  onDecision,
  onAuditFailure,
  tellPasses = false,
}: Pick<MfaOptions<never>, "onDecision" | "onAuditFailure" | "tellPasses">): Tell {
  if (onDecision === undefined) return () => undefined;
  let failures = 0;
  return (decision, asked, now) => {
    if (decision.allowed && !tellPasses) return;
    const event = eventOf(decision, asked, now);
    (async () => onDecision(event))().catch((error: unknown) => {
      failures += 1;
      callQuietly(onAuditFailure, { failures, error, event });
    });
  };
}

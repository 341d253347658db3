import type { Subject } from "./answer.ts";
import { callerOf, type Facts, isAsked } from "./facts.ts";
import type { MfaPolicy } from "./policy.ts";
import { verificationOf } from "./verification.ts";

/** Why a request is refused, in a word that never changes between releases. */
export type RefusalCode = "not-authenticated" | "mfa-required" | "mfa-too-old" | "mfa-unknown";

/** Why a request passes: its verification is good, or MFA is not asked of who sent it. */
export type PassCode = "mfa-verified" | "mfa-not-asked";

export type Decision = Pass | Refusal;

export interface Pass {
  readonly allowed: true;
  readonly code: PassCode;
  readonly subject: Subject;
}

export interface Refusal {
  readonly allowed: false;
  readonly code: RefusalCode;
  /** Of HTTP. */
  readonly status: 401 | 403;
  /** For a person to read; the same for everybody. */
  readonly message: string;
  /** Of `mfa-too-old` alone: how long ago a verification may be, in seconds. */
  readonly withinSeconds?: number;
  /** Left out where nobody is signed in, or nobody knows who. */
  readonly subject?: Subject;
}

const REFUSALS = {
  "not-authenticated": { status: 401, message: "Sign in first." },
  "mfa-required": { status: 403, message: "Verify with a second factor first." },
  "mfa-too-old": { status: 403, message: "Your second factor was verified too long ago: verify again." },
  "mfa-unknown": {
    status: 403,
    message: "Whether a second factor was verified could not be established. Try again later.",
  },
} as const satisfies Record<RefusalCode, Pick<Refusal, "status" | "message">>;

/**
 * Decides on a request by what was read of it. Pure: it never throws, whatever the answers are. It lets pass only whoever is signed in and
 * either holds no privileged role, by an array of texts, or was verified by then and within the age that the policy allows.
 *
 * @example
 * decide(policy, { user: { answer: "u1" }, roles: { answer: ["admin"] }, verifiedAt: { answer: undefined } }, now).code; // "mfa-required"
 */
export function decide(policy: MfaPolicy, { user, roles, verifiedAt }: Facts, now: Date): Decision {
  const caller = callerOf(user);
  if (caller === "nobody") return refusal("not-authenticated");
  if (caller === "unknown") return refusal("mfa-unknown");
  const { subject } = caller;
  if (!isAsked(policy, roles)) return { allowed: true, code: "mfa-not-asked", subject };
  const { withinSeconds } = policy;
  switch (verificationOf(verifiedAt, withinSeconds, now)) {
    case "good":
      return { allowed: true, code: "mfa-verified", subject };
    case "none":
      return refusal("mfa-required", { subject });
    case "too-old":
      return refusal("mfa-too-old", { subject, ...(withinSeconds !== undefined && { withinSeconds }) });
    case "unknown":
      return refusal("mfa-unknown", { subject });
  }
}

function refusal(code: RefusalCode, more: Pick<Refusal, "subject" | "withinSeconds"> = {}): Refusal {
  return { allowed: false, code, ...REFUSALS[code], ...more };
}

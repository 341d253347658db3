import { from } from "./from.ts";
import { isObserved, known, type Observed, peek, unreadable } from "./observed.ts";
import { traced } from "./tracing.ts";

/**
 * True when at least one of `values` is. One that is known to be true decides, whatever the others are; else one that
 * could not be read leaves it unread, and else an absent one leaves it absent: say `whenAbsent(value, false)` where
 * absent means false. Of nothing, none is true.
 *
 * @example fact("MFA or no password", either(user.mfa, not(user.consolePassword))).is(true)
 */
export function either(...values: readonly (boolean | Observed<boolean>)[]): Observed<boolean> {
  return traced(decidedBy(true, values), "either", values);
}

/**
 * True when all of `values` are. One that is known to be false decides, whatever the others are; else one that could not
 * be read leaves it unread, and else an absent one leaves it absent: say `whenAbsent(value, true)` where absent means
 * true. Of nothing, nothing is decided: that is unreadable.
 *
 * @example fact("private and encrypted", both(bucket.private, bucket.encrypted)).is(true)
 */
export function both(...values: readonly (boolean | Observed<boolean>)[]): Observed<boolean> {
  const nothing = { code: "no-assertions", message: "both was given nothing to decide." } as const;
  return traced(values.length === 0 ? unreadable(nothing) : decidedBy(false, values), "both", values);
}

/**
 * The opposite. Absent and unreadable stay what they are.
 *
 * @example fact("locked", not(door.open)).is(true)
 */
export function not(value: boolean | Observed<boolean>): Observed<boolean> {
  return from(isObserved(value) ? value : known(value), (on) => !isTrue(on));
}

/** What decides an "or" is one that is true, what decides an "and" is one that is false. */
function decidedBy(deciding: boolean, values: readonly (boolean | Observed<boolean>)[]): Observed<boolean> {
  const states = values.map((value) => peek(isObserved(value) ? value : known(value)));
  if (states.some((one) => one.state === "known" && isTrue(one.value) === deciding)) return known(deciding);
  const unread = states.find((one) => one.state === "unreadable");
  if (unread?.state === "unreadable") return unreadable(unread.problem);
  const none = values.find((value) => isObserved(value) && peek(value).state === "absent");
  return isObserved(none) ? none : known(!deciding);
}

/** Only a boolean decides: anything else would count as true or false by accident. */
function isTrue(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError("either, both and not take true and false, plain or observed, and nothing else.");
}

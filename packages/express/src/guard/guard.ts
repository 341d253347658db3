import { type Decision, decide } from "./decide.ts";
import type { Asked } from "./event.ts";
import type { MfaOptions } from "./options.ts";
import { policyOf } from "./policy-of.ts";
import { type Readers, readFacts } from "./read-facts.ts";
import { createTeller } from "./teller.ts";

/** Reads a request, decides on it and tells of the decision. Never rejects. */
export type Guard<Request> = (request: Request, asked: Asked) => Promise<Decision>;

/** The guard that every adapter asks. Throws on options that would guard less than they seem to. */
export function createGuard<Request, Role extends string>(
  options: MfaOptions<Request, Role>,
): Guard<Request> {
  const policy = policyOf(options);
  const { user, roles, verifiedAt, onReaderFailure, now = () => new Date() } = options;
  const readers: Readers<Request> = { user, roles, verifiedAt, onReaderFailure };
  const tell = createTeller(options);
  return async (request, asked) => {
    const facts = await readFacts(policy, readers, request);
    // After the readers: a verification that came in while they were at work does not lie ahead.
    const at = timeOn(now);
    const decision = decide(policy, facts, at);
    tell(decision, asked, at);
    return decision;
  };
}

function timeOn(clock: () => Date): Date {
  try {
    return clock();
  } catch {
    // No date decides nothing: whoever is asked for MFA is refused.
    return new Date(Number.NaN);
  }
}

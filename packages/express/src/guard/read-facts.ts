import { callQuietly } from "./call-quietly.ts";
import { callerOf, type Facts, isAsked, type Reading } from "./facts.ts";
import type { MfaOptions, ReaderName } from "./options.ts";
import type { MfaPolicy } from "./policy.ts";
import { createTimeLimit, isThenable, type TimeLimit } from "./time-limit.ts";

/** The readers of options, and who is told when one fails. */
export type Readers<Request> = Pick<MfaOptions<Request>, ReaderName | "onReaderFailure">;

/** Asks the readers, one after the other, and none that the decision does not hang on. Never rejects. */
export async function readFacts<Request>(
  policy: MfaPolicy,
  readers: Readers<Request>,
  request: Request,
): Promise<Facts> {
  const limit = createTimeLimit(policy.readWithinMs);
  try {
    const user = await read(readers, "user", request, limit);
    if (typeof callerOf(user) === "string") return { user };
    const roles = policy.privileged === undefined ? undefined : await read(readers, "roles", request, limit);
    if (!isAsked(policy, roles)) return { user, roles };
    return { user, roles, verifiedAt: await read(readers, "verifiedAt", request, limit) };
  } finally {
    limit.end();
  }
}

/** At once where the reader answers at once: waiting for what is there would be most of what the guard costs. */
function read<Request>(
  readers: Readers<Request>,
  name: ReaderName,
  request: Request,
  limit: TimeLimit,
): Reading | Promise<Reading> {
  const failed = (error: unknown): undefined => {
    callQuietly(readers.onReaderFailure, { reader: name, error });
    return undefined;
  };
  try {
    const answer: unknown = readers[name]?.(request);
    return isThenable(answer) ? limit.wait(answer).then((later) => ({ answer: later }), failed) : { answer };
  } catch (error) {
    return failed(error);
  }
}

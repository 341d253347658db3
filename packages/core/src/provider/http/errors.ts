import { type Problem, ReadError, type ReasonCode } from "../../language/values/problem.ts";

/** An answer that says no, as a {@link ReadError}: which operation, why, and what would allow it. */
export function refusalOf(operation: string, permission: string | undefined, status: number): ReadError {
  const [code, what] = meaningOf(status);
  const problem: Problem = { code, message: `${operation} ${what} (${status}).`, operation };
  // No permission mends credentials that are not accepted.
  const isMendable = status !== 401 && (code === "access-denied" || code === "ambiguous-absence");
  return new ReadError(isMendable && permission !== undefined ? { ...problem, permission } : problem, {
    cause: { status },
  });
}

/** True for the refusal whose status means "there is none" to its operation. */
export function isAbsence({ cause }: ReadError, status: number): boolean {
  return typeof cause === "object" && cause !== null && "status" in cause && cause.status === status;
}

function meaningOf(status: number): readonly [ReasonCode, string] {
  switch (status) {
    case 401:
      return ["access-denied", "did not accept the credentials"];
    case 403:
      return ["access-denied", "was denied"];
    case 404:
    case 410:
      return ["ambiguous-absence", "was not found, as some systems also say to those who may not look"];
    case 408:
    case 504:
      return ["timeout", "did not answer in time"];
    case 429:
      return ["throttled", "was throttled to the end"];
    default:
      return ["unavailable", "failed"];
  }
}

/** The error of a request that got no answer. Its words may name hosts and are kept out of the problem. */
export function unreached(operation: string, cause: unknown): ReadError {
  const isLate = cause instanceof Error && cause.name === "TimeoutError";
  const problem: Problem = isLate
    ? { code: "timeout", message: `${operation} did not answer in time.`, operation }
    : { code: "network", message: `${operation} could not be reached.`, operation };
  return new ReadError(problem, { cause });
}

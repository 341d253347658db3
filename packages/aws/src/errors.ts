import { type Problem, ReadError, type ReasonCode } from "@bylaw/core";

const THROTTLES = new Set([
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
]);
const DENIALS = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AllAccessDisabled",
  "AuthorizationError",
  "AuthorizationErrorException",
  "ForbiddenException",
  "UnauthorizedOperation",
]);
const TIMEOUTS = new Set(["AbortError", "RequestTimeout", "RequestTimeoutException", "TimeoutError"]);
const UNREACHED = new Set(["EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "ENOTFOUND", "EPIPE"]);

/** True when AWS asked for fewer calls. */
export function isThrottle(error: unknown): boolean {
  return THROTTLES.has(nameOf(error)) || statusOf(error) === 429;
}

/** The error as a {@link ReadError}: which operation, why, and what would allow it. Says nothing AWS made up. */
export function readErrorOf(operation: string, action: string, error: unknown): ReadError {
  const code = codeOf(error);
  const problem: Problem = { code, message: `${operation} ${sentence(code)} (${nameOf(error)}).`, operation };
  return new ReadError(code === "access-denied" ? { ...problem, permission: action } : problem, {
    cause: error,
  });
}

/** The error's own name, such as `NoSuchBucketPolicy`. */
export function nameOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown error";
  const { name, code, Code } = error as { name?: unknown; code?: unknown; Code?: unknown };
  for (const candidate of [Code, name === "Error" ? code : name, code, name]) {
    if (typeof candidate === "string" && /^[A-Za-z][A-Za-z0-9_.]*$/.test(candidate)) return candidate;
  }
  return "unknown error";
}

function codeOf(error: unknown): ReasonCode {
  const name = nameOf(error);
  const status = statusOf(error);
  if (DENIALS.has(name)) return "access-denied";
  if (isThrottle(error)) return "throttled";
  if (TIMEOUTS.has(name)) return "timeout";
  if (UNREACHED.has(name) || UNREACHED.has(String((error as { code?: unknown }).code))) return "network";
  if (status === 401 || status === 403) return "access-denied";
  if (status === undefined) return "network";
  return error instanceof SyntaxError ? "schema-mismatch" : "unavailable";
}

function sentence(code: ReasonCode): string {
  switch (code) {
    case "access-denied":
      return "was denied";
    case "throttled":
      return "was throttled to the end";
    case "timeout":
      return "did not answer in time";
    case "network":
      return "could not be reached";
    case "schema-mismatch":
      return "gave an answer that is not its own";
    default:
      return "failed";
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

import { isReadError, type Problem, ReadError, type ReasonCode } from "@bylaw/core/provider";

const THROTTLES = new Set([
  "BandwidthLimitExceeded",
  "DependencyThrottle",
  "EC2ThrottledException",
  "LimitExceeded",
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
/** No permission mends these: the credentials themselves are wrong here. */
const REFUSED_CREDENTIALS = new Set([
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "InvalidToken",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
  "NotSignedUp",
  "OptInRequired",
  "RequestExpired",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
  "SubscriptionRequiredException",
  "UnrecognizedClientException",
]);
const TIMEOUTS = new Set(["AbortError", "RequestTimeout", "RequestTimeoutException", "TimeoutError"]);
const UNREACHED = new Set(["EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "ENOTFOUND", "EPIPE"]);

/** True when AWS asked for fewer calls. */
export function isThrottle(error: unknown): boolean {
  return THROTTLES.has(nameOf(error)) || statusOf(error) === 429;
}

/** The error as a {@link ReadError}: which operation, why, and what would allow it. Says nothing AWS made up. */
export function readErrorOf(operation: string, action: string, error: unknown): ReadError {
  const [code, what] = meaningOf(error);
  const problem: Problem = { code, message: `${operation} ${what} (${nameOf(error)}).`, operation };
  const mendable = code === "access-denied" && !REFUSED_CREDENTIALS.has(nameOf(error));
  return new ReadError(mendable ? { ...problem, permission: action } : problem, { cause: error });
}

/** The failure to get credentials in the first place. The SDK's own words are kept, because they name the mend. */
export function credentialError(error: unknown, role?: string): ReadError {
  if (isReadError(error)) return error;
  if (role !== undefined && statusOf(error) !== undefined) {
    const { problem } = readErrorOf("sts:AssumeRole", "sts:AssumeRole", error);
    return new ReadError({ ...problem, message: `The role ${role}: ${problem.message}` }, { cause: error });
  }
  if (role !== undefined && (UNREACHED.has(nameOf(error)) || TIMEOUTS.has(nameOf(error)))) {
    const { problem } = readErrorOf("sts:AssumeRole", "sts:AssumeRole", error);
    return new ReadError({ ...problem, message: `The role ${role}: ${problem.message}` }, { cause: error });
  }
  const [line = ""] = (error instanceof Error ? error.message : "unknown error").split("\n");
  // The message of a failed credential process repeats its command line.
  const reason = line.startsWith("Command failed") ? "The credential process failed" : line.slice(0, 300);
  // The SDK names the mend of every other failure, but not of having found nothing at all.
  const mend = reason.startsWith("Could not load credentials from any providers")
    ? " Set AWS_PROFILE, or AWS_ACCESS_KEY_ID with its secret, or give aws() credentials."
    : "";
  const message = `AWS credentials could not be loaded: ${reason.replace(/\.$/, "")}.${mend}`;
  const operation = role === undefined ? "sts:GetCallerIdentity" : "sts:AssumeRole";
  return new ReadError({ code: "unavailable", message, operation }, { cause: error });
}

/** The error's own name, such as `NoSuchBucketPolicy`; the status when the answer was not AWS's. */
export function nameOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown error";
  const { name, code, Code } = error as { name?: unknown; code?: unknown; Code?: unknown };
  const status = statusOf(error);
  if (typeof code === "string" && UNREACHED.has(code)) return code;
  if (status !== undefined && !isFromAws(error)) return `HTTP ${status}`;
  for (const candidate of [Code, name === "Error" ? code : name, code, name]) {
    if (typeof candidate === "string" && /^[A-Za-z][A-Za-z0-9_.]*$/.test(candidate)) return candidate;
  }
  return "unknown error";
}

function meaningOf(error: unknown): readonly [ReasonCode, string] {
  const name = nameOf(error);
  const status = statusOf(error);
  if (DENIALS.has(name)) return ["access-denied", "was denied"];
  if (isThrottle(error)) return ["throttled", "was throttled to the end"];
  if (TIMEOUTS.has(name)) return ["timeout", "did not answer in time"];
  if (REFUSED_CREDENTIALS.has(name)) {
    return ["access-denied", "was refused: the credentials are not valid, or not in this region"];
  }
  if (UNREACHED.has(name) || status === undefined) return ["network", "could not be reached"];
  if (status >= 500) return ["unavailable", "failed"];
  if (name === `HTTP ${status}`) return ["schema-mismatch", "gave an answer that is not its own"];
  return status === 401 || status === 403 ? ["access-denied", "was denied"] : ["unavailable", "failed"];
}

/** False for what a proxy or a login page answered: the SDK finds no code in it, and names it by its status at best. */
function isFromAws(error: object): boolean {
  const { name, Code } = error as { name?: unknown; Code?: unknown };
  return "$fault" in error && (Code !== undefined || (name !== "Unknown" && name !== "NotFound"));
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { $metadata, $response } = error as {
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

import { ReadError } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { credentialError, isThrottle, readErrorOf } from "./errors.ts";

/** Errors as SDK v3 throws them, measured against a loopback server. */
const error = (fields: object, message = "private") => Object.assign(new Error(message), fields);
const metadata = (httpStatusCode: number) => ({ $metadata: { httpStatusCode, attempts: 1 } });
const fromAws = (name: string, status: number, Code?: string) =>
  error({ name, $fault: "client", ...metadata(status), ...(Code !== undefined && { Code }) });

describe("readErrorOf", () => {
  test.each<[string, unknown, string, string, string | undefined]>([
    [
      "query denial",
      fromAws("AccessDenied", 403, "AccessDenied"),
      "access-denied",
      "was denied (AccessDenied)",
      "iam:X",
    ],
    [
      "JSON denial",
      fromAws("AccessDeniedException", 400),
      "access-denied",
      "was denied (AccessDeniedException)",
      "iam:X",
    ],
    [
      "another 403 of AWS",
      fromAws("NotAllowedHere", 403),
      "access-denied",
      "was denied (NotAllowedHere)",
      "iam:X",
    ],
    [
      "query throttle",
      fromAws("LimitExceededException", 409, "LimitExceeded"),
      "throttled",
      "was throttled to the end (LimitExceeded)",
      undefined,
    ],
    [
      "bad credentials",
      fromAws("UnrecognizedClientException", 400),
      "access-denied",
      "was refused: the credentials are not valid, or not in this region (UnrecognizedClientException)",
      undefined,
    ],
    [
      "reset before the answer",
      error({ name: "TimeoutError", code: "ECONNRESET", $metadata: { attempts: 1 } }),
      "network",
      "could not be reached (ECONNRESET)",
      undefined,
    ],
    [
      "reset within the answer",
      error({ code: "ECONNRESET", ...metadata(200) }),
      "network",
      "could not be reached (ECONNRESET)",
      undefined,
    ],
    [
      "refused on every address",
      Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }),
      "network",
      "could not be reached (ECONNREFUSED)",
      undefined,
    ],
    ["no such host", error({ code: "ENOTFOUND" }), "network", "could not be reached (ENOTFOUND)", undefined],
    ["no TLS", error({ code: "EPROTO" }), "network", "could not be reached (EPROTO)", undefined],
    [
      "request timeout",
      error({ name: "TimeoutError", code: "ETIMEDOUT", $metadata: {} }),
      "timeout",
      "did not answer in time (TimeoutError)",
      undefined,
    ],
    [
      "HTML in JSON's place",
      Object.assign(new SyntaxError("<"), metadata(403)),
      "schema-mismatch",
      "gave an answer that is not its own (HTTP 403)",
      undefined,
    ],
    [
      "HTML in XML's place",
      error(metadata(200)),
      "schema-mismatch",
      "gave an answer that is not its own (HTTP 200)",
      undefined,
    ],
    [
      "403 without a code",
      fromAws("Unknown", 403),
      "schema-mismatch",
      "gave an answer that is not its own (HTTP 403)",
      undefined,
    ],
    [
      "404 without a code",
      fromAws("NotFound", 404),
      "schema-mismatch",
      "gave an answer that is not its own (HTTP 404)",
      undefined,
    ],
    ["503 without a code", fromAws("Unknown", 503), "unavailable", "failed (HTTP 503)", undefined],
    [
      "an internal error",
      fromAws("KMSInternalException", 500),
      "unavailable",
      "failed (KMSInternalException)",
      undefined,
    ],
    [
      "something else",
      fromAws("NoSuchBucket", 404, "NoSuchBucket"),
      "unavailable",
      "failed (NoSuchBucket)",
      undefined,
    ],
    ["no error at all", "oops", "network", "could not be reached (unknown error)", undefined],
  ])("%s", (_, thrown, code, message, permission) => {
    const { problem } = readErrorOf("iam:X", "iam:X", thrown);
    const expected = { code, message: `iam:X ${message}.`, operation: "iam:X" };
    expect(problem).toEqual(permission === undefined ? expected : { ...expected, permission });
  });
});

test("isThrottle knows 429 by whatever name", () => {
  expect(isThrottle(fromAws("Unknown", 429))).toBe(true);
  expect(isThrottle(fromAws("AccessDenied", 403))).toBe(false);
});

describe("credentialError", () => {
  test("names the role", () => {
    const { problem } = credentialError(fromAws("AccessDenied", 403, "AccessDenied"), "arn:role");
    expect(problem).toEqual({
      code: "access-denied",
      message: "The role arn:role: sts:AssumeRole was denied (AccessDenied).",
      operation: "sts:AssumeRole",
      permission: "sts:AssumeRole",
    });
  });

  test("lets a read error be", () => {
    const known = new ReadError({ code: "unavailable", message: "Known." });
    expect(credentialError(known, "arn:role")).toBe(known);
  });

  test("keeps to one short line", () => {
    const { problem } = credentialError(error({}, `${"x".repeat(1000)}\nsecret`));
    expect(problem.message).toBe(`AWS credentials could not be loaded: ${"x".repeat(300)}.`);
  });
});

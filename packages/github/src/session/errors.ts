import type { Observed } from "@bylaw/core";
import { absent, isReadError, type Problem, ReadError, type ReasonCode } from "@bylaw/core/provider";
import { z } from "zod";
import { factsOf, type Operation, type Said } from "../operations/index.ts";
import { type Asked, astrayText, type Came } from "./astray.ts";
import { refusalOf } from "./refusals.ts";
import { askedHost, unreachedText } from "./unreached.ts";

const graphqlErrorSchema = z.object({
  type: z.string().exactOptional(),
  message: z.string().exactOptional(),
  path: z.array(z.union([z.string(), z.number()])).exactOptional(),
  extensions: z
    .object({ code: z.string().exactOptional(), saml_failure: z.boolean().exactOptional() })
    .exactOptional(),
});

/** `errors` of a GraphQL answer. */
export const graphqlErrorsSchema: z.ZodType<readonly GraphqlError[]> = z.array(graphqlErrorSchema);

/** One entry of `errors` in a GraphQL answer. */
export interface GraphqlError extends z.infer<typeof graphqlErrorSchema> {}

interface Answer extends Came {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly data?: { readonly message?: unknown; readonly errors?: readonly GraphqlError[] };
}

/**
 * The client's error as a {@link ReadError}: which operation, why, and what would allow it. The error itself is
 * not kept, because Octokit's carry the request with its body and headers.
 */
export function readErrorOf(
  operation: string,
  permission: string,
  error: unknown,
  said: readonly Said[] = [],
): ReadError {
  if (isReadError(error)) return error;
  const { status, headers, data } = answerOf(error);
  const [limited] = data?.errors ?? [];
  const refusal = refusalOf({
    message: limited?.message ?? data?.message,
    sso: headers?.["x-github-sso"],
    saml: limited?.extensions?.saml_failure,
  });
  if (refusal !== undefined) {
    return new ReadError({
      code: "access-denied",
      message: `${operation} was refused: ${refusal}`,
      operation,
    });
  }
  const code = limited === undefined ? codeOf(error) : graphqlCode(limited);
  const astray = code === "throttled" ? undefined : astrayOf(error);
  if (astray !== undefined) {
    const message = `${operation} ${astray}.`;
    return new ReadError({ code: "schema-mismatch", message, operation });
  }
  if (code === "network") {
    const message = `${operation} ${unreachedText(error as object)}.`;
    return new ReadError({ code, message, operation });
  }
  const number = status === undefined ? "" : ` (${status})`;
  const problem: Problem = {
    code,
    message: `${operation} ${sentence(code, status, data)}${number}.${status === 401 ? elsewhere(error) : ""}`,
    operation,
  };
  const accepted = acceptedPermission(headers?.["x-accepted-github-permissions"]) ?? permission;
  const fact = code === "throttled" ? undefined : said.find((one) => isSaid(one, status, data?.message));
  return new ReadError(isDenial(code) ? { ...problem, permission: accepted } : problem, {
    cause: fact?.code,
  });
}

function isSaid({ status, words }: Said, answered: number | undefined, message: unknown): boolean {
  return status === answered && typeof message === "string" && words.test(message);
}

/** "There is none", when the operation's own table says that the refusal means that. */
export function absenceIn(operation: Operation, { cause }: ReadError): Observed<never> | undefined {
  return typeof cause === "string" ? absent(operation, cause) : undefined;
}

/** The problem that an error inside a GraphQL answer tells of, with the permission of the field it stands at. */
export function graphqlProblem(operation: Operation, error: GraphqlError): Problem {
  const refusal = refusalOf({ message: error.message, saml: error.extensions?.saml_failure });
  if (refusal !== undefined) {
    return { code: "access-denied", message: `${operation} was refused: ${refusal}`, operation };
  }
  const code = graphqlCode(error);
  const { fields = {}, permission } = factsOf(operation);
  const field = error.path?.findLast((key) => typeof key === "string");
  const at = field === undefined ? "" : ` at ${field}`;
  const kind = error.type ?? error.extensions?.code;
  const word = kind !== undefined && /^\w+$/.test(kind) ? ` (${kind})` : "";
  const problem: Problem = { code, message: `${operation} ${sentence(code)}${at}${word}.`, operation };
  if (!isDenial(code)) return problem;
  const limited = error.path?.findLast((key) => Object.hasOwn(fields, key)) ?? "";
  return { ...problem, permission: fields[limited] ?? permission };
}

/** `organization_administration=write; administration=write` in GitHub's words. */
function acceptedPermission(header: string | undefined): string | undefined {
  const sets = (header ?? "").split(";").map((set) =>
    set
      .split(",")
      .map((one) => /^\s*([a-z_]+)=(read|write|admin)\s*$/.exec(one))
      .flatMap((match) => (match === null ? [] : [`${words(match[1] ?? "")}: ${match[2]}`]))
      .join(" and "),
  );
  return sets.filter((set) => set !== "").join(" or ") || undefined;
}

function words(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll("_", " ");
}

function isDenial(code: ReasonCode): boolean {
  return code === "access-denied" || code === "ambiguous-absence";
}

function codeOf(error: unknown): ReasonCode {
  const { status, headers, data } = answerOf(error);
  const message = String(data?.message ?? "");
  if (status === undefined) return unansweredCode(error);
  if (status === 429 || headers?.["x-ratelimit-remaining"] === "0") return "throttled";
  if (status === 403 && /\bsecondary rate\b/i.test(message)) return "throttled";
  if (status === 403 && isPlan(message)) return "unavailable";
  if (status === 401 || status === 403) return "access-denied";
  if (status === 404) return "ambiguous-absence";
  if (status === 408 || status === 504) return "timeout";
  return "unavailable";
}

function graphqlCode({ type, message = "", extensions }: GraphqlError): ReasonCode {
  switch (type) {
    case "FORBIDDEN":
    case "INSUFFICIENT_SCOPES":
      return "access-denied";
    case "NOT_FOUND":
      return "ambiguous-absence";
    case "RATE_LIMIT":
    case "RATE_LIMITED":
      return "throttled";
    case undefined:
      return extensions?.code === undefined ? "unavailable" : "schema-mismatch";
    default:
      return /\brate limit\b/i.test(message) ? "throttled" : "unavailable";
  }
}

function sentence(code: ReasonCode, status?: number, data?: Answer["data"]): string {
  switch (code) {
    case "access-denied":
      return status === 401 ? "did not accept the credentials" : "was denied";
    case "ambiguous-absence":
      return "was not found, as GitHub also says to those who may not look";
    case "throttled":
      return "was throttled to the end";
    case "timeout":
      return "did not answer in time";
    case "schema-mismatch":
      return "is not what this GitHub answers";
    default:
      return isPlan(String(data?.message ?? "")) ? "is not part of this plan" : "failed";
  }
}

function elsewhere(error: unknown): string {
  const host = askedHost(error as object);
  return host === undefined ? "" : ` Check whether they have ended, or are for another GitHub than ${host}.`;
}

function isPlan(message: string): boolean {
  return /^upgrade to /i.test(message);
}

/** Octokit gives a request that was sent and not answered a status of its own. */
function unansweredCode(error: unknown): ReasonCode {
  if (typeof error !== "object" || error === null) return "unavailable";
  const { name, cause, status } = error as { name?: unknown; cause?: { name?: unknown }; status?: unknown };
  if ([name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError")) return "timeout";
  return typeof status === "number" ? "network" : "unavailable";
}

function astrayOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { response, request } = error as { readonly response?: Came; readonly request?: Asked };
  return response === undefined ? undefined : astrayText(response, request ?? {});
}

/** What GitHub answered, if it did. */
function answerOf(error: unknown): Answer {
  if (typeof error !== "object" || error === null) return {};
  return (error as { readonly response?: Answer }).response ?? {};
}

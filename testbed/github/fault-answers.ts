import { type Faults, matches, type Refusal, type Struck } from "./faults.ts";
import type { Answer, Caller } from "./request.ts";
import type { World } from "./world.ts";

/** The answer that a fault puts in place of the real one. */
export function faultAnswer(
  world: World,
  request: Struck,
  caller: Caller,
  requestId: string,
): Answer | undefined {
  const faults = world.faults.current();
  const support = `If you reach out to GitHub Support for help, please include the request ID ${requestId}.`;
  if (world.faults.strikes(faults.badGateway, request)) return badGateway(requestId);
  if (faults.secondaryLimit && world.faults.strikes(faults.secondaryLimit, request)) {
    return failure(
      403,
      `You have exceeded a secondary rate limit. Please wait a few minutes before you try again. ${support}`,
      { "retry-after": String(faults.secondaryLimit.retryAfter) },
    );
  }
  if (faults.primaryLimit && world.faults.strikes(faults.primaryLimit, request)) {
    return primaryLimit(world, request, faults.primaryLimit, support);
  }
  if (matches(faults.deny, request)) return denied(faults.denyAs ?? "forbidden", caller);
  if (faults.refuse && matches(faults.refuse.on, request)) return refused(request, faults.refuse);
  if (matches(faults.planLimit, request)) {
    return failure(403, "Upgrade to GitHub Pro or make this repository public to enable this feature.");
  }
  return undefined;
}

/** The error body of the REST API. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): Answer {
  const body = { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
  return { status, body, headers };
}

export function badGateway(requestId: string): Answer {
  const message = `Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include \`${requestId}\` when reporting this issue.`;
  return { status: 502, body: { data: null, errors: [{ message }] } };
}

export function notAccessible(caller: Caller): string {
  return `Resource not accessible by ${caller === "user" ? "personal access token" : "integration"}`;
}

function denied(as: NonNullable<Faults["denyAs"]>, caller: Caller): Answer {
  if (as === "not-found") return failure(404, "Not Found");
  if (as === "unauthorized") return failure(401, "Bad credentials");
  return failure(403, notAccessible(caller));
}

function refused({ operation }: Struck, { message, headers = {}, samlFailure = false }: Refusal): Answer {
  if (operation !== "POST /graphql") return failure(403, message, headers);
  const extensions = { saml_failure: samlFailure };
  const error = { type: "FORBIDDEN", path: ["organization"], extensions, message };
  return { status: 200, body: { data: { organization: null }, errors: [error] }, headers };
}

function primaryLimit(
  world: World,
  request: Struck,
  fault: NonNullable<Faults["primaryLimit"]>,
  support: string,
): Answer {
  const graphql = request.operation === "POST /graphql";
  const rate = world.rates.read(graphql ? "graphql" : "core");
  const headers = {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-used": String(rate.limit),
    "x-ratelimit-reset": String(Math.floor(world.now().getTime() / 1000) + fault.resetInSeconds),
  };
  const message = `API rate limit exceeded for user ID 1000001. ${support}`;
  if (!graphql) return failure(403, message, headers);
  const type = fault.graphqlType ?? "RATE_LIMITED";
  return { status: 200, body: { errors: [{ type, code: "graphql_rate_limit", message }] }, headers };
}

import { createVerify } from "node:crypto";
import { failure } from "./fault-answers.ts";
import type { Answer, Caller } from "./request.ts";
import { appNamed } from "./rest/accounts.ts";
import type { GitHubState } from "./state.ts";

const CLOCK_DRIFT_SECONDS = 60;

/** Who calls, or the 401 that GitHub gives. */
export function authenticate(
  state: GitHubState,
  header: string | undefined,
  now: Date,
): { caller: Caller } | { refused: Answer } {
  const token = /^(?:bearer|token)\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (!header) return { refused: failure(401, "Requires authentication") };
  if (!token) return { refused: failure(401, "Bad credentials") };
  if (token.startsWith("ghs_")) return { caller: "installation" };
  if (token.split(".").length !== 3) return { caller: "user" };
  const problem = tokenProblem(state, token, now);
  return problem ? { refused: failure(401, problem) } : { caller: "app" };
}

/** The answer to a caller of the wrong kind. */
export function wrongCaller(operation: string, caller: Caller): Answer {
  if (operation === "GET /installation/repositories") {
    return failure(
      403,
      "You must authenticate with an installation access token in order to list repositories for an installation.",
    );
  }
  if (operation === "GET /user" && caller === "installation") {
    return failure(403, "Resource not accessible by integration");
  }
  return failure(401, caller === "app" ? "Bad credentials" : "A JSON web token could not be decoded");
}

function tokenProblem(state: GitHubState, token: string, now: Date): string | undefined {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const claims = decode(payload);
  if (!claims) return "A JSON web token could not be decoded";
  const { app, publicKey } = state.installation;
  if (String(claims.iss) !== String(appNamed(state, app).id)) return "Integration not found";
  if (!(Number(claims.exp) > now.getTime() / 1000 - CLOCK_DRIFT_SECONDS)) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  }
  if (!publicKey) return undefined;
  const verifier = createVerify("RSA-SHA256").update(`${header}.${payload}`);
  const signed = verifier.verify(publicKey, Buffer.from(signature, "base64url"));
  return signed ? undefined : "A JSON web token could not be decoded";
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

import type { Refusal } from "../guard/decide.ts";
import { createGuard } from "../guard/guard.ts";
import type { MfaOptions } from "../guard/options.ts";
import { refusalAnswer } from "../guard/refusal-answer.ts";

/** A request as Node, Connect and Express have it. */
export interface ServedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Before a mounted router took its own part off. */
  readonly originalUrl?: string | undefined;
}

/** A response as Node, Connect and Express have it. */
export interface ServedResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

/**
 * Middleware that lets nobody past without verified MFA whom it is asked of: whoever holds a privileged role, or everybody. Others get 401 or
 * 403 with `{ error: { code, message } }`, and `next` is not called. It reads nothing of a request but its method and path, for the audit event;
 * what it decides by is read by your readers, anew on each request. What it reads of roles decides about MFA alone: whether somebody may be on
 * the route at all is for you to check.
 *
 * Throws a `BylawError` where options would guard less than they seem to.
 *
 * @example
 * app.use("/admin", requireMfa<Request>({
 *   user: (request) => request.session.userId,
 *   roles: (request) => rolesOf(request.session.userId),
 *   verifiedAt: (request) => request.session.mfaVerifiedAt,
 *   privileged: ["admin"],
 *   withinSeconds: 15 * 60,
 *   onDecision: (event) => auditLog.write(event),
 *   onAuditFailure: ({ failures }) => metrics.set("mfa_audit_failures", failures),
 * }));
 */
export function requireMfa<Request extends ServedRequest = ServedRequest, Role extends string = string>(
  options: MfaOptions<Request, Role>,
): (request: Request, response: ServedResponse, next: (error?: unknown) => void) => Promise<void> {
  const guard = createGuard(options);
  return async (request, response, next) => {
    const { method, url, originalUrl = url } = request;
    const decision = await guard(request, { method, url: originalUrl });
    if (decision.allowed) next();
    else refuse(response, decision);
  };
}

function refuse(response: ServedResponse, refusal: Refusal): void {
  // Somebody before the guard has begun to answer: what is left is to send no more.
  if (response.headersSent) {
    response.end();
    return;
  }
  const { status, headers, body } = refusalAnswer(refusal);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

import type { FastifyReply, FastifyRequest } from "fastify";
import { createGuard } from "../guard/guard.ts";
import type { MfaOptions } from "../guard/options.ts";
import { refusalAnswer } from "../guard/refusal-answer.ts";

/**
 * A hook that lets nobody past without verified MFA whom it is asked of, as `requireMfa` of `@bylaw/express` does. It goes where your session is
 * known: `onRequest`, `preValidation` or `preHandler`. It covers the routes of its instance and of all plugins within, in whatever order.
 *
 * Throws a `BylawError` where options would guard less than they seem to.
 *
 * @example
 * app.addHook("preHandler", requireMfa({
 *   who: "everyone",
 *   user: (request) => request.session.userId,
 *   verifiedAt: (request) => request.session.mfaVerifiedAt,
 * }));
 */
export function requireMfa<Request extends FastifyRequest = FastifyRequest, Role extends string = string>(
  options: MfaOptions<Request, Role>,
): (request: Request, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const guard = createGuard(options);
  return async (request, reply) => {
    const decision = await guard(request, { method: request.method, url: request.originalUrl });
    if (decision.allowed) return undefined;
    const { status, headers, body } = refusalAnswer(decision);
    return reply.code(status).headers(headers).send(body);
  };
}

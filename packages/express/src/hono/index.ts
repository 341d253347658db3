import type { Context, Env, MiddlewareHandler } from "hono";
import { createGuard } from "../guard/guard.ts";
import type { MfaOptions } from "../guard/options.ts";
import { refusalAnswer } from "../guard/refusal-answer.ts";

/**
 * Middleware for Hono that lets nobody past without verified MFA whom it is asked of, as `requireMfa` of `@bylaw/express` does. Readers get the
 * context.
 *
 * Throws a `BylawError` where options would guard less than they seem to.
 *
 * @example
 * app.use("/admin/*", requireMfa<{ Variables: { session: Session } }>({
 *   who: "everyone",
 *   user: (context) => context.get("session").userId,
 *   verifiedAt: (context) => context.get("session").mfaVerifiedAt,
 * }));
 */
export function requireMfa<E extends Env = Env, Role extends string = string>(
  options: MfaOptions<Context<E>, Role>,
): MiddlewareHandler<E> {
  const guard = createGuard(options);
  return async (context, next) => {
    const decision = await guard(context, { method: context.req.method, url: context.req.url });
    if (decision.allowed) {
      await next();
      return undefined;
    }
    const { status, headers, body } = refusalAnswer(decision);
    return context.body(body, status, headers);
  };
}

import type { Value } from "../follow/value.ts";

/** Packages whose middleware passes requests on, or refuses them, and answers none. */
const PASSING: ReadonlySet<string> = new Set([
  "@bylaw/express",
  "body-parser",
  "celebrate",
  "client-sessions",
  "compression",
  "connect-flash",
  "connect-timeout",
  "cookie-parser",
  "cookie-session",
  "cors",
  "csrf-csrf",
  "csrf-sync",
  "csurf",
  "errorhandler",
  "express-async-handler",
  "express-basic-auth",
  "express-bearer-token",
  "express-correlation-id",
  "express-fileupload",
  "express-flash",
  "express-http-context",
  "express-jwt",
  "express-mongo-sanitize",
  "express-oauth2-jwt-bearer",
  "express-pino-logger",
  "express-rate-limit",
  "express-request-id",
  "express-session",
  "express-slow-down",
  "express-sslify",
  "express-useragent",
  "express-validator",
  "express-winston",
  "helmet",
  "hono",
  "hpp",
  "hsts",
  "lusca",
  "method-override",
  "morgan",
  "multer",
  "nocache",
  "passport",
  "pino-http",
  "rate-limiter-flexible",
  "response-time",
  "serve-favicon",
  "toobusy-js",
  "xss-clean",
  "@hono/arktype-validator",
  "@hono/otel",
  "@hono/sentry",
  "@hono/standard-validator",
  "@hono/structured-logger",
  "@hono/typebox-validator",
  "@hono/valibot-validator",
  "@hono/zod-validator",
]);
/** What of a package does, where other exports of it answer. */
const EXPORTS =
  /^express#(?:default\.)?(?:json|urlencoded|raw|text)\b|^express-openid-connect#(?:default\.)?(?:requiresAuth|claimCheck|claimEquals|claimIncludes)\b/;

/** True for what a package gives or makes that answers no request but by refusing it. */
export function letsPass(value: Value): boolean {
  if (value.kind === "member") return letsPass(value.of);
  if (value.kind !== "made" && value.kind !== "external") return false;
  const [module = ""] = value.symbol.split("#");
  const [name = ""] = /^(?:@[^/]+\/)?[^/]+/.exec(module) ?? [];
  return PASSING.has(name) || EXPORTS.test(value.symbol);
}

const ROUTER = /rout(?:er|es)/i;

/** True for what is called a router. */
export function isNamedRouter(name: string): boolean {
  return ROUTER.test(name);
}

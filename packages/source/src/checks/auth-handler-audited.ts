import { defineCheck, fact } from "@bylaw/core";
import { sourceAuthenticationHandlers } from "../application/authentication-handlers.ts";

export const authHandlerAudited = defineCheck({
  id: "source/auth-handler-audited",
  title: "Authentication handler records its event",
  why: "A login that leaves no trace cannot be told from one that never was, when somebody asks who was in.",
  fix: 'Record the event where its outcome is known: log.record({ kind: "login", outcome: "failure", reason: "wrong-password" }) with a log of @bylaw/audit-log. Of login, mfa-verified, password-changed and password-reset both outcomes are recorded.',
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "A call that is reached on some way through the handler counts: whether every way comes by one is not shown.",
    "The source is read and not run: that the log has a store, and what becomes of the event there, is not seen.",
    "Functions of packages are not followed: an event that one of them records for the handler is not found.",
    "Only routes of Express, Fastify and Hono under the paths that the provider is told are judged.",
  ],
  sources: [
    {
      title: "OWASP Logging Cheat Sheet: Which events to log",
      url: "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html",
    },
  ],
  each: sourceAuthenticationHandlers,
  assert: ({ event, outcomes, success, failure }) => {
    const done = fact(`records ${event} with outcome success`, success).is(true);
    if (!outcomes.includes("failure")) return [done];
    return [done, fact(`records ${event} with outcome failure`, failure).is(true)];
  },
});

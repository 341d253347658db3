import { mfaDecisionsTo } from "@bylaw/audit-log";
import { requireMfa } from "@bylaw/express";
import express, { type Request, type RequestHandler, type Router } from "express";
import { z } from "zod";
import { refuse } from "./refuse.ts";
import type { Parts } from "./server.ts";

const burst = z.object({ of: z.enum(["user", "address"]), key: z.string().min(1).max(256) });

/** Asks everybody for a second factor that was verified in the last quarter of an hour. Who they are comes after. */
export function secondFactor({ sessions, log, now }: Parts) {
  return requireMfa<Request>({
    who: "everyone",
    user: (request) => sessions.of(request)?.user,
    verifiedAt: (request) => sessions.of(request)?.mfaAt,
    withinSeconds: 15 * 60,
    now,
    tellPasses: true,
    onDecision: mfaDecisionsTo(log),
    onAuditFailure: ({ error }) => console.error("a decision on MFA is in no log", error),
  });
}

/** Lets administrators on. A role that was taken away counts at once. */
export function administrators({ accounts, sessions }: Parts): RequestHandler {
  return (request, response, next) => {
    const account = accounts.of(sessions.of(request)?.user ?? "");
    if (account?.roles.includes("admin")) next();
    else refuse(response, 403, "not-an-administrator");
  };
}

/** What administrators do with accounts. */
export function admin({ accounts, sessions, log }: Parts): Router {
  const router = express.Router();

  router.get("/accounts", (_request, response) => {
    response.json(accounts.all());
  });

  router.delete("/accounts/:id/sessions", (request, response) => {
    response.json({ ended: sessions.endAll(request.params.id) });
  });

  router.post("/accounts/:id/unlock", (request, response) => {
    const { id } = request.params;
    if (!accounts.unlock(id)) return refuse(response, 404, "no-such-account");
    log.record({ kind: "account-unlocked", outcome: "success", user: id });
    response.status(204).end();
  });

  router.post("/bursts", (request, response) => {
    const user = sessions.of(request)?.user;
    log.record({ kind: "burst-noticed", outcome: "success", user, ...burst.parse(request.body) });
    response.status(204).end();
  });

  return router;
}

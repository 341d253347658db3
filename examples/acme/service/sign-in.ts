import express, { type Request, type Router } from "express";
import { z } from "zod";
import { refuse } from "./refuse.ts";
import type { Parts } from "./server.ts";

const text = z.string().min(1).max(256);
const login = z.object({ user: text, password: text });
const factor = z.object({ code: z.string().regex(/^\d{6}$/) });
const change = z.object({ from: text, to: z.string().min(12).max(256) });

/** Where somebody signs in and out, verifies a second factor, and takes another password. */
export function signIn({ accounts, sessions, log }: Parts): Router {
  const router = express.Router();

  router.post("/login", async (request, response) => {
    const { user, password } = login.parse(request.body);
    const account = await accounts.withPassword(user, password);
    if (account === undefined) {
      log.record({ kind: "login", outcome: "failure", reason: "wrong-password", user, ...about(request) });
      refuse(response, 401, "wrong-password");
      return;
    }
    const session = sessions.begin(response, account.id);
    log.record({ kind: "login", outcome: "success", user, session: session.id, ...about(request) });
    response.status(204).end();
  });

  router.post("/logout", (request, response) => {
    const session = sessions.of(request);
    if (session !== undefined) {
      sessions.end(response, session);
      const { id, user } = session;
      log.record({ kind: "logout", outcome: "success", user, session: id, ...about(request) });
    }
    response.status(204).end();
  });

  router.post("/mfa", (request, response) => {
    const session = sessions.of(request);
    if (session === undefined) return refuse(response, 401, "not-authenticated");
    const { code } = factor.parse(request.body);
    const { user } = session;
    const came = accounts.verify(user, code);
    if (came !== "verified") {
      log.record({ kind: "mfa-verified", outcome: "failure", reason: came, user, ...about(request) });
      if (came === "wrong-code" && accounts.of(user)?.locked)
        log.record({ kind: "account-locked", outcome: "success", user, ...about(request) });
      return refuse(response, 403, came);
    }
    const { id } = sessions.verified(response, session);
    log.record({ kind: "mfa-verified", outcome: "success", user, session: id, ...about(request) });
    response.status(204).end();
  });

  router.post("/password", async (request, response) => {
    const session = sessions.of(request);
    if (session === undefined) return refuse(response, 401, "not-authenticated");
    const { from, to } = change.parse(request.body);
    const { user } = session;
    if ((await accounts.withPassword(user, from)) === undefined) {
      const reason = "wrong-password";
      log.record({ kind: "password-changed", outcome: "failure", reason, user, ...about(request) });
      return refuse(response, 403, reason);
    }
    await accounts.setPassword(user, to);
    sessions.endAll(user);
    log.record({ kind: "password-changed", outcome: "success", user, ...about(request) });
    response.status(204).end();
  });

  return router;
}

function about({ ip, headers }: Request) {
  return { address: ip, agent: headers["user-agent"] };
}

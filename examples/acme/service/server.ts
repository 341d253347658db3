import type { AuditLog } from "@bylaw/audit-log";
import express, { type ErrorRequestHandler, type Express } from "express";
import { ZodError } from "zod";
import type { Accounts } from "./accounts.ts";
import { admin, administrators, secondFactor } from "./admin.ts";
import { refuse } from "./refuse.ts";
import type { Sessions } from "./sessions.ts";
import { signIn } from "./sign-in.ts";

/** What the routes work with. */
export interface Parts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly log: AuditLog;
  readonly now: () => Date;
}

/** The service: who signs in, and what administrators do. `proxies` of them stand in front and tell addresses. */
export function serverOf(parts: Parts, proxies = 0): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", proxies);
  app.use(express.json({ limit: "10kb" }));
  app.use(signIn(parts));
  app.use("/admin", secondFactor(parts), administrators(parts), admin(parts));
  app.use(failed);
  return app;
}

/** A body that is none is refused; whatever else went wrong, a client hears nothing of it. */
const failed: ErrorRequestHandler = (error, _request, response, _next) => {
  const status: unknown = error instanceof ZodError ? 400 : error?.status;
  if (typeof status === "number" && status < 500) return refuse(response, status, "malformed");
  console.error(error);
  refuse(response, 500, "failed");
};

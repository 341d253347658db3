import { requireMfa as need } from "@bylaw/express";
import type { RequestHandler } from "express";

export const mfa = need({ who: "everyone", user: (req) => req.user, verifiedAt: (req) => req.verifiedAt });

/** Passes on, whatever comes. */
export const logged: RequestHandler = (req, _res, next) => {
  console.log(req.url);
  next();
};

export const guards = [logged, mfa];

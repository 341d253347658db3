import type { Request, Response } from "express";
import { audit, log } from "../shared/audit";
import { passwords } from "./passwords";

export async function login(req: Request, res: Response) {
  const isRight = await passwords.verify(req.body.user, req.body.password);
  if (!isRight) {
    audit("login", "failure", "wrong-password");
    return res.status(401).end();
  }
  audit("login", "success");
  return res.status(204).end();
}

export const logout = (_req: Request, res: Response) => {
  log.record({ kind: "logout", outcome: "success" });
  res.status(204).end();
};

export async function changePassword(req: Request, res: Response) {
  if (!(await passwords.verify(req.body.user, req.body.old))) return res.status(403).end();
  await passwords.set(req.body.user, req.body.password);
  audit("password-changed", "success");
  return res.status(204).end();
}

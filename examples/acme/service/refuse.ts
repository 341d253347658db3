import type { Response } from "express";

/** Refuses as the MFA guard does: a code that stays what it is. */
export function refuse(response: Response, status: number, code: string): void {
  response.status(status).set("Cache-Control", "no-store").json({ error: { code } });
}

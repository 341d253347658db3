import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";

const HOURS = 8;
const NAME = "session";

export interface Session {
  readonly id: string;
  readonly user: string;
  readonly until: Date;
  /** Set once a second factor was verified in this session, and by nothing else. */
  readonly mfaAt?: Date;
}

export type Sessions = ReturnType<typeof createSessions>;

/** The sessions, in memory, each known by the id in its cookie alone. */
export function createSessions(now: () => Date) {
  const open = new Map<string, Session>();

  function begin(response: Response, user: string, more: Pick<Session, "mfaAt"> = {}): Session {
    const id = randomBytes(32).toString("base64url");
    const until = new Date(now().getTime() + HOURS * 3_600_000);
    const session = { id, user, until, ...more };
    open.set(id, session);
    response.cookie(NAME, id, { httpOnly: true, secure: true, sameSite: "strict", path: "/" });
    return session;
  }

  return {
    begin,

    of({ headers }: Request): Session | undefined {
      const [, id = ""] = /(?:^|; )session=([\w-]+)/.exec(headers.cookie ?? "") ?? [];
      const session = open.get(id);
      return session !== undefined && session.until > now() ? session : undefined;
    },

    /** The same session under another id: whoever knew the old one has no second factor by it. */
    verified(response: Response, { id, user }: Session): Session {
      open.delete(id);
      return begin(response, user, { mfaAt: now() });
    },

    end(response: Response, { id }: Session): void {
      open.delete(id);
      response.clearCookie(NAME, { path: "/" });
    },

    endAll(user: string): number {
      const all = [...open.values()].filter((one) => one.user === user);
      for (const { id } of all) open.delete(id);
      return all.length;
    },
  };
}

import type { MfaEvent } from "../guard/event.ts";
import type { MfaOptions } from "../guard/options.ts";

/** When the tests play. */
export const NOW = new Date("2026-03-02T09:00:00.000Z");

/** Moments before {@link NOW}; after it when negative. */
export function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1000);
}

/** What the company keeps of a session, on its own side. */
export interface Session {
  user?: string;
  roles?: unknown;
  mfaAt?: unknown;
}

/** A company with sessions by id, its guard's options, and what the guard told it. */
export interface Company {
  readonly sessions: Map<string, Session>;
  readonly events: MfaEvent[];
  /** Options for a server whose requests carry a session id that `sidOf` finds. */
  options<Request>(cookieOf: (request: Request) => string | undefined): MfaOptions<Request>;
}

/** Ten minutes are allowed, admins are asked. `change` replaces options; its readers get the session. */
export function companyOf(change: Readonly<Record<string, unknown>> = {}): Company {
  const sessions = new Map<string, Session>([
    ["fresh", { user: "u1", roles: ["admin"], mfaAt: secondsAgo(60) }],
    ["stale", { user: "u2", roles: ["editor", "Admin "], mfaAt: secondsAgo(601) }],
    ["never", { user: "u3", roles: ["admin"] }],
    ["plain", { user: "u4", roles: ["editor"] }],
  ]);
  const events: MfaEvent[] = [];
  const readers: Record<string, (session: Session | undefined) => unknown> = {
    user: (session) => session?.user,
    roles: (session) => session?.roles ?? [],
    verifiedAt: (session) => session?.mfaAt,
  };
  return {
    sessions,
    events,
    options: (cookieOf) => {
      const withSession = Object.entries({ ...readers, ...change }).map(([name, value]) => {
        if (!(name in readers) || value === undefined) return [name, value];
        const reader = value as (session: Session | undefined) => unknown;
        return [name, (request: never) => reader(sessions.get(sidIn(cookieOf(request)) ?? ""))];
      });
      return {
        privileged: ["admin"],
        withinSeconds: 600,
        now: () => NOW,
        onDecision: (event: MfaEvent) => events.push(event),
        onAuditFailure: () => undefined,
        ...Object.fromEntries(withSession),
      } as never;
    },
  };
}

function sidIn(cookie: string | undefined): string | undefined {
  return /(?:^|; )sid=(\w+)/.exec(cookie ?? "")?.[1];
}

import { describe, expect, it, vi } from "vitest";
import { NOW, secondsAgo } from "../testing/company.fixture.ts";
import type { MfaEvent } from "./event.ts";
import { createGuard } from "./guard.ts";

const asked = { method: "GET", url: "/admin" };
const verified = {
  user: () => "u1",
  roles: () => ["admin"],
  verifiedAt: (): unknown => secondsAgo(1),
  privileged: ["admin"],
  now: () => NOW,
};
const decisionOf = (change: object = {}) => createGuard({ ...verified, ...change } as never)({}, asked);

/** What a reader may answer that is no promise, and is waited for all the same. */
// biome-ignore lint/suspicious/noThenProperty: it is what is tested
const thenable = (then: unknown) => Object.fromEntries([["then", then]]);

const fails = (what: unknown = new Error("db://user:password@host is down")) => {
  const throws = () => {
    throw what;
  };
  return [
    throws,
    () => Promise.reject(what),
    () => thenable(throws),
    () => thenable((_: unknown, reject: (error: unknown) => void) => reject(what)),
    () => new Proxy({}, { get: throws }),
  ];
};

describe("readers", () => {
  it("may answer later", async () => {
    const change = {
      user: async () => "u1",
      roles: async () => ["admin"],
      verifiedAt: async () => secondsAgo(1),
    };
    expect(await decisionOf(change)).toEqual({ allowed: true, code: "mfa-verified", subject: "u1" });
  });

  it("that fail in whatever way let nobody pass, and tell the client nothing of why", async () => {
    for (const reader of fails()) {
      expect(await decisionOf({ user: reader })).toMatchObject({
        allowed: false,
        status: 403,
        code: "mfa-unknown",
      });
      const unknown = await decisionOf({ verifiedAt: reader });
      expect(unknown).toMatchObject({ allowed: false, status: 403, code: "mfa-unknown", subject: "u1" });
      expect(JSON.stringify(unknown)).not.toContain("db://");
      expect(await decisionOf({ roles: reader, verifiedAt: () => undefined })).toMatchObject({
        code: "mfa-required",
      });
      expect(await decisionOf({ roles: reader })).toMatchObject({ code: "mfa-verified" });
    }
  });

  it("that throw nothing at all fail too", async () => {
    for (const reader of fails(undefined))
      expect(await decisionOf({ verifiedAt: reader })).toMatchObject({ code: "mfa-unknown" });
  });

  it.each(["user", "roles", "verifiedAt"])(
    "%s that never settles is unknown in time, and is told",
    async (name) => {
      for (const never of [new Promise(() => undefined), thenable(() => undefined)]) {
        const failures: unknown[] = [];
        const onReaderFailure = (failure: unknown) => failures.push(failure);
        const late = await decisionOf({
          [name]: () => never,
          verifiedAt: () => never,
          readWithinMs: 5,
          onReaderFailure,
        });
        expect(late).toMatchObject({ allowed: false, code: "mfa-unknown" });
        expect(failures).toContainEqual({ reader: name, error: new Error("No answer within 5 ms.") });
      }
    },
  );

  it("share one time, and leave no timer behind", async () => {
    vi.useFakeTimers();
    try {
      const decision = decisionOf({
        roles: () => new Promise(() => undefined),
        verifiedAt: () => new Promise(() => undefined),
      });
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await decision).toMatchObject({ code: "mfa-unknown" });
      await decisionOf({ verifiedAt: async () => secondsAgo(1) });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("are asked no further than the decision hangs on them", async () => {
    const verifiedAt = vi.fn();
    const roles = vi.fn(() => ["editor"]);
    await decisionOf({ user: () => undefined, roles, verifiedAt });
    expect(roles).not.toHaveBeenCalled();
    await decisionOf({ roles, verifiedAt });
    expect(verifiedAt).not.toHaveBeenCalled();
  });

  it("that fail are told with their error, and a hook that fails itself changes nothing", async () => {
    const error = new Error("down");
    const onReaderFailure = vi.fn(() => Promise.reject(new Error("hook")));
    const verifiedAt = () => Promise.reject(error);
    expect(await decisionOf({ verifiedAt, onReaderFailure })).toMatchObject({ code: "mfa-unknown" });
    expect(onReaderFailure).toHaveBeenCalledExactlyOnceWith({ reader: "verifiedAt", error });
  });

  it("that read a polluted prototype are held to what they answer", async () => {
    const user = JSON.parse('{"id":"u1","__proto__":{"mfaAt":"2026-03-02T08:59:59Z","roles":[]}}');
    const change = { user: () => user.id, roles: () => user.roles, verifiedAt: () => user.mfaAt };
    expect(await decisionOf(change)).toMatchObject({ code: "mfa-required" });
    const guard = createGuard({
      ...verified,
      withinSeconds: 600,
      verifiedAt: () => secondsAgo(900),
    } as never);
    const polluted = Object.prototype as Record<string, unknown>;
    try {
      Object.assign(polluted, {
        who: "everyone",
        allowed: true,
        withinSeconds: 1e6,
        verifiedAt: secondsAgo(1),
        answer: NOW,
      });
      expect(await guard({}, asked)).toMatchObject({
        allowed: false,
        code: "mfa-too-old",
        withinSeconds: 600,
      });
    } finally {
      for (const name of ["who", "allowed", "withinSeconds", "verifiedAt", "answer"]) delete polluted[name];
    }
  });
});

describe("the clock", () => {
  it("is read after the readers, and one that fails lets nobody pass who is asked", async () => {
    let now = secondsAgo(100);
    const verifiedAt = () => {
      now = NOW;
      return NOW;
    };
    expect(await decisionOf({ verifiedAt, now: () => now })).toMatchObject({ code: "mfa-verified" });
    for (const clock of [fails()[0], () => "now", () => new Date(Number.NaN)]) {
      const events: MfaEvent[] = [];
      const told = { onDecision: (event: MfaEvent) => events.push(event), onAuditFailure: () => undefined };
      expect(await decisionOf({ now: clock, ...told })).toMatchObject({ code: "mfa-unknown" });
      expect(events).toMatchObject([{ code: "mfa-unknown", time: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    }
  });

  it("is the system's when none is given", async () => {
    expect(await decisionOf({ now: undefined, verifiedAt: () => new Date() })).toMatchObject({
      code: "mfa-verified",
    });
  });
});

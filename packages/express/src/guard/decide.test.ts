import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOW, secondsAgo } from "../testing/company.fixture.ts";
import { decide } from "./decide.ts";
import type { Facts, Reading } from "./facts.ts";
import { policyOf } from "./policy-of.ts";
import { CLOCK_SKEW_SECONDS } from "./verification.ts";

const readers = { user: () => "u1", roles: (): string[] => [], verifiedAt: () => undefined };
const admins = policyOf({ ...readers, privileged: ["admin"], withinSeconds: 600 });
const anyAge = policyOf({ ...readers, privileged: ["admin"] });
const everyone = policyOf({ user: readers.user, verifiedAt: readers.verifiedAt, who: "everyone" });

const said = (answer: unknown): Reading => ({ answer });
const admin = (verifiedAt: unknown): Facts => ({
  user: said("u1"),
  roles: said(["admin"]),
  verifiedAt: said(verifiedAt),
});
const withRoles = (roles: unknown): Facts => ({ ...admin(undefined), roles: said(roles) });

describe("who sends a request", () => {
  it.each([
    ["nobody", said(undefined), "not-authenticated"],
    ["null, as a database has it", said(null), "not-authenticated"],
    ["a reader that threw", undefined, "mfa-unknown"],
    ["an empty text", said(""), "mfa-unknown"],
    ["no number", said(Number.NaN), "mfa-unknown"],
    ["an object", said({ id: "u1" }), "mfa-unknown"],
    ["true", said(true), "mfa-unknown"],
  ])("%s", (_, user, code) => {
    const decision = decide(admins, { ...admin(secondsAgo(1)), user }, NOW);
    expect(decision).toMatchObject({ allowed: false, code, status: code === "mfa-unknown" ? 403 : 401 });
    expect(decision.subject).toBe(undefined);
  });

  it("an id may be a whole number", () => {
    expect(decide(admins, { ...admin(secondsAgo(1)), user: said(0) }, NOW)).toEqual({
      allowed: true,
      code: "mfa-verified",
      subject: 0,
    });
  });
});

describe("when a second factor was verified", () => {
  it.each([
    ["now", NOW, "mfa-verified"],
    ["as long ago as is allowed", secondsAgo(600), "mfa-verified"],
    ["a moment longer ago", new Date(secondsAgo(600).getTime() - 1), "mfa-too-old"],
    ["ahead, within the skew of clocks", secondsAgo(-CLOCK_SKEW_SECONDS), "mfa-verified"],
    ["ahead of the skew", secondsAgo(-CLOCK_SKEW_SECONDS - 1), "mfa-unknown"],
    ["never", undefined, "mfa-required"],
    ["never, as a database has it", null, "mfa-required"],
    ["at no date", new Date(Number.NaN), "mfa-unknown"],
    ["at a text", "2026-03-02T08:59:00Z", "mfa-unknown"],
    ["at a number", NOW.getTime(), "mfa-unknown"],
    ["true, as the guide has it", true, "mfa-unknown"],
    ["at what only looks like a Date", { getTime: () => NOW.getTime() }, "mfa-unknown"],
    ["at what only inherits from one", Object.create(Date.prototype), "mfa-unknown"],
    ["at a Date of another realm", runInNewContext("new Date(at)", { at: NOW.getTime() }), "mfa-verified"],
    [
      "at a Date that tells another time",
      Object.assign(secondsAgo(900), { getTime: () => NOW.getTime() }),
      "mfa-too-old",
    ],
  ])("%s", (_, verifiedAt, code) => {
    expect(decide(admins, admin(verifiedAt), NOW).code).toBe(code);
  });

  it("any age is good where none is named, but none of before 2000: new Date(null) is 1970", () => {
    expect(decide(anyAge, admin(new Date("2000-01-01T00:00:00Z")), NOW).code).toBe("mfa-verified");
    expect(decide(anyAge, admin(new Date(null as never)), NOW).code).toBe("mfa-unknown");
    expect(decide(anyAge, admin(new Date(NOW.getTime() / 1000)), NOW).code).toBe("mfa-unknown");
  });

  it("a clock that tells no time lets nobody pass who is asked", () => {
    for (const policy of [admins, anyAge])
      expect(decide(policy, admin(secondsAgo(1)), new Date(Number.NaN)).code).toBe("mfa-unknown");
  });

  it("is asked of everyone where the policy says so", () => {
    expect(decide(everyone, { user: said("u1"), verifiedAt: said(undefined) }, NOW).code).toBe(
      "mfa-required",
    );
    expect(decide(everyone, { user: said("u1"), verifiedAt: said(NOW) }, NOW).code).toBe("mfa-verified");
  });
});

describe("whom MFA is asked of", () => {
  const sly: string[] = ["admin"];
  Object.defineProperty(sly, Symbol.iterator, { value: () => [].values() });
  Object.defineProperty(sly, "includes", { value: () => false });
  const broken = new Proxy([], {
    get: () => {
      throw new Error("no");
    },
  });
  const { proxy: revoked, revoke } = Proxy.revocable([], {});
  revoke();

  it.each([
    ["no roles", [], "mfa-not-asked"],
    ["other roles", ["editor", "administrator"], "mfa-not-asked"],
    ["a privileged one among others", ["editor", "admin"], "mfa-required"],
    ["one in other letters", [" ADMIN\n"], "mfa-required"],
    ["roles with a hole", new Array(1), "mfa-required"],
    ["roles that are no texts", [{ name: "editor" }], "mfa-required"],
    ["an empty role", ["editor", ""], "mfa-required"],
    ["a text", "editor", "mfa-required"],
    ["a set", new Set(["editor"]), "mfa-required"],
    ["what is like an array", { length: 0 }, "mfa-required"],
    ["nothing", undefined, "mfa-required"],
    ["null", null, "mfa-required"],
    ["an array that hides what it holds", sly, "mfa-required"],
    ["a proxy that throws", broken, "mfa-required"],
    ["a proxy that was revoked", revoked, "mfa-required"],
  ])("%s", (_, roles, code) => {
    expect(decide(admins, withRoles(roles), NOW).code).toBe(code);
  });

  it("roles that could not be read count as privileged", () => {
    expect(decide(admins, { ...admin(undefined), roles: undefined }, NOW).code).toBe("mfa-required");
    expect(decide(admins, { ...admin(NOW), roles: undefined }, NOW).code).toBe("mfa-verified");
  });
});

describe("whatever readers answer", () => {
  const odd = fc.oneof(
    fc.anything({ withDate: true, withNullPrototype: true, withSparseArray: true, withBigInt: true }),
    fc.date({ noInvalidDate: false }),
    fc.integer({ min: -100_000, max: 2_000 }).map((seconds) => secondsAgo(seconds)),
    fc.array(fc.constantFrom("admin", "ADMIN", "editor", "", undefined, 1)),
    fc.constantFrom("u1", "admin", 7, Number.NaN, null, undefined),
  );
  const reading = (usual: unknown) =>
    fc.oneof(fc.constant(said(usual)), fc.option(odd.map(said), { nil: undefined }));
  const policies = fc.constantFrom(admins, anyAge, everyone);

  it("nobody passes but by a clean array of other roles, or by a date within the age", () => {
    let passed = 0;
    fc.assert(
      fc.property(
        policies,
        reading("u1"),
        reading(["editor"]),
        reading(secondsAgo(1)),
        (policy, user, roles, verifiedAt) => {
          const decision = decide(policy, { user, roles, verifiedAt }, NOW);
          if (!decision.allowed) return;
          passed += 1;
          expect(["string", "number"]).toContain(typeof user?.answer);
          const held = roles?.answer;
          const plain =
            policy !== everyone &&
            Array.isArray(held) &&
            Array.from(held).every((one) => one === "editor" || isOther(one));
          const at = verifiedAt?.answer;
          const age = at instanceof Date ? (NOW.getTime() - at.getTime()) / 1000 : Number.NaN;
          const verified = age >= -CLOCK_SKEW_SECONDS && age <= (policy === admins ? 600 : 1e9);
          expect(plain || verified).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
    expect(passed).toBeGreaterThan(1_000);
  });

  function isOther(role: unknown): boolean {
    return typeof role === "string" && role.trim() !== "" && role.trim().toLowerCase() !== "admin";
  }
});

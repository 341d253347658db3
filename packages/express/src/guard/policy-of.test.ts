import { describe, expect, it } from "vitest";
import { requireMfa } from "../connect/require-mfa.ts";

const right = {
  user: () => "u1",
  roles: () => ["admin"],
  verifiedAt: () => undefined,
  privileged: ["admin"],
};
const { roles, privileged, ...bare } = right;

/** What is thrown where a guard is made of options as JavaScript could give them. */
function thrownBy(options: object): unknown {
  try {
    requireMfa(options as never);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("options that would guard less than they seem to", () => {
  it.each([
    [
      { ...right, privileged: [] },
      'no role is privileged, so nobody would be asked for MFA. Name at least one in privileged, or say who: "everyone".',
    ],
    [
      { ...bare, roles },
      'no role is privileged, so nobody would be asked for MFA. Name at least one in privileged, or say who: "everyone".',
    ],
    [
      { ...right, privileged: "admin" },
      'no role is privileged, so nobody would be asked for MFA. Name at least one in privileged, or say who: "everyone".',
    ],
    [{ ...right, privileged: ["admin", " "] }, "a privileged role has no name. Name each by a text."],
    [{ ...bare, privileged }, "roles is missing. Give a function as roles."],
    [{ ...right, user: undefined }, "user is missing. Give a function as user."],
    [{ ...right, verifiedAt: new Date(0) }, "verifiedAt is a object. Give a function as verifiedAt."],
    [{ ...right, who: "admins" }, 'who is "admins". Say "privileged" or "everyone".'],
    [
      { ...right, who: "everyone" },
      "everyone is asked, and roles are given too. Leave out roles and privileged, or who.",
    ],
    [{ ...right, withinSeconds: 0.5 }, "withinSeconds is 0.5. Give a whole number from 1 to 9007199254740."],
    [
      { ...right, withinSeconds: Number.POSITIVE_INFINITY },
      "withinSeconds is null. Give a whole number from 1 to 9007199254740.",
    ],
    [
      { ...right, withinSeconds: "600" },
      'withinSeconds is "600". Give a whole number from 1 to 9007199254740.',
    ],
    [{ ...right, readWithinMs: 60_001 }, "readWithinMs is 60001. Give a whole number from 1 to 60000."],
    [
      { ...right, onDecision: () => undefined },
      "onAuditFailure is missing. Give a function as onAuditFailure.",
    ],
    [
      { ...right, within: 600 },
      'there is no option "within". Give of user, roles, verifiedAt, onDecision, onAuditFailure, onReaderFailure, now, who, privileged, withinSeconds, readWithinMs, tellPasses.',
    ],
  ])("%# are refused where the guard is made", (options, says) => {
    const error = thrownBy(options);
    expect(error).toMatchObject({ message: `[bylaw] requireMfa: ${says}`, code: "invalid-definition" });
    // By these isBylawError of core knows its own, without which this package is made.
    expect(error).toMatchObject({ name: "BylawError", next: expect.any(String) });
  });

  it("inherited ones count as they would be read", () => {
    expect(thrownBy(Object.create({ ...right, withinSeconds: -1 }))).toMatchObject({
      code: "invalid-definition",
    });
    expect(thrownBy(Object.create(right))).toBe(undefined);
  });
});

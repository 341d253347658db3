import { describe, expect, test } from "vitest";
import { count, countWhere, fact, from, not, type Observed, whenAbsent } from "../../index.ts";
import { absent, known, unreadable } from "../../provider/index.ts";

const denied = { code: "access-denied", message: "vault:GetUser was denied." } as const;
interface User {
  readonly mfa: Observed<boolean>;
}
const on: User = { mfa: known(true) };
const off: User = { mfa: known(false) };
const unread: User = { mfa: unreadable(denied) };
const none: User = { mfa: absent("vault:GetUser", "NoDevice") };
const withMfa = (...users: readonly User[]) => countWhere(users, (user) => user.mfa);

describe("countWhere", () => {
  test("counts what is known, and plain answers too", () => {
    expect(withMfa(on, off, on)).toEqual(known(count(2)));
    expect(countWhere([1, 2, 3], (item) => item > 1)).toEqual(known(count(2)));
    expect(countWhere(known([on, off]), (user) => not(user.mfa))).toEqual(known(count(1)));
    expect(withMfa()).toEqual(known(count(0)));
  });

  test("a list that is unread or absent has no count", () => {
    const list: Observed<readonly User[]> = unreadable(denied);
    expect(
      fact(
        "users with MFA",
        countWhere(list, ({ mfa }) => mfa),
      ).atMost(5),
    ).toMatchObject({
      outcome: "error",
      problem: denied,
    });
  });

  test("what could not be read leaves it open between two bounds", () => {
    const users = fact("users with MFA", withMfa(on, off, unread, unread));
    expect(users.atLeast(1)).toMatchObject({ outcome: "pass", observed: "between 1 and 3" });
    expect(users.atLeast(4)).toMatchObject({ outcome: "fail", observed: "between 1 and 3" });
    expect(users.atLeast(2)).toMatchObject({ outcome: "error", problem: denied });
    expect(users.atMost(0).outcome).toBe("fail");
    expect(users.atMost(3).outcome).toBe("pass");
    expect(users.is(count(1)).outcome).toBe("error");
  });

  test("the bounds do not outlive a map", () => {
    const others = from(withMfa(on, unread), ({ amount }) => count(10 - amount));
    expect(fact("others", others).atLeast(1)).toMatchObject({ outcome: "error", problem: denied });
  });

  test("an absent answer counts as one that could not be told, until its author says what it means", () => {
    expect(fact("users with MFA", withMfa(on, none)).atLeast(2)).toMatchObject({
      outcome: "error",
      problem: {
        code: "ambiguous-absence",
        message: "Whether an item counts depends on a value that is absent (NoDevice).",
        operation: "vault:GetUser",
      },
    });
    expect(countWhere([on, none], ({ mfa }) => whenAbsent(mfa, false))).toEqual(known(count(1)));
  });

  test("an answer that is neither true nor false counts for nothing", () => {
    const sloppy = (() => "yes") as unknown as () => boolean;
    expect(fact("n", countWhere([1], sloppy)).atLeast(1)).toMatchObject({
      outcome: "error",
      problem: { code: "assertion-threw", message: "The test of countWhere must answer true or false." },
    });
  });
});

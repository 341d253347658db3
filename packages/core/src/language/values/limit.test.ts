import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count, days, names, type Quantity, tls } from "../../index.ts";
import { tlsVersions } from "../../provider/index.ts";
import { quantityText } from "../../run/index.ts";
import { isLooser, keepsWithin } from "./limit.ts";

describe("keepsWithin", () => {
  test.each<[string, "atMost" | "atLeast", Quantity, Quantity, boolean]>([
    ["at the limit", "atMost", days(365), days(365), true],
    ["beyond it", "atMost", days(366), days(365), false],
    ["enough", "atLeast", count(2), count(2), true],
    ["too few", "atLeast", count(1), count(2), false],
    ["a later version", "atLeast", tls("1.3"), tls("1.2"), true],
    ["an older version", "atLeast", tls("ssl3"), tls("1.0"), false],
    ["all names", "atLeast", names("lint", "tests", "more"), names("tests", "lint"), true],
    ["a name missing", "atLeast", names("tests"), names("tests", "lint"), false],
    ["a name that only begins alike", "atLeast", names("testament"), names("tests"), false],
    ["a pattern", "atLeast", names("ci / test (20.x)"), names("ci / test*"), true],
    ["a pattern in the middle", "atLeast", names("ci / test / end"), names("ci*test*end"), true],
    ["overlapping ends", "atLeast", names("aba"), names("ab*ba"), false],
    ["nothing beyond the list", "atMost", names("a"), names("a", "b"), true],
    ["something beyond the list", "atMost", names("c"), names("a", "b"), false],
  ])("%s", (_, direction, observed, bound, expected) => {
    expect(keepsWithin(direction, observed, bound)).toBe(expected);
  });

  test("a tighter setting never allows what the looser one forbids", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (observed, setting, guardrail) => {
        const tighter = !isLooser("atMost", days(setting), days(guardrail));
        const allowed = keepsWithin("atMost", days(observed), days(setting));
        return !tighter || !allowed || keepsWithin("atMost", days(observed), days(guardrail));
      }),
    );
  });

  test("TLS versions are ordered", () => {
    const version = fc.constantFrom(...tlsVersions);
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(keepsWithin("atLeast", tls(a), tls(b))).toBe(tlsVersions.indexOf(a) >= tlsVersions.indexOf(b));
      }),
    );
  });
});

test.each<[Quantity, string]>([
  [days(1), "1 day"],
  [days(365), "365 days"],
  [count(2), "2"],
  [tls("1.2"), "TLS 1.2"],
  [tls("ssl3"), "SSL 3.0"],
  [names("tests"), "tests"],
  [names("tests", "security scan", "lint"), "tests, security scan and lint"],
])("%j reads %s", (value, text) => {
  expect(quantityText(value)).toBe(text);
});

test("a limit that nothing can be held against is refused", () => {
  expect(() => days(Number.NaN)).toThrow("NaN days is not a limit that can be held.");
  expect(() => count(-1)).toThrow("-1 count is not a limit that can be held.");
  expect(() => names()).toThrow("names() needs at least one name, none of them empty.");
});

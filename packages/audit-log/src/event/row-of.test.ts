import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AddressOption, addressStorer } from "./address.ts";
import { uuidAt } from "./id.ts";
import { rowOf } from "./row-of.ts";
import { storable } from "./text.ts";

const about = { id: uuidAt(0), writer: uuidAt(0), seq: 1, time: "2026-03-02T09:00:00.000Z" };
const of = (event: unknown) => rowOf(event, about, addressStorer("whole"));
const login = { kind: "login", outcome: "success" };

describe("an event as it is stored", () => {
  it("holds nothing but its fields, and names those that it left out", () => {
    const row = of({ ...login, password: "hunter2", token: "t0k3n", user: "u1" });
    expect(row).toMatchObject({ user_id: "u1", flaws: "unknown" });
    expect(JSON.stringify(row)).not.toMatch(/hunter2|t0k3n|password|token/);
    expect(of(JSON.parse('{"kind":"login","outcome":"success","__proto__":{"user":"x"}}'))).toMatchObject({
      user_id: null,
      flaws: "unknown",
    });
  });

  it.each([
    ["what is tried in place of a name", { user: { $ne: null } }, { user_id: null, flaws: "user" }],
    ["a list", { user: ["a", "b"], agent: ["x"] }, { user_id: null, agent: null, flaws: "user,agent" }],
    ["SQL", { user: "'; drop table events; --" }, { user_id: "'; drop table events; --", flaws: null }],
    [
      "NUL and what is not seen",
      { user: "a\0b\u202Ec\nd" },
      { user_id: "a\uFFFDb\uFFFDc\uFFFDd", flaws: null },
    ],
    [
      "half a character",
      { user: "a\uD800", agent: "\uDC00b" },
      { user_id: "a\uFFFD", agent: "\uFFFDb", flaws: null },
    ],
    ["a number", { user: 42 }, { user_id: "42", flaws: null }],
    ["no number", { user: Number.NaN }, { user_id: null, flaws: "user" }],
    ["nothing", { user: "", address: null, agent: undefined }, { user_id: null, address: null, flaws: null }],
    ["no address", { address: "203.0.113.7, 10.0.0.1" }, { address: null, flaws: "address" }],
    ["an address of ten megabytes", { address: "1".repeat(10_000_000) }, { address: null, flaws: "address" }],
    ["a sentence for a reason", { reason: "Wrong password for ana" }, { reason: null, flaws: "reason" }],
    ["a session that is no text", { session: 1 }, { session: null, flaws: "session" }],
  ])("takes %s", (_, fields, expected) => {
    expect(of({ ...login, ...fields })).toMatchObject(expected);
  });

  it("misses the reason of a failure", () => {
    expect(of({ kind: "login", outcome: "failure" })).toMatchObject({ reason: null, flaws: "reason" });
  });

  it.each([
    undefined,
    null,
    1,
    "login",
    [],
    {},
    { kind: "lost", outcome: "success" },
    { kind: "logout", outcome: "failure" },
    { kind: "login", outcome: "maybe" },
    { kind: "toString", outcome: "success" },
  ])("is none: %o", (event) => {
    expect(of(event)).toBe(undefined);
  });

  it("of a burst that was noticed names whose it was", () => {
    const noticed = { kind: "burst-noticed", outcome: "success" };
    expect(of({ ...noticed, of: "address", key: "203.0.113.0/24" })).toMatchObject({
      subject: "address:203.0.113.0/24",
      flaws: null,
    });
    expect(of({ ...noticed, of: "planet", key: "x" })).toMatchObject({ subject: null, flaws: "subject" });
    expect(of({ ...login, of: "user", key: "x" })).toMatchObject({ subject: null, flaws: "unknown" });
  });

  it("is small, whatever was given, and quickly so", () => {
    const huge = "\u{1F600}\0".repeat(5_000_000);
    const row = of({ ...login, user: huge, agent: huge, request: huge, session: huge, reason: huge });
    expect(JSON.stringify(row).length).toBeLessThan(2_000);
    expect(row?.agent).toMatch(/…$/u);
  });

  it("is well-formed text without control characters, of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (text, most) => {
          const stored = storable(text, most);
          expect(stored.length).toBeLessThanOrEqual(most);
          expect(stored.isWellFormed()).toBe(true);
          expect(stored).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        },
      ),
    );
  });
});

describe("an address as it is stored", () => {
  const key = "k".repeat(32);
  it.each<[AddressOption, string, string | null | undefined]>([
    ["whole", "203.0.113.7", "203.0.113.7"],
    ["whole", "::ffff:203.0.113.7", "203.0.113.7"],
    ["whole", "::FFFF:cb00:7107", "203.0.113.7"],
    ["whole", "2001:DB8:0:0::1", "2001:db8::1"],
    ["whole", "fe80::1%eth0", "fe80::1"],
    ["whole", "fe80::1%<script>\n", "fe80::1"],
    ["whole", "localhost", undefined],
    ["whole", "203.0.113.7:80", undefined],
    ["truncated", "203.0.113.7", "203.0.113.0/24"],
    ["truncated", "2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
    ["truncated", "::1", "::/48"],
    ["truncated", "not one", undefined],
    ["none", "203.0.113.7", null],
    ["none", "not one", undefined],
    [{ hashedWith: key }, "not one", undefined],
  ])("by %o: %s is %s", (option, address, stored) => {
    expect(addressStorer(option)(address)).toBe(stored);
  });

  it("by a key is one for one network of version 6, another for another key, and no address", () => {
    const [one, other] = [
      addressStorer({ hashedWith: key }),
      addressStorer({ hashedWith: Buffer.alloc(32, 1) }),
    ];
    expect(one("203.0.113.7")).toMatch(/^hmac:[\w-]{22}$/);
    expect(one("203.0.113.7")).toBe(one("::ffff:203.0.113.7"));
    expect(one("203.0.113.7")).not.toBe(one("203.0.113.8"));
    expect(one("203.0.113.7")).not.toBe(other("203.0.113.7"));
    expect(one("2001:db8:1:2::1")).toBe(one("2001:db8:1:2:ffff::9"));
    expect(one("2001:db8:1:2::1")).not.toBe(one("2001:db8:1:3::1"));
  });
});

import { describe, expect, test } from "vitest";
import { age, days, fact, hours, type Observed } from "../../index.ts";
import { absent, known, unreadable } from "../../provider/index.ts";

const readAt = "2026-04-01T00:00:00Z";

describe("C14: age", () => {
  test.each<[string, string]>([
    ["2026-01-01T00:00:00Z", "90 days"],
    ["2026-01-01", "90 days"],
    ["2026-01-01T02:00:00+02:00", "90 days"],
    ["2025-12-31T12:00:00.000Z", "90.5 days"],
    ["2025-12-31T23:59:00Z", "just over 90 days"],
    ["2026-01-01T00:01:00Z", "just under 90 days"],
    ["2026-04-01T00:04:59Z", "0 days"],
  ])("of %s is %s", (instant, observed) => {
    expect(fact("age", age(instant, readAt)).atMost(days(1000))).toMatchObject({ outcome: "pass", observed });
  });

  test("is held to the instant", () => {
    expect(fact("age", age("2026-01-01T00:00:00Z", readAt)).atMost(days(90)).outcome).toBe("pass");
    expect(fact("age", age("2025-12-31T23:59:59Z", readAt)).atMost(days(90)).outcome).toBe("fail");
    expect(fact("age", age("2026-03-31T22:00:00Z", readAt, "hours")).atMost(hours(2)).outcome).toBe("pass");
    expect(fact("age", age("2026-03-31T21:59:59Z", readAt, "hours")).atMost(hours(2)).outcome).toBe("fail");
  });

  test.each<[string, string, string]>([
    ["2026-04-01T00:05:01Z", readAt, `2026-04-01T00:05:01Z lies after ${readAt}, when it was read.`],
    ["yesterday", readAt, '"yesterday" is no ISO 8601 instant.'],
    ["", readAt, '"" is no ISO 8601 instant.'],
    ["2026-13-01", readAt, '"2026-13-01" is no ISO 8601 instant.'],
    ["2026-02-30", readAt, '"2026-02-30" is no ISO 8601 instant.'],
    ["2026-01-01T00:00:00", readAt, '"2026-01-01T00:00:00" is no ISO 8601 instant.'],
    ["1767225600", readAt, '"1767225600" is no ISO 8601 instant.'],
    ["2026-01-01", "now", '"now" is no ISO 8601 instant.'],
  ])("of %s at %s is undecided", (instant, at, message) => {
    expect(fact("age", age(instant, at)).atMost(days(90))).toMatchObject({
      outcome: "error",
      problem: { code: "schema-mismatch", message },
    });
  });

  test("what is absent or unread has none", () => {
    const none: Observed<string> = absent("vault:GetKey", "NeverUsed");
    const denied = { code: "access-denied", message: "vault:GetKey was denied." } as const;
    expect(fact("age", age(none, readAt)).atMost(days(90))).toMatchObject({
      outcome: "fail",
      observed: "absent (NeverUsed)",
    });
    expect(fact("age", age(unreadable(denied), readAt)).atMost(days(90)).problem).toEqual(denied);
    expect(fact("age", age(known("2026-03-31"), known(readAt))).atMost(days(1)).outcome).toBe("pass");
  });
});

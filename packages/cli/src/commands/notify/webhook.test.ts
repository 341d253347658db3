import { isBylawError } from "@bylaw/core";
import { expect, test } from "vitest";
import { webhookIn } from "./webhook.ts";

test.each([
  "https://hooks.example.com/services/x",
  "http://127.0.0.1:80/x",
  "http://localhost/x",
  "http://[::1]/x",
])("%s is posted to", (given) => {
  expect(webhookIn({ env: { BYLAW_WEBHOOK: ` ${given}\n` } }).protocol).toMatch(/^https?:$/);
});

test.each([
  [undefined, "is not set"],
  ["", "is not set"],
  ["hooks.example.com/SECRET", "is no address"],
  ["http://hooks.example.com/SECRET", "does not begin with https://"],
  ["http://127.0.0.1.example.com/SECRET", "does not begin with https://"],
  ["file:///SECRET", "does not begin with https://"],
  ["https://me:SECRET@example.com/", "has a user name in it"],
])("%s is not, and is not repeated", (given, what) => {
  try {
    webhookIn({ env: { BYLAW_WEBHOOK: given } });
    expect.unreachable();
  } catch (error) {
    if (!isBylawError(error)) throw error;
    expect(error.message).toBe(`[bylaw] BYLAW_WEBHOOK ${what}.`);
    expect(`${error.stack}${error.next}`).not.toContain("SECRET");
  }
});

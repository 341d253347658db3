import { expect, test } from "vitest";
import { notShown } from "../../shown.fixture.ts";
import { deviceListKind } from "./device-list.ts";

const laptop = { id: "laptop-1", person: "ben", encrypted: true, locks: true };
const list = { source: "Device management, every device", counted: 1, devices: [laptop] };

/** What a list of 2026-02-15 does not show. */
const missing = (change: object) =>
  notShown(deviceListKind, { ...list, ...change }, { on: "2026-02-15", today: "2026-03-01" }).map(
    ({ name, observed }) => `${name}: ${observed}`,
  );

const withLaptop = (change: object) => missing({ devices: [{ ...laptop, ...change }] });

test("a list shows every device that is counted, each encrypted, locking itself and up to date", () => {
  expect(missing({})).toEqual([]);
  expect(withLaptop({ updateWaitsSince: "2026-02-01" })).toEqual([]);
});

test.each<[string, object]>([
  ["devices whose disk is not encrypted", { encrypted: false }],
  ["devices that do not lock themselves", { locks: false }],
  ["devices on which a security update has waited for too long", { updateWaitsSince: "2026-01-31" }],
])("%s fail by their id", (name, change) => {
  expect(withLaptop(change)).toEqual([expect.stringMatching(`^${name}: .*laptop-1`)]);
});

test("a device that the source counts is not left out, nor another listed again in its place", () => {
  const counts = expect.stringContaining("devices that are listed");
  expect(missing({ counted: 2 })).toEqual([counts]);
  expect(missing({ counted: 2, devices: [laptop, laptop] })).toEqual([counts]);
});

test("a company that works has a device, and an update that waits is no longer to come", () => {
  expect(() => missing({ counted: 0, devices: [] })).toThrow("counted");
  expect(withLaptop({ updateWaitsSince: "2026-02-16" })).toEqual([
    expect.stringMatching(/^devices whose update waits since a day to come: .*laptop-1/),
  ]);
});

test.each(["id", "person", "encrypted", "locks"])("a device without %s is no line of a list", (field) => {
  const { [field as keyof typeof laptop]: _, ...rest } = laptop;
  expect(() => missing({ devices: [rest] })).toThrow(field);
});

test("a list says what it was read from", () => {
  expect(() => missing({ source: "" })).toThrow("source");
});

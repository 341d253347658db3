import { expect, test } from "vitest";
import { notShown, refusals } from "../../shown.fixture.ts";
import { entryPointListKind } from "./entry-points.ts";

const api = {
  at: "api.example.com:443",
  owner: "ben",
  reason: "Customers send orders",
  guard: "TLS 1.3, sign-on",
};
const old = { at: "192.0.2.7:22", owner: "ben", closed: "2026-02-15" };
const list = { source: "nmap -p- of every address, from outside", counted: 2, entryPoints: [api, old] };

/** What a list of 2026-02-15 does not show on 2026-03-01. */
const missing = (change: object) =>
  notShown(entryPointListKind, { ...list, ...change }, { on: "2026-02-15", today: "2026-03-01" }).map(
    ({ name, observed }) => `${name}: ${observed}`,
  );

test("a list shows every entry point that is counted, each with its reason and its guard, or closed", () => {
  expect(missing({})).toEqual([]);
  expect(missing({ counted: 0, entryPoints: [] })).toEqual([]);
});

test("one that leaves an entry point out, or lists another again in its place, is refused", () => {
  const counts = "entry points that are listed, of those that the scan counts: 1";
  expect(missing({ entryPoints: [api] })).toEqual([counts]);
  expect(missing({ entryPoints: [api, api] })).toEqual([counts]);
});

test("what is open without a reason or a guard fails by its address and port", () => {
  const { closed: _, ...still } = old;
  expect(missing({ entryPoints: [api, still] })).toEqual([
    "entry points that are open without a reason: 192.0.2.7:22",
    "entry points that are open without a guard: 192.0.2.7:22",
  ]);
  expect(missing({ entryPoints: [api, { ...still, reason: "Repairs" }] })).toEqual([
    "entry points that are open without a guard: 192.0.2.7:22",
  ]);
});

test("what is closed after the day of the record is open in it, whenever it is read", () => {
  expect(missing({ entryPoints: [api, { ...old, closed: "2026-02-16" }] })).toEqual([
    "entry points that are open without a reason: 192.0.2.7:22",
    "entry points that are open without a guard: 192.0.2.7:22",
  ]);
});

test.each<[string, object, string]>([
  ["no scan", { source: " " }, "source"],
  ["no count", { counted: undefined }, "counted"],
  ["an entry point of nobody", { entryPoints: [{ ...api, owner: "" }, old] }, "entryPoints.0.owner"],
  ["a reason that is none", { entryPoints: [{ ...api, reason: " " }, old] }, "entryPoints.0.reason"],
])("a list with %s is malformed", (_, change, field) => {
  expect(refusals(entryPointListKind, { ...list, ...change })).toEqual([field]);
});

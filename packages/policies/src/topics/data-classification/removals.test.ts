import { expect, test } from "vitest";
import { notShown, refusals } from "../../shown.fixture.ts";
import { removalListKind } from "./removals.ts";

const invoices = {
  way: "Customers download their invoices",
  system: "orders",
  sort: "export",
  reason: "The contract says so",
  allowedBy: "ana",
};
const partner = { ...invoices, way: "Files to the carrier over SFTP", sort: "transfer" };
const dump = {
  way: "Anybody may dump the database",
  system: "orders",
  sort: "export",
  closed: { on: "2026-02-15", setting: "role reporting: no pg_dump" },
};
const media = { sort: "removable media", setting: "Device management: storage over USB is off" };
const list = {
  source: "List of systems and data stores of 2026-01-21",
  counted: 1,
  systems: [
    { system: "orders", source: "select grantee, privilege_type from role_table_grants", counted: 3 },
  ],
  ways: [invoices, partner, dump],
  closedEverywhere: [media],
};

/** What a list of 2026-02-15 does not show on 2026-03-01. */
const missing = (change: object) =>
  notShown(removalListKind, { ...list, ...change }, { on: "2026-02-15", today: "2026-03-01" }).map(
    ({ name, observed }) => `${name}: ${observed}`,
  );

test("a list shows every way that is counted, each allowed or closed", () => {
  expect(missing({})).toEqual([]);
});

test("one that leaves a way out, or lists another again in its place, is refused", () => {
  const counts = "ways out of orders that are listed, of those that its settings leave open: 2";
  expect(missing({ ways: [invoices, partner] })).toEqual([counts]);
  expect(missing({ ways: [invoices, partner, partner] })).toEqual([counts]);
});

test("a system that is left out, and a way out of one that was not read, are refused", () => {
  expect(missing({ counted: 2 })).toEqual(["systems that are listed, of those that are counted: 1"]);
  expect(missing({ ways: [...list.ways, { ...invoices, system: "mail" }] })).toEqual([
    "ways out of systems whose settings were not read: mail: Customers download their invoices",
  ]);
});

test.each<[string, object]>([
  ["without a reason", { reason: undefined }],
  ["that nobody has allowed", { allowedBy: undefined }],
])("a way %s fails by its name while it is open", (_, change) => {
  const way = Object.fromEntries(Object.entries({ ...invoices, ...change }).filter(([, one]) => one));
  expect(missing({ ways: [way, partner, dump] })).toEqual([
    "ways that are open without a reason, or that nobody has allowed: orders: Customers download their invoices",
  ]);
});

test("what is closed after the day of the record is open in it, whenever it is read", () => {
  const closed = { ...dump.closed, on: "2026-02-16" };
  expect(missing({ ways: [invoices, partner, { ...dump, closed }] })).toEqual([
    "ways that are open without a reason, or that nobody has allowed: orders: Anybody may dump the database",
  ]);
});

test("of exports, transfers and removable media each is told, and none that is open is said to be closed", () => {
  expect(missing({ closedEverywhere: [] })).toEqual([
    "sorts of ways of which nothing is said: removable media",
  ]);
  expect(missing({ closedEverywhere: [media, { ...media, sort: "export" }] })).toEqual([
    "sorts of ways that are said to be closed everywhere, and are open: export",
  ]);
});

test.each<[string, object, string]>([
  ["no source", { source: "" }, "source"],
  ["no system counted", { counted: 0 }, "counted"],
  ["no word on what is closed", { closedEverywhere: undefined }, "closedEverywhere"],
  ["a way of no sort", { ways: [{ ...invoices, sort: "mail" }] }, "ways.0.sort"],
  [
    "a way that nothing closes",
    { ways: [{ ...dump, closed: { on: "2026-02-16" } }] },
    "ways.0.closed.setting",
  ],
])("a list with %s is malformed", (_, change, field) => {
  expect(refusals(removalListKind, { ...list, ...change })).toEqual([field]);
});

import { expect, test } from "vitest";
import { notShown, refusals } from "../../shown.fixture.ts";
import { readerListKind } from "./readers.ts";

const ben = { reader: "ben", work: "Repairs" };
const gone = { reader: "old-report", removed: "2026-02-15" };
const orders = {
  store: "orders",
  dataClass: "confidential",
  source: "select rolname from pg_roles, with their grants",
  counted: 2,
  readers: [ben, gone],
};
const list = { source: "List of systems and data stores of 2026-01-21", counted: 1, stores: [orders] };

/** What a list of 2026-02-15 does not show on 2026-03-01. */
const missing = (change: object) =>
  notShown(readerListKind, { ...list, ...change }, { on: "2026-02-15", today: "2026-03-01" }).map(
    ({ name, observed }) => `${name}: ${observed}`,
  );
const withReaders = (...readers: readonly object[]) => ({ stores: [{ ...orders, readers }] });

test("a list shows every reader of every store, each with the work that needs it, or taken away", () => {
  expect(missing({})).toEqual([]);
});

test("one that leaves a store out, or lists another again in its place, is refused", () => {
  const counts = "stores that are listed, of those that are counted: 1";
  expect(missing({ counted: 2 })).toEqual([counts]);
  expect(missing({ counted: 2, stores: [orders, orders] })).toEqual([counts]);
});

test("one that leaves a reader out, or lists another again in their place, is refused", () => {
  const counts = "readers of orders that are listed, of those that its settings let read: 1";
  expect(missing(withReaders(ben))).toEqual([counts]);
  expect(missing(withReaders(ben, ben))).toEqual([counts]);
});

test("whoever may read what no work needs fails by name, unless it was taken away by the day of the record", () => {
  const idle = "readers of orders whose work does not need it: old-report";
  expect(missing(withReaders(ben, { reader: "old-report" }))).toEqual([idle]);
  expect(missing(withReaders(ben, { ...gone, removed: "2026-02-16" }))).toEqual([idle]);
});

test.each<[string, object, string]>([
  ["no stores counted", { counted: 0 }, "counted"],
  ["no source of a store's readers", { stores: [{ ...orders, source: "" }] }, "stores.0.source"],
  ["no readers counted", { stores: [{ ...orders, counted: 0 }] }, "stores.0.counted"],
  ["a store of another class", { stores: [{ ...orders, dataClass: "public" }] }, "stores.0.dataClass"],
  ["work that is none", withReaders({ ...ben, work: " " }, gone), "stores.0.readers.0.work"],
])("a list with %s is malformed", (_, change, field) => {
  expect(refusals(readerListKind, { ...list, ...change })).toEqual([field]);
});

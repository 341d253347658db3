import { describe, expect, test } from "vitest";
import { refusals } from "../../../shown.fixture.ts";
import { disclosureLogKind, processorListKind, unauthorisedDisclosureLogKind } from "./disclosure.ts";

const source = "transfers of June";
const since = "2026-01-01";

describe("disclosures", () => {
  const disclosure = {
    id: "D-1",
    on: "2026-06-03",
    data: "mail addresses",
    to: "the mail sender",
    basis: "contract",
    which: "Terms, section 4",
  };
  test("are accepted where each has a basis", () => {
    const log = { source, since, counted: 1, disclosures: [disclosure] };
    expect(refusals(disclosureLogKind, log)).toEqual([]);
  });
  test.each([
    [2, {}, "disclosures that are listed, of those that the source counts"],
    [1, { basis: "none", which: "Nobody knows" }, "disclosures without a basis"],
    [1, { on: "2025-12-31" }, "disclosures of days that are not listed"],
    [1, { on: "2026-07-01" }, "disclosures of days that are not listed"],
    [1, { basis: "habit" }, "disclosures.0.basis"],
    [1, { which: "" }, "disclosures.0.which"],
  ])("%i counted, and one that is %j: refused", (counted, change, refusal) => {
    const log = { source, since, counted, disclosures: [{ ...disclosure, ...change }] };
    expect(refusals(disclosureLogKind, log)).toEqual([refusal]);
  });
});

describe("unauthorised disclosures", () => {
  const notice = { to: "a regulator", who: "the data office", due: "2026-06-06", done: "2026-06-05" };
  const { done: _, ...owed } = notice;
  const one = { id: "INC-3", detected: "2026-06-03", data: "names", people: 12, notices: [notice] };
  test("are accepted where notice was given by its day, or why none is due is told", () => {
    const none = { ...one, id: "INC-4", notices: [], noNotice: "The file was encrypted" };
    const log = { source, since, counted: 2, disclosures: [one, none] };
    expect(refusals(unauthorisedDisclosureLogKind, log)).toEqual([]);
  });
  test.each([
    [2, {}, "unauthorised disclosures that are listed, of those that the source counts"],
    [1, { detected: "2025-12-31" }, "unauthorised disclosures of days that are not listed"],
    [1, { notices: [] }, "unauthorised disclosures with neither a notice nor why none is owed"],
    [1, { notices: [owed] }, "notices that were not given by their day"],
    [1, { notices: [{ ...notice, done: "2026-06-07" }] }, "notices that were not given by their day"],
  ])("%i counted, and one with %j: refused", (counted, change, refusal) => {
    const log = { source, since, counted, disclosures: [{ ...one, ...change }] };
    expect(refusals(unauthorisedDisclosureLogKind, log)).toEqual([refusal]);
  });
});

describe("processors", () => {
  const host = {
    id: "cloud host",
    data: "everything",
    contract: "Agreement of 2025",
    protects: true,
    reports: true,
    seen: "Its report of 2026, section 4",
  };
  const finding = { what: "Ask for its deletion log", owner: "ana", due: "2026-07-31" };
  const list = { source: "vendors with personal data", counted: 1, processors: [host], findings: [finding] };
  test("are accepted where each has promised both, and nothing is overdue", () => {
    expect(refusals(processorListKind, list)).toEqual([]);
  });
  test.each([
    [{ counted: 2 }, "processors that are listed, of those that the source counts"],
    [
      { processors: [{ ...host, protects: false }] },
      "processors that have not promised to protect personal data",
    ],
    [
      { processors: [{ ...host, reports: false }] },
      "processors that have not promised to report unauthorised disclosures",
    ],
    [{ processors: [{ ...host, seen: "" }] }, "processors.0.seen"],
    [{ findings: [{ ...finding, due: "2026-06-01" }] }, "findings past their day"],
  ])("%j is refused", (change, refusal) => {
    expect(refusals(processorListKind, { ...list, ...change })).toEqual([refusal]);
  });
});

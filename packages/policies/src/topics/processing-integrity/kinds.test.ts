import { describe, expect, test } from "vitest";
import { owedBy, refusals } from "../../shown.fixture.ts";
import {
  inputCountKind,
  outputReconciliationKind,
  processingRunsKind,
  processingSpecificationKind,
  storedRecordsKind,
} from "./kinds.ts";

describe("specifications of processing", () => {
  const invoices = {
    process: "invoices",
    objective: "Bill what was used",
    definitions: "docs/invoices, Fields",
    specification: "docs/invoices, Steps",
    published: "help.example.com/invoices",
  };
  test("are accepted, each once and as the systems do it", () => {
    const whole = { processes: [invoices], differences: [] };
    expect(refusals(processingSpecificationKind, whole)).toEqual([]);
  });
  test.each([
    [{ processes: [], differences: [] }, "processes"],
    [{ processes: [{ ...invoices, published: " " }], differences: [] }, "processes.0.published"],
    [{ processes: [invoices] }, "differences"],
    [{ processes: [invoices, invoices], differences: [] }, "processes, each once"],
    [{ processes: [invoices], differences: ["Rounds up"] }, "differences between systems and specifications"],
  ])("%j is refused", (fields, refusal) => {
    expect(refusals(processingSpecificationKind, fields)).toEqual([refusal]);
  });
});

describe("inputs counted", () => {
  const orders = {
    input: "orders",
    complete: "Each field that the schema requires",
    accurate: "The sum of the lines is the total",
    source: "select count(*) from received",
    received: 10,
    taken: 8,
    refused: 2,
    open: [],
  };
  test("are accepted where everything was taken or refused", () => {
    expect(refusals(inputCountKind, { inputs: [orders] })).toEqual([]);
  });
  test.each([
    [{ refused: 1 }, "what came in of orders and was taken or refused"],
    [{ open: ["17"] }, "what was refused of orders, neither mended nor told to its sender"],
    [{ accurate: "" }, "inputs.0.accurate"],
  ])("%j is refused", (change, refusal) => {
    expect(refusals(inputCountKind, { inputs: [{ ...orders, ...change }] })).toEqual([refusal]);
  });
});

describe("processing runs", () => {
  const failed = { id: "run-7", cause: "The queue was full", mended: "2026-06-12" };
  const nightly = {
    process: "nightly",
    source: "jobs of June",
    planned: 30,
    completed: 29,
    failed: [failed],
  };
  test("are accepted where each was completed, or failed and mended", () => {
    expect(refusals(processingRunsKind, { processes: [nightly] })).toEqual([]);
  });
  test.each([
    [{ failed: [] }, "runs of nightly that are completed or listed as failed"],
    [{ completed: 28, failed: [failed, failed] }, "runs of nightly that are completed or listed as failed"],
    [{ failed: [{ id: "run-7", cause: "Full" }] }, "failed runs of nightly that are not mended"],
    [{ failed: [{ ...failed, mended: "2026-07-01" }] }, "failed runs of nightly that are not mended"],
  ])("%j is refused, and owed until it is mended", (change, refusal) => {
    const owed = refusal.includes("not mended") ? [refusal] : [];
    expect(owedBy(processingRunsKind, { processes: [{ ...nightly, ...change }] }, "2026-06-30")).toEqual(
      owed,
    );
    expect(refusals(processingRunsKind, { processes: [{ ...nightly, ...change }] })).toEqual([refusal]);
  });
});

describe("outputs reconciled", () => {
  const reports = {
    output: "reports",
    countedIn: 100,
    countedOut: 97,
    differences: [{ count: 3, because: "Cancelled before the run" }],
    compared: 10,
    wrong: 0,
    late: 0,
  };
  const finding = { what: "Two were late", owner: "ben", due: "2026-07-15" };
  test("are accepted where each difference is explained, and what was wrong or late has somebody who mends it", () => {
    expect(refusals(outputReconciliationKind, { outputs: [reports], findings: [] })).toEqual([]);
    const late = { outputs: [{ ...reports, late: 2 }], findings: [finding] };
    expect(refusals(outputReconciliationKind, late)).toEqual([]);
    const more = {
      ...reports,
      countedOut: 103,
      differences: [{ count: -3, because: "Sent twice on request" }],
    };
    expect(refusals(outputReconciliationKind, { outputs: [more], findings: [] })).toEqual([]);
  });
  test.each([
    [{ countedOut: 96 }, [], "what went into reports and is counted out or explained"],
    [{ compared: 0 }, [], "outputs.0.compared"],
    [{ wrong: 11 }, [finding], "outputs of reports that were wrong, of those compared"],
    [{ wrong: 1 }, [], "findings, where an output was wrong or late"],
    [{ late: 2 }, [], "findings, where an output was wrong or late"],
    [{ late: 2 }, [{ ...finding, due: "2026-06-15" }], "findings past their day"],
  ])("%j with the findings %j is refused", (change, findings, refusal) => {
    const fields = { outputs: [{ ...reports, ...change }], findings };
    expect(refusals(outputReconciliationKind, fields)).toEqual([refusal]);
  });
});

describe("stored records", () => {
  const store = {
    store: "archive",
    holds: ["inputs", "outputs"],
    compared: 20,
    missing: [],
    altered: [],
    misdated: [],
  };
  const notStored = [{ what: "work in progress", because: "It is done within the request" }];
  test("are accepted where nothing is lost, altered or misdated, and each sort is told of", () => {
    expect(refusals(storedRecordsKind, { stores: [store], notStored })).toEqual([]);
    const holds = ["inputs", "work in progress", "outputs"];
    expect(refusals(storedRecordsKind, { stores: [{ ...store, holds }], notStored: [] })).toEqual([]);
  });
  test.each([
    [{ holds: ["inputs"] }, "what no store is compared for, and nothing says is not stored"],
    [{ compared: 0 }, "stores.0.compared"],
    [{ missing: ["4"] }, "records that archive has lost"],
    [{ altered: ["4"] }, "records that archive has otherwise than they were stored"],
    [{ misdated: ["4"] }, "records that archive keeps for longer or shorter than specified"],
  ])("%j is refused", (change, refusal) => {
    const fields = { stores: [{ ...store, ...change }], notStored };
    expect(refusals(storedRecordsKind, fields)).toEqual([refusal]);
  });
});

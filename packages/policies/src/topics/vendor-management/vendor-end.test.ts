import { defineVendor, type IsoDate } from "@bylaw/core";
import { expect, test } from "vitest";
import { missingIn } from "../../shown.fixture.ts";
import { ana, terms } from "../../terms.fixture.ts";
import { vendorOffboarding } from "./parameters.ts";
import { endEvidence, vendorEndKind } from "./vendor-end.ts";

const ended = {
  vendor: "mailer",
  ended: "2026-02-10",
  accessClosed: "2026-02-10",
  dataDeleted: "2026-03-12",
};

const failing = (change: object, on: IsoDate = "2026-03-20") =>
  missingIn(vendorEndKind, { ...ended, ...change }, { on, today: "2026-12-31" });

test("the end of a vendor gives thirty days to close the access and to delete the data", () => {
  const late = "days on which its access or data was ended too late";
  expect(failing({})).toEqual([]);
  expect(failing({ accessClosed: "2026-01-31" })).toEqual([]);
  expect(failing({ dataDeleted: "2026-03-13" })).toEqual([late]);
  expect(failing({ accessClosed: "2026-03-13" })).toEqual([late]);
});

test("a day that is still to come is none on which anything was done", () => {
  expect(failing({}, "2026-03-11")).toEqual(["days of its end that are still to come"]);
});

test.each(["vendor", "ended", "accessClosed", "dataDeleted"])("without %s it is unreadable", (field) => {
  expect(vendorEndKind.schema.safeParse({ ...ended, [field]: undefined }).success).toBe(false);
});

test("is asked for of each vendor that the register ends, bound to its last day", () => {
  const vendor = (id: string, until?: IsoDate) =>
    defineVendor({
      id,
      name: id,
      service: "Sends mail.",
      role: "vendor",
      tier: "medium",
      dataClasses: [],
      owner: ana,
      ...(until !== undefined && { until }),
    });
  const vendors = [vendor("host"), vendor("former", "2025-12-31"), vendor("mailer", "2026-02-10")];
  expect(endEvidence(terms, { vendors })).toMatchObject([
    {
      id: "vendor-end-mailer",
      due: { once: "2026-02-10" },
      parameters: [vendorOffboarding],
      binds: { vendor: "mailer", ended: "2026-02-10" },
    },
  ]);
});

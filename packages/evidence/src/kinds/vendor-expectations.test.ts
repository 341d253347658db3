import { atMost, defineParameter, defineVendor, months, soc2, years } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana } from "../testing/run.ts";
import { saidOf } from "../testing/shown.ts";
import { defineVendorReviews } from "./vendors.ts";

const reviews = defineVendorReviews({ gap: defineParameter("report-gap", atMost(months(3))) });
const control = (id: string) => ({ id, text: `The host does ${id}.`, criteria: [soc2("CC6.4")] });
const host = (...ids: readonly string[]) =>
  defineVendor({
    id: "host",
    name: "Host, Inc.",
    service: "Runs production.",
    role: "subservice",
    expects: ids.map(control) as never,
    tier: "critical",
    dataClasses: [],
    owner: ana,
  });
const review = {
  tier: "critical",
  data: "none",
  report: {
    of: "SOC 2 Type 2",
    issuer: "An auditor",
    to: "2025-12-31",
    opinion: "unqualified",
    exceptions: [],
    userEntityControls: [],
  },
  expects: "HOST-1, HOST-2",
  expectations: [] as readonly object[],
  decision: "approved",
  findings: [] as readonly object[],
};
const said = (id: string, report = "operated") => ({ id, report, where: "Section 4" });
const both = [said("HOST-1"), said("HOST-2")];
const asked = reviews.of(host("HOST-1", "HOST-2"), { every: years(1), reviewer: ana });
const told = (change: object, of = asked) => saidOf(of, { ...review, ...change });

describe("the review of a subservice organization", () => {
  test("is bound to what is expected of it", async () => {
    expect(asked).toMatchObject({
      id: "vendor-review-host",
      title:
        "Review of Host, Inc.: its report, opinion, exceptions, what it expects of us, what we expect of it, and the decision",
      binds: { tier: "critical", data: "none", expects: "HOST-1, HOST-2" },
    });
    const more = reviews.of(host("HOST-1", "HOST-2", "HOST-3"), { every: years(1), reviewer: ana });
    expect((await saidOf(more, { ...review, expectations: both }, { today: "2027-01-01" })).at(-1)).toBe(
      "vendor-review-host/a.md: its expects is HOST-1, HOST-2, and is HOST-1, HOST-2, HOST-3 now",
    );
  });

  test("says of each expected control what the report says, and where", async () => {
    expect(await told({ expectations: both })).toEqual(["pass"]);
    expect(await told({})).toEqual([
      "fail",
      "what we expect of it, and the review leaves out: HOST-1 and HOST-2",
    ]);
    expect(await told({ expectations: [said("HOST-2")] })).toEqual([
      "fail",
      "what we expect of it, and the review leaves out: HOST-1",
    ]);
  });

  test("says it of each once, and of nothing else", async () => {
    const name = "what the review says twice, or we do not expect of it";
    expect(await told({ expectations: [...both, said("HOST-3")] })).toEqual(["fail", `${name}: HOST-3`]);
    expect(await told({ expectations: [...both, said("HOST-2")] })).toEqual(["fail", `${name}: HOST-2`]);
  });

  test.each(["operated with exceptions", "does not say"])(
    "of which the report %s leaves a finding",
    async (how) => {
      const expectations = [said("HOST-1"), said("HOST-2", how)];
      expect(await told({ expectations })).toEqual([
        "fail",
        "findings, where the report does not say that all we expect of it operated: 0",
      ]);
      const findings = [{ what: "Ask the host", owner: "ben", due: "2027-06-30" }];
      expect(await told({ expectations, findings })).toEqual(["pass"]);
    },
  );

  test.each([
    ["expectations", { expectations: undefined }],
    ["expectations[0].where", { expectations: [{ ...said("HOST-1"), where: " " }] }],
    ["expectations[0].report", { expectations: [said("HOST-1", "fine")] }],
  ])("without a sound %s cannot be decided", async (field, change) => {
    const [outcome, why] = await saidOf(asked, { ...review, ...change }, { today: "2027-01-01" });
    expect(outcome).toBe("error");
    expect(why).toContain(`vendor-review-host/a.md cannot be told to answer it: ${field}: `);
  });
});

import { defineProgram, fiveByFive, type ProgramDefinition, type Risk, type Vendor } from "@bylaw/core";
import { evaluateRecording, linksOf } from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { evidence } from "@bylaw/evidence";
import { describe, expect, test } from "vitest";
import { options } from "./baseline.fixture.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

describe("registers", () => {
  test("that are added to around the baseline ask for what the options would have asked for", async () => {
    const { program } = soc2Baseline(options);
    const mine: Risk = { ...program.risks[0], id: "RISK-900", treatment: "accept" } as Risk;
    const pay = { ...program.vendors[0], id: "pay", tier: "high" } as Vendor;
    const failing = async (change: Partial<ProgramDefinition>) => {
      const whole = defineProgram({
        ...program,
        ...change,
        providers: [evidence({ directory: "/nowhere" })],
      });
      const listings = linksOf(whole).collectors.map((collector) => listingOf(collector as never, []));
      const found: string[] = [];
      await evaluateRecording(whole, recordingOf(listings, "2026-01-02T00:00:00.000Z"), {
        onObservation: ({ control, resource, assertions }) => {
          if (resource.type === "risk" || resource.type === "vendor")
            found.push(`${control} ${resource.id}: ${assertions[0]?.observed}`);
        },
      });
      return found;
    };
    expect(await failing({})).toEqual([]);
    expect(await failing({ risks: [...program.risks, mine], vendors: [...program.vendors, pay] })).toEqual([
      "vendors-reviewed pay: it is high, and no requirement asks for one",
      "risks-accepted RISK-900: it is accepted, and no requirement asks for one",
    ]);
    const severe = Object.fromEntries(
      Object.entries(fiveByFive).map(([likelihood, row]) => [
        likelihood,
        Object.fromEntries(
          Object.entries(row).map(
            ([impact, level]) => [impact, level === "medium" ? "high" : level] as const,
          ),
        ),
      ]),
    );
    expect((await failing({ riskMatrix: severe })).at(0)).toMatch(
      /^risks-accepted RISK-\d+: it is high after its controls, and no requirement asks for one$/,
    );
    const given = { ...options, risks: [mine], vendors: [...options.vendors, pay] };
    expect(soc2Baseline(given).program.risks.at(-1)).toBe(mine);
  });
});

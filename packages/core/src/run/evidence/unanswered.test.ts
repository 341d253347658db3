import { describe, expect, test } from "vitest";
import {
  attested,
  defineRisk,
  defineVendor,
  type EvidenceRequirement,
  fiveByFive,
  type IsoDate,
  type Program,
  type ProgramDefinition,
  type Risk,
  type RiskMatrix,
  type Vendor,
  years,
} from "../../index.ts";
import { ana, on, programOf } from "./evidence.fixture.ts";

type Entries = NonNullable<EvidenceRequirement["entries"]>;
const asks = (id: string, entries?: Entries): EvidenceRequirement =>
  attested(id, { every: years(1), reviewer: ana, ...(entries !== undefined && { entries }) });

const risk = (id: string, impact: "minor" | "major" | "severe", change: Partial<Risk> = {}): Risk =>
  defineRisk({
    id,
    title: "T",
    statement: "S.",
    treatment: "transfer",
    inherent: { likelihood: "likely", impact: "severe" },
    controls: [],
    residual: { likelihood: "likely", impact },
    owner: ana,
    reviewBy: "2026-12-15",
    ...change,
  });
const vendor = (id: string, tier: Vendor["tier"], until?: IsoDate): Vendor =>
  defineVendor({
    id,
    name: id,
    service: "S.",
    role: "vendor",
    tier,
    dataClasses: [],
    owner: ana,
    ...(until !== undefined && { until }),
  });

const programWith = (requirements: readonly EvidenceRequirement[], change: Partial<ProgramDefinition>) =>
  programOf(requirements, { riskMatrix: fiveByFive, ...change });

/** What fails of the entries of registers, as `check / id: observed`, and the exit code of the run. */
async function told(program: Program, day: IsoDate = "2026-02-01"): Promise<readonly unknown[]> {
  const asked = program.controls.flatMap(({ evidence }) => evidence);
  const { observations, report } = await on(
    day,
    program,
    asked.map((one) => [one, []] as const),
  );
  const lines = observations.flatMap(({ check, resource: { id, type }, outcome, assertions }) =>
    type === "risk" || type === "vendor"
      ? [`${check} / ${type} ${id} ${outcome}: ${assertions[0]?.name}: ${assertions[0]?.observed}`]
      : [],
  );
  return [...lines, report.exitCode];
}

const first = asks("acceptance", { risks: ["RISK-1"] });
const HIGH = "acceptance: it is high after its controls, and no requirement asks for one";

describe("a risk that a program has", () => {
  test("and that is high, critical or accepted is asked for, or fails what asks for others", async () => {
    const risks = [
      risk("RISK-1", "major"),
      risk("RISK-2", "major"),
      risk("RISK-3", "severe"),
      risk("RISK-4", "minor", { treatment: "accept" }),
      risk("RISK-5", "minor"),
    ];
    const asking = [asks("other"), first, asks("second", { risks: ["RISK-3"] })];
    expect(await told(programWith(asking, { risks }))).toEqual([
      `acceptance / risk RISK-2 fail: ${HIGH}`,
      "acceptance / risk RISK-4 fail: acceptance: it is accepted, and no requirement asks for one",
      1,
    ]);
    expect(
      await told(programWith([...asking, asks("third", { risks: ["RISK-2", "RISK-4"] })], { risks })),
    ).toEqual([2]);
  });

  test("is asked for where a requirement says that none has to be", async () => {
    const program = programWith([asks("none", { risks: [] })], { risks: [risk("RISK-1", "severe")] });
    expect(await told(program)).toEqual([
      "none / risk RISK-1 fail: acceptance: it is critical after its controls, and no requirement asks for one",
      1,
    ]);
  });

  test("is rated by the matrix of the program", async () => {
    const own: RiskMatrix = { ...fiveByFive, likely: { ...fiveByFive.likely, minor: "high" } };
    const risks = [risk("RISK-2", "minor")];
    expect(await told(programWith([first], { risks }))).toEqual([2]);
    expect(await told(programWith([first], { risks, riskMatrix: own }))).toEqual([
      `acceptance / risk RISK-2 fail: ${HIGH}`,
      1,
    ]);
  });

  test("is asked nothing of where no requirement is of any", async () => {
    expect(await told(programWith([asks("other")], { risks: [risk("RISK-1", "severe")] }))).toEqual([2]);
  });
});

describe("a vendor that a program has", () => {
  const reviews = asks("review-host", { vendors: ["host"] });
  const vendors = [vendor("host", "critical"), vendor("mail", "high"), vendor("swag", "medium")];

  test("and that is critical or high is asked for, or fails what asks for others", async () => {
    expect(await told(programWith([first, reviews], { vendors }))).toEqual([
      "review-host / vendor mail fail: review: it is high, and no requirement asks for one",
      1,
    ]);
    const both = [reviews, asks("review-mail", { vendors: ["mail"] })];
    expect(await told(programWith(both, { vendors }))).toEqual([2]);
    expect(await told(programWith([asks("other")], { vendors }))).toEqual([2]);
  });

  test("is asked for up to the last day of its use", async () => {
    const program = programWith([reviews], { vendors: [vendor("mail", "critical", "2026-02-01")] });
    expect(await told(program)).toEqual([
      "review-host / vendor mail fail: review: it is critical, and no requirement asks for one",
      1,
    ]);
    expect(await told(program, "2026-02-02")).toEqual([2]);
  });
});

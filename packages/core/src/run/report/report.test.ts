import { describe, expect, test } from "vitest";
import { days, defineFramework, defineProgram, type ProgramDefinition, soc2 } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { always, rotation, testTools, vault, vaultProgram } from "../../vault.fixture.ts";
import { collectProgram, evaluateRecording, type Report } from "../index.ts";

const young = { id: "a", manager: "customer", period: known(days(1)) } as const;

async function reportOf(change: Partial<ProgramDefinition>): Promise<Report> {
  const program = vaultProgram({ providers: [vault(["north"], always(young))], ...change });
  return evaluateRecording(program, await collectProgram(program, testTools()));
}

describe("a criterion", () => {
  test("C1: that no control satisfies is a gap: shown, counted, and exit 2 although nothing fails", async () => {
    const report = await reportOf({ framework: soc2.scope({ categories: ["security"] }) });
    expect(report.total.outcome).toBe("pass");
    expect(report.gaps).toHaveLength(32);
    expect(report.gaps[0]).toMatchObject({
      criterion: { framework: "soc2", id: "CC1.1" },
      coverage: "uncovered",
    });
    expect(report.gaps.some(({ criterion }) => criterion.id === "CC6.1")).toBe(false);
    expect(report.exitCode).toBe(2);
  });

  test("C1: that is supported only is a gap too", async () => {
    const controls = [{ ...rotation, satisfies: [soc2.supporting("CC6.1")] }];
    expect((await reportOf({ controls })).gaps.map(({ criterion }) => criterion.id)).toEqual(["CC6.1"]);
  });

  test("C1: that is out of scope for a reason is no gap, and for an empty one it is", async () => {
    const all = Object.fromEntries(soc2.criteria.map(({ id }) => [id, id === "CC1.1" ? " " : "Not here."]));
    const report = await reportOf({ framework: soc2.scope({ categories: ["security"], outOfScope: all }) });
    expect(report.gaps.map(({ criterion }) => criterion.id)).toEqual(["CC1.1"]);
  });

  test("C16: of two frameworks with the same id is told apart", async () => {
    const other = defineFramework({
      id: "other",
      title: "Other",
      criteria: [
        { id: "CC6.1", category: "all", title: "The same id" },
        { id: "CC6.2", category: "all", title: "Another" },
      ],
      always: [],
    });
    const { framework } = vaultProgram();
    const scopes = [framework, other.scope({ categories: ["all"] })] as never;
    const only = await reportOf({ framework: scopes });
    const told = (report: Report) =>
      report.criteria
        .filter(({ coverage }) => coverage !== "out-of-scope")
        .map(({ criterion, coverage }) => `${criterion.framework} ${criterion.id} ${coverage}`);
    expect(told(only)).toEqual(["soc2 CC6.1 covered", "other CC6.1 uncovered", "other CC6.2 uncovered"]);
    const controls = [{ ...rotation, satisfies: [...rotation.satisfies, other("CC6.2")] }];
    const both = await reportOf({ framework: scopes, controls });
    expect(told(both)).toEqual(["soc2 CC6.1 covered", "other CC6.1 uncovered", "other CC6.2 covered"]);
    expect(both.exitCode).toBe(2);
  });

  test("a program may be spread into another, with its frameworks", () => {
    const program = vaultProgram();
    expect(defineProgram({ ...program, policies: [] }).frameworks).toEqual(program.frameworks);
  });
});

import { type ChecklistLine, defineControl, defineProgram, soc2 } from "@bylaw/core";
import { validateProgram } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { choices, connected, options, programWith } from "./baseline.fixture.ts";
import type { BaselineOptions } from "./options.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

const lines = (given: BaselineOptions): readonly ChecklistLine[] => soc2Baseline(given).program.checklist;
const shown = (all: readonly ChecklistLine[]): readonly string[] =>
  all.map(
    ({ id, shownBy }) =>
      `${id}: ${shownBy.map((one) => (typeof one === "string" ? one : `${one.kind} ${one.id}`)).join(", ")}`,
  );

describe("S21: the compliance checklist", () => {
  test("has the guide's thirteen lines, in its order, each with what shows it", () => {
    expect(shown(lines(options))).toEqual([
      "scope-defined: system",
      "auditor-selected: audit",
      "policies-approved: control policies-approved",
      "second-factor: control sign-on-mfa, control cloud-console-mfa, control cloud-root-protected",
      "data-encrypted: control data-at-rest-encrypted, control data-in-transit-encrypted, control other-traffic-encrypted",
      "vulnerability-scans: control vulnerabilities-scanned",
      "access-reviews: control access-reviewed",
      "change-process: policy change-management, control peer-review, control required-checks",
      "incident-response: policy incident-response, control incident-plan-tested",
      "vendors-assessed: control vendors-listed, control vendors-reviewed",
      "background-checks: control staff-screened",
      "security-training: control security-training",
      "evidence-collected: records, control controls-monitored",
    ]);
  });

  test("is the same whatever the categories, and whatever a provider verifies", () => {
    for (const categories of choices)
      expect(shown(lines({ ...options, categories }))).toEqual(shown(lines(options)));
    expect(shown(lines(connected))).toEqual(shown(lines(options)));
    const program = programWith(connected);
    for (const { shownBy } of program.checklist ?? [])
      for (const one of shownBy)
        if (typeof one !== "string" && one.kind === "control") expect(program.controls).toContain(one);
  });

  test("speaks of no number, and of no firm that nobody licensed", () => {
    for (const { title } of lines(options)) expect(title).not.toMatch(/\d/);
    expect(lines(options)[1]?.title).toBe("An auditor is selected: a licensed, independent CPA firm");
  });
});

describe("a checklist follows what the company makes of the baseline", () => {
  const own = defineControl({
    ...soc2Baseline(options).controls["access-reviewed"],
    id: "our-access-review",
    checks: [],
    satisfies: [soc2("CC6.2"), soc2("CC6.3"), soc2.supporting("CC6.1")],
  });

  test("a control that takes the place of another shows its line", () => {
    const given = { ...options, replace: { "access-reviewed": own } };
    expect(shown(lines(given))[6]).toBe("access-reviews: control our-access-review");
    expect(validateProgram(programWith(given))).toEqual([]);
  });

  test("a tightened one does, as it is", () => {
    const { controls, program } = soc2Baseline({
      ...options,
      tighten: { "access-reviewed": { owner: options.owners.engineering } },
    } as BaselineOptions);
    expect(program.checklist[6]?.shownBy[0]).toBe(controls["access-reviewed"]);
  });

  test("what is left out stays on its line, and stands for the reason that was given", () => {
    const remove = {
      "staff-screened": "The law forbids it here.",
      "incident-response": "Our host answers incidents.",
    } as const;
    const { program } = soc2Baseline<keyof typeof remove>({ ...options, remove });
    expect(shown(program.checklist).slice(8, 11)).toEqual([
      "incident-response: policy incident-response, control incident-plan-tested",
      "vendors-assessed: control vendors-listed, control vendors-reviewed",
      "background-checks: control staff-screened",
    ]);
    expect(program.controls.some(({ id }) => id === "staff-screened")).toBe(false);
    const whole = defineProgram({ ...program, providers: [] });
    expect(validateProgram(whole).filter(({ place }) => place.startsWith("checklist"))).toEqual([]);
    const hidden = defineProgram({ ...program, providers: [], omissions: [] });
    expect(validateProgram(hidden).filter(({ place }) => place.startsWith("checklist"))).toHaveLength(2);
  });
});

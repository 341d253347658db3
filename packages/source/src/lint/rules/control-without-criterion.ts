import type { ProgramRule } from "../rule.ts";

export const controlWithoutCriterion: ProgramRule = {
  reads: "program",
  id: "control-without-criterion",
  title: "A control that satisfies no criterion",
  why: "An auditor tests what a criterion asks for: the work of a control that claims none is shown to nobody.",
  fix: "Name the criteria that it satisfies or supports, or take it out of the program.",
  bad: ["satisfies: []"],
  good: ['satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")]'],
  find: (program) =>
    program.controls
      .filter(({ satisfies }) => satisfies.length === 0)
      .map((control) => ({
        definition: control,
        subject: `control ${control.id}`,
        message: "It satisfies no criterion.",
        suggestion: 'Name one, as in satisfies: [soc2("CC6.1")].',
      })),
};

import type { Control, Program } from "@bylaw/core";
import { claims, linksOf } from "@bylaw/core/run";
import type { ProgramRule } from "../rule.ts";

export const orphanControl: ProgramRule = {
  reads: "program",
  id: "orphan-control",
  title: "A control that no sentence asks for",
  why: "Whoever does the work reads policies: a control that no sentence of one names is work that nobody was told to do, and that is dropped one day. Where the policies say nothing of a whole category, as privacy, its controls stand for its criteria by themselves.",
  fix: "Name it in the statement that asks for it, .by(control), or take it out of the program.",
  bad: ['const logged = defineControl({ id: "logged", ... }); // and no statement says .by(logged)'],
  good: ['must("LOG-1")`The engineering owner logs every sign-in.`.by(logged)'],
  find(program) {
    const { statementsOf } = linksOf(program);
    const isAsked = (control: Control): boolean => statementsOf(control).length > 0;
    const spoken = new Set(
      program.controls.filter(isAsked).flatMap((control) => categoriesOf(control, program)),
    );
    return program.controls
      .filter((control) => !isAsked(control))
      .filter((control) => {
        const own = categoriesOf(control, program);
        return own.length === 0 || own.some((category) => spoken.has(category));
      })
      .map((control) => ({
        definition: control,
        subject: `control ${control.id}`,
        message: "No statement of a policy asks for it.",
        suggestion: "Name it in the one that does: .by(control).",
      }));
  },
};

/** The categories of the criteria that it satisfies, and not merely supports. */
function categoriesOf({ satisfies }: Control, { frameworks }: Program): readonly string[] {
  const primary = satisfies.filter(({ relation }) => relation === "primary");
  return frameworks.flatMap(({ framework, criteria }) =>
    criteria
      .filter((criterion) => primary.some((claim) => claims(claim, criterion)))
      .map(({ category }) => `${framework} ${category}`),
  );
}

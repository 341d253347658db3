import { linksOf } from "@bylaw/core/run";
import type { ProgramRule } from "../rule.ts";

export const orphanControl: ProgramRule = {
  reads: "program",
  id: "orphan-control",
  title: "A control that no sentence asks for",
  why: "Whoever does the work reads policies: a control that no sentence of one names is work that nobody was told to do, and that is dropped one day.",
  fix: "Name it in the statement that asks for it, .by(control), or take it out of the program.",
  bad: ['const logged = defineControl({ id: "logged", ... }); // and no statement says .by(logged)'],
  good: ['must("LOG-1")`The engineering owner logs every sign-in.`.by(logged)'],
  find(program) {
    const { statementsOf } = linksOf(program);
    return program.controls
      .filter((control) => statementsOf(control).length === 0)
      .map((control) => ({
        definition: control,
        subject: `control ${control.id}`,
        message: "No statement of a policy asks for it.",
        suggestion: `Name it in the one that does: .by(${control.id}).`,
      }));
  },
};

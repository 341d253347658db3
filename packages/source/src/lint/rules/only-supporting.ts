import { gapsOf, linksOf } from "@bylaw/core/run";
import type { ProgramRule } from "../rule.ts";

export const onlySupporting: ProgramRule = {
  reads: "program",
  id: "only-supporting",
  title: "A criterion that is supported, and satisfied by nothing",
  why: "A supporting control helps another one that satisfies the criterion. Where there is no other, the criterion is a gap.",
  fix: "Say of one control that it satisfies the criterion, if it does, or add one; or give the reason why the criterion does not apply.",
  bad: ['satisfies: [soc2.supporting("CC7.2")] // in every control that names CC7.2'],
  good: ['satisfies: [soc2("CC7.2")] // in one of them'],
  find(program) {
    const { controlsFor } = linksOf(program);
    return gapsOf(program).flatMap((criterion) =>
      controlsFor(criterion).supporting.map((control) => ({
        definition: control,
        subject: `control ${control.id}`,
        criterion: criterion.id,
        message: `It supports ${criterion.id}, which no control satisfies.`,
        suggestion: "Let one control satisfy it, or say in the program's scope why it does not apply.",
      })),
    );
  },
};

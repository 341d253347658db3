import type { Criterion } from "../company/framework.ts";
import type { Program } from "../company/program.ts";
import { linksOf } from "./links.ts";

/** The criteria in scope that no control satisfies, in the frameworks' order. One that is only supported is a gap too. */
export function gapsOf(program: Program): readonly Criterion[] {
  const { controlsFor } = linksOf(program);
  return program.frameworks.flatMap(({ criteria, outOfScope }) =>
    criteria.filter(
      (one) => controlsFor(one).primary.length === 0 && (outOfScope[one.id] ?? "").trim() === "",
    ),
  );
}

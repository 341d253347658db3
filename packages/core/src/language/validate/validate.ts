import type { Program } from "../company/program.ts";
import { BylawError } from "../values/errors.ts";
import { faultyAccessReviews } from "./access-reviews.ts";
import { faultyBacklog } from "./backlog.ts";
import { faultyChecklist, faultyMilestones } from "./checklist.ts";
import { brokenReferences, faultyRisks, unevenAlternatives, unverified } from "./graph.ts";
import { duplicateIds } from "./identity.ts";
import type { ProgramProblem } from "./problem.ts";
import { absentEnvironments, absentProviders } from "./providers.ts";
import { faultySettings, unknownBindings } from "./settings.ts";
import { faultyPeriod, faultyWaivers } from "./waivers.ts";

export type { ProgramProblem } from "./problem.ts";

/**
 * Every problem of a program's graph, each with its place. An empty list means that the program can run.
 *
 * @example for (const { place, message, next } of validateProgram(program)) console.error(place, message, next);
 */
export function validateProgram(program: Program): readonly ProgramProblem[] {
  return [
    ...duplicateIds(program),
    ...brokenReferences(program),
    ...unverified(program),
    ...unevenAlternatives(program),
    ...absentProviders(program),
    ...absentEnvironments(program),
    ...faultyRisks(program),
    ...faultySettings(program),
    ...unknownBindings(program),
    ...faultyWaivers(program),
    ...faultyBacklog(program),
    ...faultyPeriod(program),
    ...faultyChecklist(program),
    ...faultyMilestones(program),
    ...faultyAccessReviews(program),
  ];
}

const valid = new WeakSet<Program>();

/** Throws one `invalid-program` error that lists every problem. A program that was found valid is not looked at again. */
export function assertValidProgram(program: Program): void {
  if (valid.has(program)) return;
  const problems = validateProgram(program);
  if (problems.length === 0) {
    // What is not frozen may be another program the next time.
    if (Object.isFrozen(program)) valid.add(program);
    return;
  }
  const lines = problems.map(
    ({ place, message, next }) => `  ${place}
    ${message}
    ${next}`,
  );
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  throw new BylawError("invalid-program", `The program has ${count}:\n${lines.join("\n")}`, {
    next: "Mend what is listed and run again.",
  });
}

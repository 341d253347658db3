import { type AccessReview, ownersIn } from "../company/access-review.ts";
import type { Program } from "../company/program.ts";
import { personOf } from "../people/person.ts";
import { isStaff } from "../people/staff.ts";
import type { ProgramProblem } from "./problem.ts";

/** Each access review answers a requirement of its own, of the kind that says what was decided, and its reviewers work here. */
export function faultyAccessReviews(program: Program): readonly ProgramProblem[] {
  const { accessReviews = [] } = program;
  return accessReviews.flatMap((review) => [
    ...faultyRequirement(program, review),
    ...strangers(program, review),
  ]);
}

const KIND = "access-review";

function faultyRequirement(
  { controls }: Program,
  { id, requirement }: AccessReview,
): readonly ProgramProblem[] {
  const asked = controls.flatMap(({ evidence }) => evidence);
  const fitting = asked.filter(({ of }) => of.id === KIND).map((one) => one.id);
  const found = asked.find((one) => one.id === requirement);
  if (found?.of.id === KIND) return [];
  return [
    {
      code: "unknown-id",
      place: `access review ${id}`,
      message:
        found === undefined
          ? `It answers ${JSON.stringify(requirement)}, which no control of the program asks for.`
          : `It answers ${requirement}, which is of the kind ${found.of.id}, and not ${KIND}.`,
      next:
        fitting.length === 0
          ? `Give a control evidence of the kind ${KIND}, and name its id.`
          : `Name one of: ${fitting.join(", ")}.`,
    },
  ];
}

/** A decision by somebody whom the program does not know is refused when it is read. */
function strangers({ people }: Program, { id, reviewers }: AccessReview): readonly ProgramProblem[] {
  if (people === undefined || isStaff(people)) return [];
  const known = new Set(people.map((one) => one.id));
  return Object.entries(reviewers)
    .flatMap(([key, owners]) => ownersIn(owners).map((owner) => [key, personOf(owner).id] as const))
    .filter(([, person]) => !known.has(person))
    .map(([key, person]) => ({
      code: "unknown-id",
      place: `access review ${id}`,
      message: `${key} is reviewed by ${person}, who is none of the program's people.`,
      next: `Add ${person} to the program's people, or name another reviewer.`,
    }));
}

import { BylawError, type Program } from "@bylaw/core";
import { peopleIn, type Recording } from "@bylaw/core/run";

type People = Extract<Awaited<ReturnType<typeof peopleIn>>, { resources: unknown }>["resources"];

/** Who may decide, and whom accounts belong to. Throws where nobody knows. */
export async function peopleOf(program: Program, open: () => Promise<Recording>): Promise<People> {
  const people = await peopleIn(program, open);
  if ("resources" in people) return people.resources;
  throw new BylawError(
    "review-refused",
    `Nobody knows who works here: ${people.problem.message.replace(/\.?$/, ".")}`,
    { next: "Mend that, and run again: accounts belong to people, and people decide." },
  );
}

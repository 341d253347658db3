import type { Program } from "../../language/company/program.ts";
import { isStaff, type Staffer } from "../../language/people/staff.ts";
import { planRun } from "../plan.ts";
import type { Recording } from "../recording.ts";
import type { Read } from "./context.ts";
import { readerOf } from "./evaluate-requirements.ts";
import { peopleOf } from "./judge-requirement.ts";

/**
 * Who works or worked here: whom the program names, else whom a recording lists. The recording is opened only where it is needed.
 *
 * @example
 * const people = await peopleIn(program, () => openRecording("recordings/today"));
 */
export async function peopleIn(program: Program, open: () => Promise<Recording>): Promise<Read<Staffer>> {
  const { people } = program;
  return isStaff(people) ? (await readerOf(planRun(program), await open())).people : peopleOf(people);
}

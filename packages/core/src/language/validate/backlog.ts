import { areFailures, type BacklogGroup } from "../company/backlog.ts";
import type { Program } from "../company/program.ts";
import { isStaff } from "../people/staff.ts";
import { isDay } from "../values/day.ts";
import type { ProgramProblem } from "./problem.ts";

/** What is planned has an owner, a reason and an end, and is planned once. */
export function faultyBacklog(program: Program): readonly ProgramProblem[] {
  const { backlog } = program;
  if (backlog === undefined) return [];
  const known = ownersOf(program);
  const seen = new Set<string>();
  return backlog.groups.flatMap((group, at) => {
    const place = `backlog › group ${at + 1}, ${areFailures(group) ? group.check : group.criteria.join(", ")}`;
    const faults = [...faultsOf(group, known), ...twice(group, seen)];
    return faults.map(([message, next]) => ({ code: "bad-backlog" as const, place, message, next }));
  });
}

type Fault = readonly [message: string, next: string];

function faultsOf(
  { owner, reason, until }: BacklogGroup,
  known: ReadonlySet<string> | undefined,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (typeof until !== "string" || !isDay(until)) {
    const message =
      until === undefined ? "It has no last day." : `Its last day ${String(until)} is not a calendar day.`;
    faults.push([message, 'Give it one, such as until: "2027-02-28".']);
  }
  if (typeof reason !== "string" || reason.trim() === "")
    faults.push(["It gives no reason.", "Say why it fails today, and what is done about it."]);
  if (typeof owner !== "string" || owner.trim() === "") {
    faults.push(["It has no owner.", "Write the id of one of its people or roles."]);
  } else if (known?.has(owner) === false) {
    const message = `Its owner ${JSON.stringify(owner)} is no person or role of the program.`;
    faults.push([message, "Write the id of one of its people or roles."]);
  }
  return faults;
}

function twice(group: BacklogGroup, seen: Set<string>): readonly Fault[] {
  const names = areFailures(group)
    ? Object.entries(group.failures).flatMap(([scope, resources]) =>
        resources.map((resource) => [group.check, scope, resource]),
      )
    : group.criteria.map((criterion) => [criterion]);
  return names.flatMap((name): readonly Fault[] => {
    const key = JSON.stringify(name);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [] : [[`${name.join(" ")} is planned twice.`, "Keep it in one group."]];
  });
}

/** Undefined where the people are a listing: who they are is known only when it is read. */
function ownersOf({ people = [], roles, ...owned }: Program): ReadonlySet<string> | undefined {
  if (isStaff(people)) return undefined;
  const owners = [...owned.controls, ...owned.policies, ...owned.risks].map(({ owner }) => owner);
  return new Set([...people, ...roles, ...owners].map(({ id }) => id));
}

import type { Program } from "../../language/company/program.ts";
import { holderOn, type Owner } from "../../language/people/person.ts";
import { isStaff } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";

/** The last day of whoever an id of a plan's owner names, where it is over: a role by who holds it now. Undefined else. */
export function whenOwnerLeft(program: Program, id: string, today: IsoDate): IsoDate | undefined {
  const { people = [], roles, controls, policies, risks } = program;
  const named = isStaff(people) ? [] : people;
  const owners: readonly Owner[] = [
    ...named,
    ...roles,
    ...[...controls, ...policies, ...risks].map(({ owner }) => owner),
  ];
  const owner = owners.find((one) => one.id === id);
  if (owner === undefined) return undefined;
  const holder = holderOn(owner, today);
  const { end } = named.find((one) => one.id === holder.id) ?? holder;
  return end !== undefined && end < today ? end : undefined;
}

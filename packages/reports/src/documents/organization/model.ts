import type { Person, Program, Role } from "@bylaw/core";
import type { Asked } from "../../parts/asked.ts";
import { type OwnedModel, ownedBy, ownersOf } from "../../parts/owned.ts";

/** Which roles there are, whom each reports to, and what it answers for. Names only when asked. */
export interface OrganizationModel {
  readonly organization: string;
  readonly names: boolean;
  readonly roles: readonly RoleModel[];
  /** By their place among the roles: from who leads to who reports. */
  readonly lines: readonly { readonly from: number; readonly to: number }[];
  /** What people answer for without a role. */
  readonly persons: readonly (OwnedModel & {
    /** Counted from one, to tell two of the same title apart where names are left out. */
    readonly nth: number;
    readonly title: string;
    readonly name: string | null;
  })[];
}

export interface RoleModel extends OwnedModel {
  readonly at: number;
  readonly id: string;
  readonly title: string;
  /** Null unless names are asked for. */
  readonly holder: string | null;
  readonly reportsTo: string | null;
  readonly responsibilities: readonly string[];
}

export function organizationModel(program: Program, { names }: Asked): OrganizationModel {
  const roles = rolesOf(program);
  const placeOf = (role: Role): number => roles.findIndex(({ id }) => id === role.id);
  return {
    organization: program.organization.name,
    names,
    roles: roles.map((role, at) => ({
      at,
      id: role.id,
      title: role.title,
      holder: names ? role.holder.name : null,
      reportsTo: role.reportsTo?.title ?? null,
      responsibilities: role.responsibilities ?? [],
      ...ownedBy(role, program),
    })),
    lines: roles.flatMap((role, to) =>
      role.reportsTo === undefined ? [] : [{ from: placeOf(role.reportsTo), to }],
    ),
    persons: ownersOf(program)
      .filter((owner): owner is Person => owner.kind === "person")
      .map((person, at) => ({
        nth: at + 1,
        title: person.title ?? "somebody whose title is not defined",
        name: names ? person.name : null,
        ...ownedBy(person, program),
      })),
  };
}

/** The program's roles, those that own something, and those that these report to; each once. */
function rolesOf(program: Program): readonly Role[] {
  const found = new Map<string, Role>();
  const add = (role: Role): void => {
    for (let one: Role | undefined = role; one !== undefined && !found.has(one.id); one = one.reportsTo)
      found.set(one.id, one);
  };
  for (const role of program.roles) add(role);
  for (const owner of ownersOf(program)) if (owner.kind === "role") add(owner);
  return [...found.values()];
}

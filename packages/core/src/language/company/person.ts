import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind } from "../values/kind.ts";

/** A human being. Approvals and decisions accept persons only. */
export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly email?: string;
}

/** An office that someone holds, such as CTO. Owners may be roles, so that documents outlive a departure. */
export interface Role {
  readonly kind: "role";
  readonly id: string;
  readonly title: string;
  readonly holder: Person;
}

/** Who answers for something. */
export type Owner = Person | Role;

/** @example const ana = definePerson({ id: "ana", name: "Ana Silva", title: "Platform lead" }); */
export function definePerson(person: Omit<Person, "kind">): Person {
  return freeze({ kind: "person", ...person, id: slug("Person", person.id) });
}

/** @example const cto = defineRole({ id: "cto", title: "CTO", holder: ana }); */
export function defineRole(role: Omit<Role, "kind">): Role {
  assertKind(`role ${role.id}: holder`, role.holder, "person");
  return freeze({ kind: "role", ...role, id: slug("Role", role.id) });
}

/** How an owner is named in a document: a role by its title, a person by name. */
export function ownerText(owner: Owner): string {
  return owner.kind === "role" ? owner.title : owner.name;
}

/** The person behind an owner. */
export function personOf(owner: Owner): Person {
  return owner.kind === "role" ? owner.holder : owner;
}

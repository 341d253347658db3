import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind } from "../values/kind.ts";

/** A human being. Approvals and decisions accept persons only. */
export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly email?: string;
  /** The first day of work; without it, somebody who was there before anything was asked. */
  readonly start?: IsoDate;
  /** The last day of work. */
  readonly end?: IsoDate;
  /** When they are away, both days included: what is due then is due that much later. */
  readonly away?: readonly Absence[];
  /** What they belong to: `["engineering"]`. A policy may be for some groups alone. */
  readonly groups?: readonly string[];
  /** What they are called elsewhere: `{ github: "anasilva" }`. */
  readonly identities?: Readonly<Record<string, string>>;
}

/** Days on which somebody is away. It gives no reason. */
export interface Absence {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** An office that someone holds, such as CTO. Owners may be roles, so that documents outlive a departure. */
export interface Role {
  readonly kind: "role";
  readonly id: string;
  readonly title: string;
  readonly holder: Person;
  /** What it answers for, a phrase each: `the register of risks`. */
  readonly responsibilities?: readonly string[];
  /** The office that it reports to. */
  readonly reportsTo?: Role;
  /** Who held it before, and through which day. */
  readonly former?: readonly FormerHolder[];
}

export interface FormerHolder {
  readonly person: Person;
  /** The last day on which they held it. */
  readonly until: IsoDate;
}

/** Who answers for something. */
export type Owner = Person | Role;

/** @example const ana = definePerson({ id: "ana", name: "Ana Silva", title: "Platform lead", start: "2024-01-08" }); */
export function definePerson(person: Omit<Person, "kind">): Person {
  const place = `person ${person.id}`;
  const { start, end, away = [] } = person;
  if (start !== undefined) isoDate(`${place}: start`, start);
  if (end !== undefined) isoDate(`${place}: end`, end);
  assertInOrder(place, start, end);
  for (const { from, to } of away) {
    assertInOrder(`${place}: away`, isoDate(`${place}: away from`, from), isoDate(`${place}: away to`, to));
  }
  return defined({ kind: "person", ...person, id: slug("Person", person.id) });
}

function assertInOrder(place: string, from: IsoDate | undefined, to: IsoDate | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new BylawError("invalid-definition", `${place} ends on ${to}, before it begins on ${from}.`, {
    next: "Write the earlier day first.",
  });
}

/** @example const cto = defineRole({ id: "cto", title: "CTO", holder: ana }); */
export function defineRole(role: Omit<Role, "kind">): Role {
  assertKind(`role ${role.id}: holder`, role.holder, "person");
  if (role.reportsTo !== undefined) assertKind(`role ${role.id}: reportsTo`, role.reportsTo, "role");
  for (const { person, until } of role.former ?? NOBODY) {
    assertKind(`role ${role.id}: former holder`, person, "person");
    isoDate(`role ${role.id}: until`, until);
  }
  return defined({ kind: "role", ...role, id: slug("Role", role.id) });
}

const NOBODY: readonly FormerHolder[] = [];

/** Who an owner was on a day: a role's holder then, a person always. */
export function holderOn(owner: Owner, day: IsoDate): Person {
  if (owner.kind === "person") return owner;
  const before = [...(owner.former ?? NOBODY)].sort((a, b) => (a.until < b.until ? -1 : 1));
  return before.find(({ until }) => day <= until)?.person ?? owner.holder;
}

/** How an owner is named in a document: a role by its title, a person by name. */
export function ownerText(owner: Owner): string {
  return owner.kind === "role" ? owner.title : owner.name;
}

/** The person behind an owner. */
export function personOf(owner: Owner): Person {
  return owner.kind === "role" ? owner.holder : owner;
}

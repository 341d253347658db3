import { from, type Observed, whenAbsent } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import type { Permissions } from "../../lib/permissions.ts";
import type { PolicyDocument } from "../../lib/policy-document.ts";
import { together } from "../../lib/together.ts";
import type { IamIdentity } from "./identities.ts";
import type { ManagedPolicy } from "./managed-policies.ts";
import { detailsOperation as operation } from "./policy-text.ts";

/** The listings in which what somebody is given stands. */
export interface GivenIn {
  readonly identities: readonly IamIdentity[];
  readonly policies: readonly ManagedPolicy[];
}

/** What a user or a role is given, a user's groups' policies among it. Unreadable where a part of it is. */
export function permissionsOf(
  identity: IamIdentity,
  { identities, policies }: GivenIn,
): Observed<Permissions> {
  const groups = from(identity.groups, (names) => together(names.map((one) => groupCalled(one, identities))));
  const given = from(groups, (list) =>
    together([identity, ...list].map((one) => documentsOf(one, policies))),
  );
  return from([given, whenAbsent(identity.boundary, "")], (documents, boundary) => {
    const all: Permissions = { policies: documents.flat() };
    if (boundary === "") return known(all);
    return from(documentOf(boundary, policies), (document): Permissions => ({ ...all, boundary: document }));
  });
}

/** The policies of one of them alone. */
export function documentsOf(
  { inlinePolicies, attachedPolicies }: IamIdentity,
  policies: readonly ManagedPolicy[],
): Observed<readonly PolicyDocument[]> {
  return from([inlinePolicies, attachedPolicies], (inline, attached) =>
    together([
      ...inline.map(({ document }) => document),
      ...attached.map((arn) => documentOf(arn, policies)),
    ]),
  );
}

/** The names of the users in a group. */
export function membersOf(group: string, identities: readonly IamIdentity[]): Observed<readonly string[]> {
  const users = identities.filter(({ kind }) => kind === "user");
  const names = users.map(({ name, groups }) => from(groups, (all) => (all.includes(group) ? [name] : [])));
  return from(together(names), (all) => all.flat());
}

/** What of a listing has an ARN, such as the user, group or role. */
export function toldBy<T extends Told>(arn: string, list: readonly T[]): Observed<T> {
  return toldOf(arn, byArn(list).get(arn));
}

function groupCalled(name: string, identities: readonly IamIdentity[]): Observed<IamIdentity> {
  return toldOf(`the group ${name}`, groupsByName(identities).get(name));
}

function documentOf(arn: string, policies: readonly ManagedPolicy[]): Observed<PolicyDocument> {
  return from(toldBy(arn, policies), ({ document }) => document);
}

/** What is named and not told came while the account was read, or went. */
function toldOf<T extends object>(what: string, found: T | undefined): Observed<T> {
  if (found !== undefined) return known(found);
  const message = `${operation} answered that there is ${what}, and did not answer what that is.`;
  return unreadable({ code: "partial-data", message, operation });
}

type Told = { readonly id: string };
type Index<T> = WeakMap<readonly T[], ReadonlyMap<string, T>>;
const arns: Index<Told> = new WeakMap();
const groupNames: Index<IamIdentity> = new WeakMap();

function byArn<T extends Told>(list: readonly T[]): ReadonlyMap<string, T> {
  return madeOnce(arns as Index<T>, list, () => list.map((one) => [one.id, one]));
}

function groupsByName(list: readonly IamIdentity[]): ReadonlyMap<string, IamIdentity> {
  return madeOnce(groupNames, list, () =>
    list.flatMap((one): [string, IamIdentity][] => (one.kind === "group" ? [[one.name, one]] : [])),
  );
}

/** Of one listing thousands ask. */
function madeOnce<T>(
  index: Index<T>,
  list: readonly T[],
  entries: () => readonly (readonly [string, T])[],
): ReadonlyMap<string, T> {
  const made = index.get(list) ?? new Map(entries());
  index.set(list, made);
  return made;
}

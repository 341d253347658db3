import { from, type Observed, whenAbsent } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import type { Permissions } from "../../lib/permissions.ts";
import type { PolicyDocument } from "../../lib/policy-document.ts";
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

function documentsOf(
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

function documentOf(arn: string, policies: readonly ManagedPolicy[]): Observed<PolicyDocument> {
  const policy = byId(policies).get(arn);
  return policy === undefined ? notTold(`the policy ${arn}`) : policy.document;
}

function groupCalled(name: string, identities: readonly IamIdentity[]): Observed<IamIdentity> {
  const group = groupsByName(identities).get(name);
  return group === undefined ? notTold(`the group ${name}`) : known(group);
}

/** It came while the account was read, or went. */
function notTold(what: string): Observed<never> {
  const message = `${operation} answered that somebody has ${what}, and did not answer what that is.`;
  return unreadable({ code: "partial-data", message, operation });
}

function together<T>(parts: readonly Observed<T>[]): Observed<readonly T[]> {
  return parts.reduce<Observed<readonly T[]>>(
    (all, part) => from([all, part], (before, one) => [...before, one]),
    known([]),
  );
}

const policies = new WeakMap<readonly ManagedPolicy[], ReadonlyMap<string, ManagedPolicy>>();
const groups = new WeakMap<readonly IamIdentity[], ReadonlyMap<string, IamIdentity>>();

/** Made once of a listing: thousands ask. */
function byId(list: readonly ManagedPolicy[]): ReadonlyMap<string, ManagedPolicy> {
  const made = policies.get(list) ?? new Map(list.map((one) => [one.id, one]));
  policies.set(list, made);
  return made;
}

function groupsByName(list: readonly IamIdentity[]): ReadonlyMap<string, IamIdentity> {
  const made =
    groups.get(list) ?? new Map(list.flatMap((one) => (one.kind === "group" ? [[one.name, one]] : [])));
  groups.set(list, made);
  return made;
}

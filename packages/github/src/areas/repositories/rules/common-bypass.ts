import type { Observed } from "@bylaw/core";
import { inspect, known, listText, unreadable } from "@bylaw/core/provider";
import type { Actor } from "../repository.ts";
import { actorText } from "./branch-sources.ts";

/**
 * Who is on all of these bypass lists. GitHub lists teams and roles and not who is in them, so it is known only where two
 * lists can have nobody in common, or where the same actor is on each.
 */
export function commonBypass(lists: readonly Observed<readonly Actor[]>[]): Observed<readonly string[]> {
  const states = lists.map((list) => inspect(list));
  const all = states.flatMap((state) => (state.state === "known" ? [state.value] : []));
  const disjoint = all.some((a, at) => all.slice(at + 1).some((b) => haveNobodyInCommon(a, b)));
  if (disjoint) return known([]);
  const unread = states.find((state) => state.state !== "known");
  if (unread?.state === "unreadable") return unreadable(unread.problem);
  const [first = [], ...others] = all;
  const common = first.filter((one) =>
    others.every((list) => list.some((other) => isSurelySame(one, other))),
  );
  if (common.length > 0) return known(common.map(actorText));
  const named = [...new Set(all.flat().map(actorText))];
  const message = `Whether somebody is on each of these bypass lists depends on who belongs to ${listText(named)}, which is not read.`;
  return unreadable({ code: "partial-data", message });
}

function haveNobodyInCommon(a: readonly Actor[], b: readonly Actor[]): boolean {
  return a.every((one) => b.every((other) => isSurelyAnother(one, other)));
}

/** An owner of the organization administers each of its repositories, and every organization has one. */
function isOwner({ type, name }: Actor): boolean {
  return (
    type === "administrators" || type === "OrganizationAdmin" || (type === "RepositoryRole" && name === "5")
  );
}

function isSurelySame(a: Actor, b: Actor): boolean {
  if (isOwner(a) && isOwner(b)) return true;
  return a.type !== "Unknown" && a.type === b.type && a.name === b.name;
}

/** People that GitHub lists by what they belong to. */
const GROUPS: ReadonlySet<string> = new Set(["Team", "OrganizationAdmin", "EnterpriseOwner"]);
/** Whom a role of a repository spares, apps among them. */
const ROLES: ReadonlySet<string> = new Set(["RepositoryRole", "administrators"]);

/** Two apps, or two users, by number; a key, which is nobody else; an app, which is nobody's login and in no team. */
function isSurelyAnother(a: Actor, b: Actor): boolean {
  const [one, other] = [kindOf(a), kindOf(b)];
  if (one === "unknown" || other === "unknown") return false;
  if (one === other)
    return (one === "app" || one === "user") && isNumbered(a) && isNumbered(b) && a.name !== b.name;
  if (one === "key" || other === "key") return true;
  return (one === "app" && isPerson(other)) || (other === "app" && isPerson(one));
}

function kindOf({ type }: Actor): "key" | "app" | "user" | "group" | "role" | "unknown" {
  if (type === "DeployKey") return "key";
  if (type === "Integration" || type === "App") return "app";
  if (type === "User") return "user";
  if (GROUPS.has(type)) return "group";
  return ROLES.has(type) ? "role" : "unknown";
}

function isPerson(kind: ReturnType<typeof kindOf>): boolean {
  return kind === "user" || kind === "group";
}

/** Rulesets give a number and a mode; classic protection gives a login or a slug, which cannot be held against one. */
function isNumbered({ name, mode }: Actor): boolean {
  return mode !== undefined && name !== undefined;
}

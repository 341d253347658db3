import type { Follow } from "../../follow/context.ts";
import {
  type Framework,
  type MadeValue,
  type MemberValue,
  nameOf,
  type Place,
  type Value,
} from "../../follow/value.ts";
import { answersItself } from "../answers.ts";
import { covers, overlaps, type PathSet, within } from "../path.ts";
import type { Route, Step } from "../route.ts";
import { delegateOf } from "./delegate.ts";
import { guardWithin } from "./guard-within.ts";
import { sentBy } from "./sent-before.ts";

/** What stands between a request and a handler. */
export type Guarded =
  | { readonly is: "guarded"; readonly by: string; readonly place: Place }
  | { readonly is: "open"; readonly passed: readonly string[] }
  | { readonly is: "unread"; readonly why: string };

/** Whether a guard stands before the handler of a route, for each path of it that lies in `area`. */
export function guardedIn(follow: Follow, route: Route, area: PathSet, guards: ReadonlySet<string>): Guarded {
  if (route.unread !== undefined) return { is: "unread", why: route.unread };
  const passed: string[] = [];
  let maybe: string | undefined;
  for (const [index, step] of route.steps.entries()) {
    const isHandler = index === route.steps.length - 1 && step.isOwn;
    const asked = { follow, guards, framework: route.framework };
    const found = isHandler ? isHandlerGuard(asked, step.value) : isGuard(asked, step.value);
    const name = nameOf(step.value);
    if (found === "yes") {
      const doubt = doubtOf(step, route, area, name) ?? sentBefore(follow, route, index);
      if (doubt === undefined) return { is: "guarded", by: name, place: step.place };
      if (doubt !== false) maybe ??= doubt;
      continue;
    }
    if (found !== undefined) maybe ??= found;
    if (isHandler) break;
    if (step.isOwn && answersItself(step.value, route.framework)) break;
    passed.push(name);
  }
  const why = maybe ?? route.doubt;
  return why === undefined ? { is: "open", passed } : { is: "unread", why };
}

/** What of a path a request may write otherwise, so that a route decodes it to one that a guard on that path did not see. */
const WRITTEN: Readonly<Record<Framework, string>> = {
  express: "a letter of it as %61",
  hono: "a slash of it as %2f",
  fastify: "it otherwise",
};

/** Why a guard may not stand there; false where it does not, undefined where it does for certain. */
function doubtOf(step: Step, route: Route, area: PathSet, name: string): string | false | undefined {
  const { paths } = route;
  const [condition] = step.conditions;
  const { path, line } = step.place;
  const asked = within(paths, area);
  const reaches = (isCaseSensitive: boolean): boolean => covers(step.at, asked, isCaseSensitive);
  const where = `${name} of ${path}:${line}`;
  const isSure = typeof step.caseSensitive === "boolean" ? reaches(step.caseSensitive) : reaches(true);
  if (isSure && step.skipped !== undefined) return `${where} may be passed by: ${step.skipped}`;
  if (isSure && !covers(step.at, within(paths, area, true), false))
    return `${where} stands before a path as it is written, and a request that writes ${WRITTEN[route.framework]} comes by: the route answers that as well`;
  if (isSure) return condition === undefined ? undefined : `${where} stands under a condition (${condition})`;
  if (typeof step.caseSensitive === "string" && reaches(false)) return `${where}: ${step.caseSensitive}`;
  return step.at.isExact || !overlaps(step.at, paths)
    ? false
    : `which paths ${where} stands before is not known`;
}

/** How a function of the company that stands before a guard may answer in its place; undefined where none does. */
function sentBefore(follow: Follow, { steps, framework }: Route, index: number): string | undefined {
  // What another route answers is judged there.
  const own = steps
    .slice(0, index + 1)
    .filter(({ isOfOther, value }, at) => isOfOther !== true && (at < index || value.kind === "made"));
  const all = own.map(({ value }) => sentBy(follow, value, framework));
  const sent = all.find((one) => one !== undefined);
  return sent === undefined ? undefined : `${sent}, before the guard`;
}

interface Asked {
  readonly follow: Follow;
  readonly guards: ReadonlySet<string>;
  readonly framework: Framework;
}

/** The same of a handler: one that is not known is one that is unguarded. */
function isHandlerGuard(asked: Asked, value: Value): "yes" | string | undefined {
  const found = isGuard(asked, value);
  return found === "yes" ? found : withinOf(asked, value);
}

/** That the functions of the company in a value, through whatever wraps them, call a guard among other things. */
function withinOf(asked: Asked, value: Value): string | undefined {
  if (value.kind === "function") return guardWithin(asked.follow, value, asked.guards);
  const parts = value.kind === "made" ? value.args : value.kind === "either" ? value.values : [];
  return parts.map((one) => withinOf(asked, one)).find((one) => one !== undefined);
}

/** `yes`, or why it may be one; undefined for what is none. */
function isGuard(asked: Asked, value: Value, depth = 0): "yes" | string | undefined {
  if (asked.guards.has(nameOf(value))) return "yes";
  if (depth > 8) return undefined;
  const inner = (one: Value): "yes" | string | undefined => isGuard(asked, one, depth + 1);
  switch (value.kind) {
    case "unknown":
      return `a function before it cannot be followed: ${value.why}`;
    case "either": {
      const all = value.values.map(inner);
      if (all.every((one) => one === "yes")) return "yes";
      return all.some((one) => one !== undefined)
        ? `one of several functions stands before it: ${nameOf(value)}`
        : undefined;
    }
    // One of several lists of hooks: whoever of one stands there, all of it does.
    case "list": {
      const all = value.items.map(inner);
      return all.includes("yes") ? "yes" : all.find((one) => one !== undefined);
    }
    case "member":
    case "made":
      if (asked.guards.has(rootOf(value))) return `what ${nameOf(value)} makes of the guard is not read`;
      if (value.kind === "member") return undefined;
      if (!value.args.some((one) => inner(one) === "yes")) return withinOf(asked, value);
      return WRAPS.test(value.symbol) ? "yes" : `what ${value.symbol} makes of the guard is not read`;
    case "function": {
      const called = delegateOf(asked.follow, value, asked.framework);
      if (called !== undefined) {
        const found = inner(called);
        if (found !== undefined) return found;
      }
      const own = value.scope.symbol.endsWith("()") ? [...value.scope.names.values()] : [];
      return own.some((one) => one.read === undefined && one.value !== value && inner(one.value) === "yes")
        ? `what ${value.symbol} makes of the guard is not read`
        : guardWithin(asked.follow, value, asked.guards);
    }
    default:
      return undefined;
  }
}

/** What made the thing that a method is of. */
function rootOf(value: MadeValue | MemberValue): string {
  if (value.kind === "member") return value.of.kind === "member" ? rootOf(value.of) : nameOf(value.of);
  return value.symbol.replace(/\(\)\.[\w.]+(?:\(\)(?:\.[\w.]+)?)*$/, "()");
}

/** Wrappers that always call what they are given. */
const WRAPS = /^express-async-handler#(?:default)?\(\)$|^hono\/combine#every\(\)$/;

import type { Follow } from "../../follow/context.ts";
import { unlessTooDeep } from "../../follow/deep.ts";
import { type FunctionValue, nameOf, type Scope, unknown, type Value } from "../../follow/value.ts";

/** How many calls are followed through one function. */
const MOST_CALLS = 2_000;

type Found = { readonly guard: string; readonly how: "calls" | "hands on" } | "too deep" | undefined;
type OfScope = WeakMap<Scope, Map<FunctionValue["node"], Found>>;
const known = new WeakMap<ReadonlySet<string>, OfScope>();

/** That a function of the company calls a guard somewhere, or hands it to something: the end of a sentence. Undefined where it does neither. */
export function guardWithin(
  follow: Follow,
  value: FunctionValue,
  guards: ReadonlySet<string>,
): string | undefined {
  const found = foundIn(follow, value, guards);
  if (found === undefined) return undefined;
  if (found === "too deep") return `${value.symbol} nests deeper than can be read`;
  const what = found.how === "calls" ? `calls ${found.guard}` : `hands ${found.guard} on`;
  return `${value.symbol} ${what} among other things, and that no request goes on without it is not shown`;
}

function foundIn(follow: Follow, value: FunctionValue, guards: ReadonlySet<string>): Found {
  const all: OfScope = known.get(guards) ?? new WeakMap();
  known.set(guards, all);
  const of = all.get(value.scope) ?? new Map<FunctionValue["node"], Found>();
  all.set(value.scope, of);
  if (!of.has(value.node)) of.set(value.node, search(follow, value, guards));
  return of.get(value.node);
}

/** Follows the function as a request would call it, and looks at what is called on the way. */
function search(follow: Follow, value: FunctionValue, guards: ReadonlySet<string>): Found {
  let found: Found;
  const { left, watch, conditions } = follow;
  follow.left = MOST_CALLS;
  follow.watch = {
    logs: new Set(),
    calls: [],
    doubts: [],
    met: (callee, args) => {
      if (isNamed(callee, guards)) found ??= { guard: nameOf(callee), how: "calls" };
      const given = args.find((one) => isNamed(one, guards));
      if (given !== undefined) found ??= { guard: nameOf(given), how: "hands on" };
    },
  };
  try {
    const args = value.node.parameters.map(() => unknown("a request gives it"));
    unlessTooDeep(
      () => void follow.call(value, args, value.node, value.scope),
      () => {
        found = "too deep";
      },
    );
  } finally {
    follow.left = left;
    follow.conditions = conditions;
    if (watch === undefined) delete follow.watch;
    else follow.watch = watch;
  }
  return found;
}

function isNamed(value: Value, guards: ReadonlySet<string>): boolean {
  if (guards.has(nameOf(value))) return true;
  if (value.kind === "member") return isNamed(value.of, guards);
  if (value.kind === "made") return value.args.some((one) => isNamed(one, guards));
  return value.kind === "either" && value.values.some((one) => isNamed(one, guards));
}

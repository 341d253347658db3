import type { ts } from "ts-morph";
import type { Follow } from "./context.ts";
import { type FunctionValue, type MadeValue, unknown, type Value } from "./value.ts";

const WRAPPER = /^fastify-plugin#(?:default|fastifyPlugin)?\(\)$/;
/** What `fastify-plugin` sets on a function, and others by hand. */
const MARK = "skip-override";

/** What is registered as a plugin, and whether it has an instance of its own. */
export interface Plugged {
  readonly body: Value;
  readonly isUnwrapped: boolean;
  /** Why nobody can say whether it has, the end of a sentence. */
  readonly doubt?: string;
}

/** What `register` of Fastify is given, without what `fastify-plugin` makes of it. */
export function pluggedOf({ unwrapped }: Follow, given: Value): Plugged {
  if (given.kind !== "made" || !WRAPPER.test(given.symbol))
    return {
      body: given,
      isUnwrapped: given.kind === "function" && unwrapped.get(given.scope)?.has(given.node) === true,
    };
  const [body = unknown("it is not given"), options] = given.args;
  const encapsulates = isEncapsulated(options);
  return {
    body,
    isUnwrapped: encapsulates !== true,
    ...(encapsulates === undefined && { doubt: "whether it is encapsulated is computed" }),
  };
}

/** What the options of `fastify-plugin` say; undefined where they are not known. */
function isEncapsulated(options: Value | undefined): boolean | undefined {
  if (options === undefined || options.kind === "text") return false;
  if (options.kind !== "record" || options.open !== undefined) return undefined;
  const given = options.fields.get("encapsulate");
  if (given === undefined) return false;
  return given.kind === "plain" && typeof given.value === "boolean" ? given.value : undefined;
}

/** `fastify-plugin` changes the function that it is given, so that it is one for whoever registers it without. */
export function unwrapGiven(follow: Follow, made: MadeValue): void {
  const [body, options] = made.args;
  if (WRAPPER.test(made.symbol) && body?.kind === "function" && isEncapsulated(options) !== true)
    mark(follow, body);
}

/** The same by hand: `plugin[Symbol.for("skip-override")] = true`. */
export function unwrapByName(follow: Follow, of: Value, name: ts.Expression): void {
  if (of.kind === "function" && name.getText().includes(MARK)) mark(follow, of);
}

function mark({ unwrapped }: Follow, { scope, node }: FunctionValue): void {
  unwrapped.set(scope, (unwrapped.get(scope) ?? new Set()).add(node));
}

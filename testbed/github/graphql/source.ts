import { GraphQLError, type GraphQLFieldResolver, type GraphQLResolveInfo } from "graphql";
import { notAccessible } from "../fault-answers.ts";
import type { Caller } from "../request.ts";
import type { World } from "../world.ts";

/** An object of the graph: values, and functions for what takes arguments or is costly. */
export type Source = Record<string, unknown>;

export type Arguments = Record<string, unknown>;

export interface Context {
  world: World;
  caller: Caller;
  cost: QueryCost;
  /** Which repository an object was reached through. */
  repositoryOf: WeakMap<object, string>;
}

export interface QueryCost {
  cost: number;
  nodeCount: number;
}

export type Resolve = (args: Arguments, context: Context, info: GraphQLResolveInfo) => unknown;

/** An error with the `type` that GitHub puts beside the message. */
export function graphqlError(type: string, message: string, extensions: Source = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, type } });
}

export function forbidden(context: Context): GraphQLError {
  return graphqlError("FORBIDDEN", notAccessible(context.caller), { saml_failure: false });
}

/**
 * Reads a field off its source. A field that the schema has and the source has not is a gap
 * of this server: answering null would be a lie, so it is an error and a violation.
 */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (parent, args, context, info) => {
  const source = parent as Source;
  const field = info.fieldName;
  const repository = repositoryReached(source, context, info.parentType.name);
  if (context.world.faults.current().forbid?.(repository, field, pathText(info))) throw forbidden(context);
  const value = source[field];
  if (value === undefined) {
    const gap = `${info.parentType.name}.${field} is not simulated`;
    context.world.violations.push(gap);
    throw new GraphQLError(`testbed: ${gap}`);
  }
  const result = typeof value === "function" ? (value as Resolve)(args, context, info) : value;
  if (repository) remember(result, repository, context);
  return result;
};

function repositoryReached(source: Source, context: Context, typeName: string): string | undefined {
  if (typeName === "Repository") return String(source.nameWithOwner);
  return context.repositoryOf.get(source);
}

function remember(result: unknown, repository: string, context: Context): void {
  if (Array.isArray(result)) for (const item of result) remember(item, repository, context);
  else if (typeof result === "object" && result !== null) context.repositoryOf.set(result, repository);
}

function pathText(info: GraphQLResolveInfo): string {
  const keys: (string | number)[] = [];
  for (let step: typeof info.path | undefined = info.path; step; step = step.prev) keys.unshift(step.key);
  return keys.join(".");
}

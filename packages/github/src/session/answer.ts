import type { Observed } from "@bylaw/core";
import {
  inspect,
  known,
  type Problem,
  ReadError,
  type ReasonCode,
  shapeMismatch,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { factsOf, type Operation, type QueryOperation } from "../operations/index.ts";
import { type GraphqlError, graphqlProblem } from "./errors.ts";

/**
 * Puts each error of a GraphQL answer where the null stands that it explains, as an unreadable value, so that
 * nobody takes that null for "there is none". An error that explains no null spoils the whole answer.
 */
export function graftErrors(
  operation: QueryOperation,
  data: unknown,
  errors: readonly GraphqlError[],
): unknown {
  const root = { data };
  for (const error of errors) {
    const problem = graphqlProblem(operation, error);
    if (!graft(root, ["data", ...(error.path ?? [])], unreadable(problem))) throw new ReadError(problem);
  }
  return root.data;
}

function graft(root: object, path: readonly (string | number)[], value: Observed<never>): boolean {
  let place = root as Record<string | number, unknown>;
  for (const key of path) {
    const next = Object.hasOwn(place, key) ? place[key] : undefined;
    if (next === null) {
      place[key] = value;
      return true;
    }
    if (typeof next !== "object") return false;
    if (isUnread(next)) return true;
    place = next as Record<string | number, unknown>;
  }
  return false;
}

/**
 * A part of an answer that may not have been read: known when it fits `schema`, else unreadable, with the problem
 * of the error that stands inside it.
 */
export function readable<T>(operation: QueryOperation, schema: z.ZodType<T>): z.ZodType<Observed<T>> {
  return z.unknown().transform((value): Observed<T> => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return known(parsed.data);
    return unreadable(problemIn(value) ?? shapeMismatch(operation, parsed.error).problem);
  });
}

/** The value that `schema` describes. Throws a `schema-mismatch`, or the problem that stands in its place. */
export function expectAnswer<T>(operation: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ReadError(problemIn(value) ?? shapeMismatch(operation, parsed.error).problem);
}

/** A field that is not shown to these credentials, and what would show it: `<operation> <what>.` */
export function hiddenField(
  operation: Operation,
  field: string,
  what: string,
  code: ReasonCode = "access-denied",
): Observed<never> {
  const { fields, permission } = factsOf(operation);
  const message = `${operation} ${what}.`;
  return unreadable({ code, message, operation, permission: fields?.[field] ?? permission });
}

/**
 * A field of an answer that GitHub leaves out, or says null, where it does not show it: known when it fits `schema`, and
 * never "there is none".
 */
export function shownField<T>(
  operation: Operation,
  answer: Readonly<Record<string, unknown>>,
  field: string,
  schema: z.ZodType<T>,
): Observed<T> {
  const value = answer[field];
  if (value === undefined || value === null) {
    return hiddenField(operation, field, `does not show ${field} to these credentials`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return known(parsed.data);
  return unreadable(
    shapeMismatch(
      operation,
      new z.ZodError(parsed.error.issues.map((issue) => ({ ...issue, path: [field] }))),
    ).problem,
  );
}

/** The first problem that was grafted into `value`. */
function problemIn(value: unknown): Problem | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isUnread(value)) {
    const state = inspect(value);
    return state.state === "unreadable" ? state.problem : undefined;
  }
  for (const part of Object.values(value)) {
    const problem = problemIn(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isUnread(value: object): value is Observed<never> {
  return "state" in value && value.state === "unreadable";
}

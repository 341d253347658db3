import type { GraphQLError, GraphQLResolveInfo } from "graphql";
import { type Arguments, type Context, graphqlError, type Resolve, type Source } from "./source.ts";

const MAX_PAGE = 100;
const CURSOR_PREFIX = "cursor:v2:";

/** A connection over items, with GitHub's rules for `first`, `last`, `after` and `before`. */
export function connection<T>(
  items: readonly T[],
  node: (item: T, index: number, context: Context) => Source | GraphQLError | null,
  edge: (item: T) => Source = () => ({}),
): Resolve {
  return (args, context, info) => {
    const page = slice(args, items.length, info);
    const indexes = Array.from({ length: page.end - page.start }, (_, offset) => page.start + offset);
    const nodeAt = (index: number) => node(items[index] as T, index, context);
    return {
      totalCount: items.length,
      nodes: () => indexes.map(nodeAt),
      edges: () =>
        indexes.map((index) => ({
          ...edge(items[index] as T),
          cursor: cursorOf(index),
          node: nodeAt(index),
        })),
      pageInfo: {
        hasNextPage: page.end < items.length,
        hasPreviousPage: page.start > 0,
        startCursor: indexes.length > 0 ? cursorOf(page.start) : null,
        endCursor: indexes.length > 0 ? cursorOf(page.end - 1) : null,
      },
    };
  };
}

function slice(args: Arguments, total: number, info: GraphQLResolveInfo): { start: number; end: number } {
  const first = pageSize(args, "first", info);
  const last = pageSize(args, "last", info);
  if (first === undefined && last === undefined) {
    if (!readsItems(info)) return { start: 0, end: 0 };
    throw graphqlError(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${info.fieldName}\` connection.`,
    );
  }
  let start = typeof args.after === "string" ? indexOf(args.after) + 1 : 0;
  let end = typeof args.before === "string" ? Math.min(indexOf(args.before), total) : total;
  if (first !== undefined) end = Math.min(end, start + first);
  if (last !== undefined) start = Math.max(start, end - last);
  return { start: Math.min(start, end), end };
}

function pageSize(args: Arguments, name: "first" | "last", info: GraphQLResolveInfo): number | undefined {
  const value = args[name];
  if (typeof value !== "number") return undefined;
  if (value > MAX_PAGE) {
    throw graphqlError(
      "EXCESSIVE_PAGINATION",
      `Requesting ${value} records on the \`${info.fieldName}\` connection exceeds the \`${name}\` limit of ${MAX_PAGE} records.`,
    );
  }
  return value;
}

function readsItems(info: GraphQLResolveInfo): boolean {
  return info.fieldNodes.some((node) =>
    node.selectionSet?.selections.some(
      (one) => one.kind === "Field" && (one.name.value === "nodes" || one.name.value === "edges"),
    ),
  );
}

function cursorOf(index: number): string {
  return Buffer.from(`${CURSOR_PREFIX}${index}`).toString("base64");
}

function indexOf(cursor: string): number {
  const text = Buffer.from(cursor, "base64").toString();
  const index = Number(text.slice(CURSOR_PREFIX.length));
  if (text.startsWith(CURSOR_PREFIX) && Number.isInteger(index)) return index;
  throw graphqlError("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
}

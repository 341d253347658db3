import canonicalize from "canonicalize";
import { z } from "zod";
import type { Collector, Identified, UnreadableResource } from "../language/checks/collector.ts";
import { type Scope, scopeKey } from "../language/checks/provider.ts";
import { byCodeUnits, freeze } from "../language/values/json.ts";
import { type Problem, problemSchema, textOf } from "../language/values/problem.ts";

/** What one collector returned in one scope. */
export interface ListingSummary {
  readonly collector: string;
  readonly scope: Scope;
  /** `complete` only when every page was read. */
  readonly state: "complete" | "incomplete";
  /** Why it is incomplete. */
  readonly problem?: Problem;
  readonly resources: number;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Requests sent, by operation. */
  readonly calls: Readonly<Record<string, number>>;
}

/** A listing with its resources, one canonical JSON line each, in order of id. */
export interface RecordedListing extends ListingSummary {
  /** The lines in batches, so that a large listing is never held whole. */
  lines(): AsyncIterable<readonly string[]>;
}

/** Who a provider took a run for in a scope. */
export interface Caller {
  readonly scope: Scope;
  /** Such as the role that was assumed: `arn:aws:sts::111111111111:assumed-role/bylaw-read/ci`. */
  readonly identity: string;
}

/** What the collectors returned in one run. A run is judged from a recording, live or replayed. */
export interface Recording {
  /** ISO 8601 UTC; a replay judges as of this time. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** In order of collector, then scope. */
  readonly listings: readonly RecordedListing[];
  /** Who each provider took the run for, as far as it says. */
  readonly callers?: readonly Caller[];
}

/** One decoded line: a resource, or a resource that could not be described. */
export type Item<TResource extends Identified = Identified> =
  | {
      readonly id: string;
      readonly resource: TResource;
      /** True when some value of it could not be read. */
      readonly unread: boolean;
    }
  | { readonly id: string; readonly problem: Problem };

const line = z.union([
  z.strictObject({ id: z.string().min(1), data: z.record(z.string(), z.unknown()) }),
  z.strictObject({ id: z.string().min(1), problem: problemSchema }),
]);

const scopeSchema: z.ZodType<Scope> = z.strictObject({
  provider: z.string(),
  level: z.string(),
  path: z.array(z.string()),
  environment: z.string().exactOptional(),
});

export const listingSummarySchema: z.ZodType<ListingSummary> = z
  .strictObject({
    collector: z.string(),
    scope: scopeSchema,
    state: z.enum(["complete", "incomplete"]),
    problem: problemSchema.exactOptional(),
    resources: z.int().nonnegative(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    calls: z.record(z.string(), z.int().positive()),
  })
  .refine(({ state, problem }) => (state === "incomplete") === (problem !== undefined), {
    error: "An incomplete listing has a problem, and a complete one has none.",
  });

/**
 * A resource as its canonical JSON line. Throws when it is not what the collector's schema says, or when the schema makes
 * something else of it once more: what is judged is what was recorded.
 */
export function encodeItem(collector: Collector, item: Identified | UnreadableResource): string {
  if ("kind" in item && item.kind === "unreadable-resource") {
    const { id, problem } = item as UnreadableResource;
    return canonicalLine({ id, problem });
  }
  const refuse = (what: string): TypeError =>
    new TypeError(`${collector.id} yielded ${item.id}, which its schema refuses: ${what}`);
  const parsed = collector.schema.safeParse(item);
  if (!parsed.success) throw refuse(z.prettifyError(parsed.error).replaceAll(/\s+/g, " "));
  let text: string;
  try {
    text = canonicalLine({ id: parsed.data.id, data: parsed.data });
  } catch (error) {
    throw refuse(textOf(error));
  }
  const again = decodeItem(collector, text);
  if ("problem" in again) throw refuse(again.problem.message);
  if (canonicalLine({ id: again.id, data: again.resource }) === text) return text;
  throw refuse("it makes another value of what it made already; compute that in collect");
}

/** The id of a line that names no resource. */
export const UNNAMED = "?";

/** What stands in a canonical line, sorted as it is, where a value could not be read. A text may look so too: no harm. */
const UNREAD = '"state":"unreadable"';

/** The item a line stands for, frozen. A line that does not fit the collector's schema is a `schema-mismatch`. */
export function decodeItem(collector: Collector, text: string): Item {
  const json = jsonOf(text);
  const parsed = isResourceLine(json) ? { success: true as const, data: json } : line.safeParse(json);
  if (!parsed.success) return { id: UNNAMED, problem: mismatch(collector, z.prettifyError(parsed.error)) };
  if ("problem" in parsed.data) return parsed.data;
  const { id, data } = parsed.data;
  const resource = collector.schema.safeParse(data);
  if (!resource.success) return { id, problem: mismatch(collector, z.prettifyError(resource.error)) };
  if (resource.data.id !== id) return { id, problem: mismatch(collector, `its line is named ${id}`) };
  return { id, resource: freeze(resource.data), unread: text.includes(UNREAD) };
}

/** What nearly every line is, told without a schema. Any other is for the schema to tell, or to refuse. */
function isResourceLine(
  json: unknown,
): json is { readonly id: string; readonly data: Record<string, unknown> } {
  if (!isRecord(json) || Object.keys(json).length !== 2) return false;
  return typeof json.id === "string" && json.id !== "" && isRecord(json.data);
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Listings in the order that all output follows. */
export function byCollectorAndScope(a: ListingSummary, b: ListingSummary): number {
  return byCodeUnits(a.collector, b.collector) || byCodeUnits(scopeKey(a.scope), scopeKey(b.scope));
}

function mismatch(collector: Collector, detail: string): Problem {
  return {
    code: "schema-mismatch",
    message: `${collector.id} has a resource of another shape: ${detail.replaceAll(/\s+/g, " ")}`,
  };
}

function canonicalLine(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("The resource is not JSON.");
  return text;
}

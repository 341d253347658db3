import type { z } from "zod";
import { defined } from "../values/defined.ts";
import { providerPath } from "../values/id.ts";
import type { JsonSafe } from "../values/json-safe.ts";
import type { Problem } from "../values/problem.ts";
import type { CallCount } from "./call-count.ts";
import type { ProviderKind, Scope } from "./provider.ts";

/** What every resource carries: an id that is unique in its scope, such as an ARN, and maybe a name. */
export interface Identified {
  readonly id: string;
  readonly name?: string;
}

/** The line that a resource is written at, in a file of the company's own repository. */
export interface ResourceLocation {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** A resource that is known to exist but whose description could not be read. */
export interface UnreadableResource {
  readonly kind: "unreadable-resource";
  readonly id: string;
  readonly problem: Problem;
}

/** Says that the resource `id` exists and could not be described. Every check over it is then an `error`. */
export function unreadableResource(id: string, problem: Problem): UnreadableResource {
  return { kind: "unreadable-resource", id, problem };
}

/** Fetches one kind of resource completely. */
export interface Collector<TResource extends Identified = Identified> {
  readonly kind: "collector";
  readonly id: string;
  /** One resource, in the singular: `AWS KMS key`. */
  readonly resource: string;
  readonly provider: ProviderKind;
  /** The scope level it runs at; once per scope of that level. */
  readonly per: string;
  /** Every provider operation it may call. */
  readonly operations: readonly string[];
  /** Those that it calls only where its provider is told to, and then beside the others: the provider knows their permissions. */
  readonly optionalOperations?: readonly string[];
  /** How often it calls each of them, where that is said. */
  readonly calls?: Readonly<Record<string, CallCount | undefined>>;
  readonly schema: z.ZodType<TResource>;
  /** Where a resource is written, of what is read from the company's own files. */
  locate?(resource: TResource): ResourceLocation | undefined;
  collect(session: never, scope: Scope): AsyncIterable<TResource | UnreadableResource>;
}

export interface CollectorDefinition<
  TResource extends Identified,
  TSession,
  TLevel extends string,
  TOperation extends string = string,
> {
  readonly id: string;
  readonly resource: string;
  readonly provider: ProviderKind<TSession, TLevel, TOperation>;
  readonly per: NoInfer<TLevel>;
  /** Every operation it may call, of those that its kind has. */
  readonly operations: readonly NoInfer<TOperation>[];
  /** Those that it calls only where its provider is told to: {@link Provider.permissions} adds what they need. */
  readonly optionalOperations?: readonly NoInfer<TOperation>[];
  /** How often it calls each of them at most. Its page in the documentation says so, and a test can hold it to that. */
  readonly calls?: { readonly [O in TOperation]?: CallCount };
  /** The shape of one resource. What JSON cannot carry does not compile. */
  readonly schema: z.ZodType<TResource> & JsonOnly<TResource>;
  /**
   * Where a resource is written, of what is read from the company's own files: findings then point there. It is no part of what a resource is known
   * again by.
   */
  locate?(resource: NoInfer<TResource>): ResourceLocation | undefined;
  /**
   * Yields every resource of the scope. Let a {@link ReadError} pass: the listing then counts as incomplete
   * and nothing that depends on it can be green.
   */
  collect(session: TSession, scope: Scope): AsyncIterable<NoInfer<TResource> | UnreadableResource>;
}

/** Compiles away for a JSON-safe resource and names the fault otherwise. */
export type JsonOnly<T> = T extends JsonSafe<T> ? unknown : { "a collected resource must be plain JSON": T };

/**
 * Defines a collector.
 *
 * @example
 * export const kmsKeys = defineCollector({
 *   id: "aws/kms-keys",
 *   resource: "AWS KMS key",
 *   provider: awsKind,
 *   per: "region",
 *   operations: ["kms:ListKeys", "kms:DescribeKey"],
 *   schema,
 *   async *collect(session) { ... },
 * });
 */
export function defineCollector<
  TResource extends Identified,
  TSession,
  TLevel extends string,
  TOperation extends string = string,
>(definition: CollectorDefinition<TResource, TSession, TLevel, TOperation>): Collector<TResource> {
  return defined({ kind: "collector", ...definition, id: providerPath("Collector", definition.id) });
}

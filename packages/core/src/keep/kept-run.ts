import canonicalize from "canonicalize";
import { z } from "zod";
import type { IsoDate } from "../language/values/date.ts";
import type { Problem } from "../language/values/problem.ts";
import { problemSchema } from "../language/values/problem.ts";

/** The digest of a block: SHA-256 of its content, in lower-case hex. */
export type Digest = string;

/** The source that a run was of, as whoever ran it says. */
export interface KeptRevision {
  readonly commit: string;
  readonly branch?: string;
  /** True only where whoever ran it says that nothing was changed beside the commit. */
  readonly clean: boolean;
}

/** Where a run was made, when it was made by a pipeline. */
export interface KeptPipeline {
  /** `GitHub Actions`. */
  readonly name: string;
  /** Where to look it up. */
  readonly run?: string;
}

/** How much of the listings is kept: all in each year, what no earlier year has, or their digests alone. */
export type KeptListings = "all" | "changed" | "digests";

/** One run as it is kept: what it was of, and the digests of the blocks that hold the rest. */
export interface KeptRun {
  readonly format: "bylaw-run/1";
  readonly organization: string;
  /** The file of the program in its repository: `bylaw.config.ts`; absent where whoever kept it did not say. */
  readonly program?: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The day that it judged, where the organization is. */
  readonly today: IsoDate;
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly revision?: KeptRevision;
  readonly pipeline?: KeptPipeline;
  /** By package, the version that judged. */
  readonly versions: Readonly<Record<string, string>>;
  /** What it was asked for; absent when it ran the whole program. */
  readonly asked?: readonly string[];
  /** The digests of the runs that it saw and nothing came after: one that is taken away shows. */
  readonly after: readonly Digest[];
  readonly listings: KeptListings;
  readonly blocks: {
    readonly plan: Digest;
    readonly scopes: Digest;
    readonly collectors: Digest;
    readonly outcomes: Digest;
    readonly judged: Digest;
  };
  /** Over everything above. */
  readonly digest: Digest;
}

/** Who a provider took us for in a scope, such as the role that was assumed. */
export interface KeptScope {
  readonly scope: string;
  readonly environment?: string;
  readonly identity?: string;
}

/** One collector's listings, by scope. */
export interface KeptCollector {
  readonly collector: string;
  readonly scopes: readonly KeptListing[];
}

export interface KeptListing {
  readonly provider: string;
  readonly level: string;
  readonly path: readonly string[];
  readonly environment?: string;
  readonly state: "complete" | "incomplete";
  readonly problem?: Problem;
  readonly resources: number;
  readonly calls: Readonly<Record<string, number>>;
  /** Of its lines. */
  readonly digest: Digest;
  /** False where its content is left out, such as that of restricted records. */
  readonly kept: boolean;
}

/** By name, the digest of a block. */
export type KeptTable = Readonly<Record<string, Digest>>;

const text = z.string();
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const keptRunSchema: z.ZodType<KeptRun> = z.strictObject({
  format: z.literal("bylaw-run/1"),
  organization: text,
  program: text.exactOptional(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  today: z.iso.date() as unknown as z.ZodType<IsoDate>,
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  revision: z
    .strictObject({ commit: text, branch: text.exactOptional(), clean: z.boolean() })
    .exactOptional(),
  pipeline: z.strictObject({ name: text, run: text.exactOptional() }).exactOptional(),
  versions: z.record(text, text),
  asked: z.array(text).exactOptional(),
  after: z.array(digest),
  listings: z.enum(["all", "changed", "digests"]),
  blocks: z.strictObject({
    plan: digest,
    scopes: digest,
    collectors: digest,
    outcomes: digest,
    judged: digest,
  }),
  digest,
});

export const keptScopesSchema: z.ZodType<readonly KeptScope[]> = z.array(
  z.strictObject({ scope: text, environment: text.exactOptional(), identity: text.exactOptional() }),
);

export const keptTableSchema: z.ZodType<KeptTable> = z.record(text, digest);

export const keptCollectorSchema: z.ZodType<KeptCollector> = z.strictObject({
  collector: text,
  scopes: z.array(
    z
      .strictObject({
        provider: text,
        level: text,
        path: z.array(text),
        environment: text.exactOptional(),
        state: z.enum(["complete", "incomplete"]),
        problem: problemSchema.exactOptional(),
        resources: z.int().nonnegative(),
        calls: z.record(text, z.int().positive()),
        digest,
        kept: z.boolean(),
      })
      .refine(({ state, problem }) => (state === "incomplete") === (problem !== undefined), {
        error: "An incomplete listing has a problem, and a complete one has none.",
      }),
  ),
});

/** The text that a run's digest is of. */
export function sealedText({ digest: _, ...rest }: KeptRun): string {
  return canonicalize(rest) ?? "";
}

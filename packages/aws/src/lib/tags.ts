import { from, type Observed } from "@bylaw/core";
import { observeCall, observed, oncePerRun } from "@bylaw/core/provider";
import { z } from "zod";
import type { Operation } from "../operations/index.ts";
import { answerOf } from "../session/required.ts";
import type { AwsSession } from "../session/session.ts";

const operation = "tagging:GetResources";

/** What a collector declares that reads tags with a {@link tagReader}. */
export const tagOperation: Operation = operation;

/** How often a {@link tagReader} asks for the tags of one region; whoever reads several adds `in`. */
export const tagCalls = { page: 100 } as const;

/** The schema of a resource's tags, by key. A resource without tags has an empty record. */
export const tagsField: z.ZodType<Observed<Tags>> = observed(z.record(z.string(), z.string()));
export type Tags = Readonly<Record<string, string>>;

/** Reads the tags of a resource by its ARN. */
export type TagReader = (arn: string, region?: string) => Promise<Observed<Tags>>;

/**
 * Reads the tags of one kind of resource, such as `kms:key`: of a whole region at once, when the first is asked for.
 * AWS lists every resource that has a tag or ever had one, so one that is not listed has none.
 */
export function tagReader(session: AwsSession, kind: string): TagReader {
  return readerOf(session, kind, readTags);
}

/** A {@link tagReader} for a kind that several listings read: they ask once a run, and hold the tags until it ends. */
export function sharedTagReader(session: AwsSession, kind: string): TagReader {
  return readerOf(session, kind, readSharedTags);
}

type ReadTags = (session: AwsSession, kind: string, region: string) => Promise<ReadonlyMap<string, Tags>>;

function readerOf(session: AwsSession, kind: string, read: ReadTags): TagReader {
  const regions = new Map<string, Promise<Observed<ReadonlyMap<string, Tags>>>>();
  return async (arn, region = session.region) => {
    const all = regions.get(region) ?? observeCall(() => read(session, kind, region));
    regions.set(region, all);
    return from(await all, (tags) => tags.get(arn) ?? {});
  };
}

async function readTags(
  session: AwsSession,
  kind: string,
  region: string,
): Promise<ReadonlyMap<string, Tags>> {
  const tags = new Map<string, Tags>();
  const input = { ResourceTypeFilters: [kind], ResourcesPerPage: 100 };
  for await (const resource of session.items(operation, "ResourceTagMappingList", input, { region })) {
    const field = answerOf(operation, resource);
    tags.set(field("ResourceARN"), recordOf(operation, field("Tags")));
  }
  return tags;
}

const readSharedTags = oncePerRun(readTags);

/** Tags in AWS's form as a record. */
export function recordOf(
  answered: Operation,
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): Tags {
  return Object.fromEntries(
    tags.map((tag) => {
      const field = answerOf(answered, tag);
      return [field("Key"), field("Value")];
    }),
  );
}

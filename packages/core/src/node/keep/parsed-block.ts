import type { z } from "zod";
import type { Digest } from "../../keep/kept-run.ts";
import { damaged } from "./errors.ts";

/** What a block's content says. Throws `recording-damaged` where it is not of the shape that a run says it is. */
export function parsedBlock<T>(
  [year = ""]: readonly string[],
  digest: Digest,
  content: string,
  schema: z.ZodType<T>,
): T {
  const what = `has a block ${digest} that is not what a run says it is`;
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw damaged(year, what, cause);
  }
  const { data, error } = schema.safeParse(json);
  if (error !== undefined) throw damaged(year, what);
  return data;
}

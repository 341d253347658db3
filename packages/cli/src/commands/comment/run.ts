import { readFile, stat } from "node:fs/promises";
import { BylawError } from "@bylaw/core";
import { z } from "zod";
import { type Io, write } from "../../io.ts";
import { isFile, pathOf } from "../../paths.ts";
import type { DiffDocument } from "../../pull-request/document.ts";
import { postDiff } from "../../pull-request/post.ts";
import { pullOf } from "../../pull-request/pull.ts";
import { documentSchema } from "../../pull-request/schema.ts";
import { tellNotCompared } from "../diff/not-compared.ts";
import type { CommentGiven } from "./given.ts";

/** In bytes. */
const LARGEST = 10_000_000;

/** Posts a file of `bylaw diff --json`. */
export async function run({ file, pull }: CommentGiven, io: Io): Promise<number> {
  const document = await documentAt(pathOf("file", file, io.cwd, "file")).catch(async (error: unknown) => {
    // What bylaw diff could not compare left an empty file. Where no pull request is known either, the file is what is told first.
    const target = await pullOf(pull, io).catch(() => undefined);
    if (target !== undefined) await tellNotCompared(undefined, target, io);
    throw error;
  });
  const target = await pullOf(pull, io);
  await write(io.stdout, `${await postDiff(document, target, io)}\n`);
  return 0;
}

/** What a file says, where it is one of `bylaw diff --json` and nothing else. */
async function documentAt(path: string): Promise<DiffDocument> {
  if (!(await isFile(path))) throw refused(`There is no file ${path}.`);
  const { size } = await stat(path);
  if (size > LARGEST) throw refused(`${path} has ${size} bytes, and may have ${LARGEST}.`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw refused(`${path} is not JSON; it may be truncated.`);
  }
  const { success, data, error } = documentSchema.safeParse(json);
  if (success) return data;
  const why = z.prettifyError(error).replaceAll(/\s+/g, " ").slice(0, 300);
  throw refused(`${path} is not what bylaw diff --json prints: ${why}`);
}

function refused(message: string): BylawError {
  return new BylawError("usage", message, {
    next: "Write it with bylaw diff <base> --json > bylaw-diff.json.",
  });
}

import { answerMismatch } from "@bylaw/core/provider";
import { z } from "zod";
import { factsOf, type ListOperation } from "../operations/index.ts";

/** What a page of a list holds. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** Of all pages together. Undefined where GitHub does not count. */
  readonly total: number | undefined;
}

/** The schema of a page: the list itself, or what stands below its key beside the number of all. */
export function pageSchema<T>(operation: ListOperation, item: z.ZodType<T>): z.ZodType<ListPage<T>> {
  const { list } = factsOf(operation);
  if (typeof list !== "object") return z.array(item).transform((items) => ({ items, total: undefined }));
  const { key, total = "total_count" } = list;
  const counted = z.object({ [total]: z.int(), [key]: z.array(item) });
  return counted.transform((page) => ({
    items: page[key] as readonly T[],
    total: Number(page[total]),
  }));
}

/**
 * What to ask the next page with: the parameters of the address that the header `link` names as next. The address itself is
 * not followed. Undefined on the last page.
 */
export function nextPage(operation: ListOperation, link: string | undefined): string | undefined {
  const address = /<([^<>]*)>;\s*rel="next"/.exec(link ?? "")?.[1];
  if (address === undefined) return undefined;
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
  const next = [...query].filter(([name]) => name === "page" || name === "after");
  if (next.length === 0) throw answerMismatch(operation, "names a next page without saying which");
  return new URLSearchParams(next).toString();
}

import type { Identified, ResourceLocation } from "../../language/checks/collector.ts";
import type { Listing } from "../../language/checks/view.ts";

/** What no path of a file below a folder has: a beginning elsewhere, a way up, what only one system reads so, or what no text can carry. */
const ELSEWHERE = /^\/|^[a-z]:|\\|[\p{Cc}\p{Cs}]|(?:^|\/)(?:\.{0,2})(?:\/|$)/iu;
const LONGEST = 4_096;
/** As far as readers count. */
const LAST = 2_147_483_647;

/** Where a resource is written; undefined where its listing says nothing of that, or what a recording says is no line of a file below the root. */
export function locate(listing: Listing, resource: Identified): ResourceLocation | undefined {
  if (listing.kind !== "collector" || listing.locate === undefined) return undefined;
  const found = listing.locate(resource);
  if (found === undefined) return undefined;
  const { path, line } = found;
  const isFile = path.length <= LONGEST && !ELSEWHERE.test(path);
  return isFile && Number.isInteger(line) && line >= 1 && line <= LAST ? { path, line } : undefined;
}

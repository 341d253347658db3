import { from, type Observed } from "@bylaw/core";
import { known, partialAnswer, unreadable } from "@bylaw/core/provider";
import type { BranchHistory } from "../changes/histories.ts";
import type { RecordedDeployment } from "./deployment.ts";
import { DEPLOYED } from "./query.ts";

/** Where the deployed commit was when its deployment was asked for. */
export interface Arrival {
  /**
   * `before`: the default branch had it. `later`: it came afterwards. `never`: it has not come. `unread`: the branch was read before
   * the deployment was asked for, and had it not.
   */
  readonly when: "before" | "later" | "never" | "unread";
  /** The change that brought it: `acme/api#12`. Left out where that was before the days that are looked at. */
  readonly change?: string;
}

/**
 * A commit that no change of the days brought and that the branch has was there before them, or came when the branch was made,
 * because the changes are known to be all. They are read apart from `head`, the newest commit of the branch when it was looked into: one
 * that none of them ended at came after them, and so may have what it has.
 */
export function arrivalOf(
  { commit, at, onBranch }: Pick<RecordedDeployment, "commit" | "at" | "onBranch">,
  head: string | undefined,
  { changes, head: lastRead, from: since, to }: BranchHistory,
): Observed<Arrival> {
  const bringing = changes.filter((one) => one.commit === commit || one.commits.includes(commit));
  const earlier = bringing.find((one) => Date.parse(one.at) <= Date.parse(at));
  if (earlier !== undefined) return known({ when: "before", change: earlier.id });
  const [later] = bringing;
  if (later !== undefined) return known({ when: "later", change: later.id });
  if (Date.parse(at) > Date.parse(to)) return known({ when: "unread" });
  return from(onBranch, (isThere): Arrival | Observed<Arrival> => {
    if (!isThere) return { when: "never" };
    if (head !== lastRead && !changes.some((one) => one.commit === head)) {
      return unreadable(
        partialAnswer(DEPLOYED, `shows a branch that moved while it was read, perhaps by ${commit}`).problem,
      );
    }
    const made = changes.filter(({ way }) => way === "branch creation").map((one) => one.at);
    const latest = [since, ...made].map((one) => Date.parse(one)).reduce((a, b) => Math.max(a, b));
    if (latest <= Date.parse(at)) return { when: "before" };
    const what = `does not tell when ${commit} came to the branch, which was made or is read since after the deployment`;
    return unreadable(partialAnswer("GET /repos/{owner}/{repo}/activity", what).problem);
  });
}

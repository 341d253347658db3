import { count, from, type Observed, type Quantity } from "@bylaw/core";
import { countBetween, partialAnswer } from "@bylaw/core/provider";
import type { RecordedDeployment } from "./deployment.ts";

const OPERATION = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals";

/** How many people other than those who started it let a deployment pass that waited for them. */
export function approvalsOf({
  id,
  by,
  wait,
}: Pick<RecordedDeployment, "id" | "by" | "wait">): Observed<Quantity<"count">> {
  return from(wait, ({ startedBy, attempts, reviews }) => {
    const starters = new Set([by, ...startedBy].map((login) => login.toLowerCase()));
    const approving = reviews.flatMap((one) =>
      one.state === "approved" && one.human && one.by !== undefined ? [one.by.toLowerCase()] : [],
    );
    const others = count(new Set(approving.filter((login) => !starters.has(login))).size);
    if (attempts === 1 || others.amount === 0) return others;
    const what = `does not tell which of ${attempts} attempts the approvals of ${id} were given to`;
    return countBetween(partialAnswer(OPERATION, what).problem, [count(0), others]);
  });
}

import type { Deployment } from "../deployments.ts";
import { type History, HistoryMaker, type Merge } from "../history.ts";
import type { Repository } from "../state.ts";
import { BEN, COMPLETE } from "./names.ts";

const HOUR = 3_600_000;

/** What happened to the default branches of acme in the weeks before `now`: sound but for three changes. */
export function withHistory(repository: Repository, index: number, now: Date): Repository {
  if (repository.isEmpty || repository.archived) return repository;
  const maker = new HistoryMaker(repository.name, repository.createdAt);
  const at = (days: number) => new Date(now.getTime() - days * 24 * HOUR - index * HOUR);
  for (const days of [20, 6]) maker.merge(soundMerge(at(days)));
  if (repository.name === "legacy-portal") maker.push(BEN, iso(at(4)));
  if (repository.name === "mobile-app") maker.merge({ ...soundMerge(at(3)), reviews: [] });
  if (repository.name === "data-pipeline") maker.merge({ ...soundMerge(at(2)), checks: [] });
  const pushedAt = maker.history.updates.at(-1)?.at ?? repository.pushedAt;
  return {
    ...repository,
    pushedAt,
    history: maker.history,
    deployments: deploymentsOf(repository, maker.history),
  };
}

/** Each merge is deployed two hours later, and another lets it pass. */
function deploymentsOf({ id }: Repository, { pulls }: History): Deployment[] {
  return pulls.map(({ mergeCommit, mergedAt, number }) => {
    const at = new Date(Date.parse(mergedAt) + 2 * HOUR);
    return {
      id: id * 100 + number,
      commit: mergeCommit,
      environment: "production",
      at: iso(at),
      by: BEN,
      statuses: (["WAITING", "IN_PROGRESS", "SUCCESS"] as const).map((state, minutes) => ({
        state,
        at: iso(new Date(at.getTime() + minutes * 600_000)),
      })),
      run: { id: id * 100 + number, actor: BEN, approvals: [{ by: "ana-ruiz", state: "approved" }] },
    };
  });
}

function soundMerge(when: Date): Merge & { at: string } {
  const before = iso(new Date(when.getTime() - HOUR));
  return {
    at: iso(when),
    author: BEN,
    reviews: ["ana-ruiz", "cleo-park"].map((by) => ({ by, state: "APPROVED", at: before })),
    checks: COMPLETE.map((name) => ({ name, conclusion: "SUCCESS", at: before })),
  };
}

function iso(when: Date): string {
  return when.toISOString().replace(/\.\d+Z$/, "Z");
}

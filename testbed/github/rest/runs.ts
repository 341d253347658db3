import { failure } from "../fault-answers.ts";
import { stableId } from "../make.ts";
import type { Answer, Request } from "../request.ts";
import type { Repository } from "../state.ts";
import type { World } from "../world.ts";
import { simpleUser } from "./accounts.ts";
import { example } from "./told.ts";

const RUN = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}`, of runs that deployed. */
export function workflowRun(_world: World, request: Request, repository: Repository): Answer {
  const made = deployedBy(request, repository);
  if (made?.run === undefined) return failure(404, "Not Found");
  const { id, actor, restartedBy = actor, attempts = 1, commit = made.commit } = made.run;
  const body = example(RUN, {
    id,
    head_sha: commit,
    run_attempt: attempts,
    actor: user(actor),
    triggering_actor: user(restartedBy),
  });
  return { status: 200, body };
}

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals`. */
export function runApprovals(_world: World, request: Request, repository: Repository): Answer {
  const made = deployedBy(request, repository);
  if (made?.run === undefined) return failure(404, "Not Found");
  const body = made.run.approvals.map(({ by, state, environments = [made.environment] }) => ({
    state,
    comment: "",
    user: user(by),
    environments: environments.map((name) => ({ id: stableId(name), name })),
  }));
  return { status: 200, body };
}

function deployedBy({ parameters }: Request, { deployments = [] }: Repository) {
  return deployments.find(({ run }) => String(run?.id) === parameters.run_id);
}

function user(login: string): object {
  const account = simpleUser({ id: stableId(login), login: encodeURIComponent(login) });
  return { ...account, login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

import { from, type Observed } from "@bylaw/core";
import { absent, answerMismatch, unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import type { GithubSession } from "../../session/session.ts";
import type { DeploymentReview, DeploymentWait } from "./deployment.ts";
import { DEPLOYMENTS, type DeploymentNode, type StatusNode } from "./query.ts";

const RUN = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
const APPROVALS = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals";

const login = z.object({ login: z.string() });
const runSchema = z.object({
  head_sha: z.string(),
  run_attempt: z.int().positive(),
  actor: login,
  triggering_actor: login,
});
const approvalsSchema = z.array(
  z.object({
    state: z.string(),
    user: login.extend({ type: z.string() }).nullable(),
    environments: z.array(z.object({ name: z.string() })),
  }),
);

/** A workflow run as far as deployments hang on it. */
interface Run {
  readonly about: Observed<z.infer<typeof runSchema>>;
  readonly approvals: Observed<z.infer<typeof approvalsSchema>>;
}

/** Reads each workflow run once, however many deployments it made. */
export function runReader(session: GithubSession, repo: string): (id: number) => Promise<Run> {
  const runs = new Map<number, Promise<Run>>();
  const asked = { owner: session.organization, repo };
  const read = async (run_id: number): Promise<Run> => ({
    about: await session.observe(RUN, { ...asked, run_id }, runSchema),
    approvals: await session.observe(APPROVALS, { ...asked, run_id }, approvalsSchema),
  });
  return (id) => {
    const run = runs.get(id) ?? read(id);
    runs.set(id, run);
    return run;
  };
}

/**
 * Who was asked before a deployment, and what they said. Absent where nobody was: a job that waits for reviewers reports that it
 * does, and GitHub asks nobody of a deployment that a program made.
 */
export async function waitOf(
  { id: deployment, commitOid, statuses }: DeploymentNode,
  repository: string,
  environments: readonly string[],
  runOf: (id: number) => Promise<Run>,
): Promise<Observed<DeploymentWait>> {
  const waits = statuses.nodes.filter(({ state }) => state === "WAITING");
  const [id, another] = new Set(waits.flatMap((status) => runIn(status, repository)));
  if (id === undefined)
    return absent(DEPLOYMENTS, waits.length === 0 ? "never waited" : "names no workflow run");
  if (another !== undefined) return unreadable(ofAnother(deployment, "two workflow runs"));
  const { about, approvals } = await runOf(id);
  return from([about, approvals], (run, all) =>
    run.head_sha === commitOid
      ? {
          startedBy: [...new Set([run.actor.login, run.triggering_actor.login])].sort(),
          attempts: run.run_attempt,
          reviews: all
            .filter((review) => isOf(review, environments))
            .map(
              ({ user, state }): DeploymentReview => ({
                ...(user !== null && { by: user.login }),
                human: user?.type === "User",
                state,
              }),
            ),
        }
      : unreadable(ofAnother(deployment, "a workflow run of another commit")),
  );
}

/**
 * Whether a review was of every name that the environment had: a status may rename it to one that was reviewed. GitHub takes
 * names that differ in their case alone for one (github/lock#70).
 */
function isOf(
  { environments }: { readonly environments: readonly { readonly name: string }[] },
  all: readonly string[],
) {
  const reviewed = new Set(environments.map(({ name }) => name.toLowerCase()));
  return all.every((name) => reviewed.has(name.toLowerCase()));
}

function ofAnother(id: string, what: string) {
  return answerMismatch(DEPLOYMENTS, `names ${what} for deployment ${id}`).problem;
}

/** Whoever reports a status may name any address: of another repository it is no run of this deployment. */
function runIn({ logUrl }: StatusNode, repository: string): readonly number[] {
  const path = logUrl !== null && URL.canParse(logUrl) ? new URL(logUrl).pathname : "";
  const [, of, id] = /^\/([^/]+\/[^/]+)\/actions\/runs\/(\d{1,15})(?:\/|$)/.exec(path) ?? [];
  return of?.toLowerCase() === repository.toLowerCase() ? [Number(id)] : [];
}

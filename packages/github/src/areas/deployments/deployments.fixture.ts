import { type Deployment, type DeploymentStatus, type HistoryMaker, headOf } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { at, happened, historyOf, sound } from "../changes/changes.fixture.ts";

export { at, historyOf, sound } from "../changes/changes.fixture.ts";

/** What becomes of a deployment that waits for its environment and then runs. */
const waited: readonly DeploymentStatus["state"][] = ["WAITING", "QUEUED", "IN_PROGRESS", "SUCCESS"];

interface Asked extends Partial<Omit<Deployment, "statuses">> {
  readonly states?: readonly DeploymentStatus["state"][];
  readonly statuses?: Deployment["statuses"];
}

/** A deployment to production at 11:00 that carla let pass, which ben started, but for what is changed. */
export function deployment({ states = waited, ...change }: Asked): Deployment {
  const when = change.at ?? at("11:00");
  return {
    id: 1,
    commit: "0".repeat(40),
    environment: "production",
    by: "ben-okafor",
    statuses: states.map((state) => ({ state, at: when })),
    run: { id: 77, actor: "ben-okafor", approvals: [{ by: "carla", state: "approved" }] },
    ...change,
    at: when,
  };
}

/** The newest commit of the branch is deployed, after whatever `make` has happened to it, but for what is changed. */
export function deployed(
  changes: readonly Asked[] = [{}],
  make: (history: HistoryMaker) => HistoryMaker = (history) => history.merge(sound),
  created?: string,
): Situation {
  const situation = happened(make, created);
  const [repository] = situation.repositories ?? [];
  if (repository === undefined) throw new TypeError("The situation has no repository.");
  const commit = headOf(historyOf(situation));
  repository.deployments = changes.map((change, index) => deployment({ id: index + 1, commit, ...change }));
  return situation;
}

import type { Deployment, DeploymentStatus } from "../deployments.ts";
import { stableId } from "../make.ts";
import { WEB } from "../rest/urls.ts";
import type { Repository } from "../state.ts";
import { fullName, type World } from "../world.ts";
import { userNode } from "./actors.ts";
import { connection } from "./connection.ts";
import type { Resolve, Source } from "./source.ts";

export function deployments(world: World, repository: Repository): Resolve {
  return (args, context, info) => {
    const { orderBy } = args as { orderBy?: { direction: string } };
    const all = [...(repository.deployments ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1));
    if (orderBy?.direction === "DESC") all.reverse();
    return connection(all, (one) => deploymentNode(world, repository, one))(args, context, info);
  };
}

function deploymentNode(world: World, repository: Repository, deployment: Deployment): Source {
  const { id, commit, environment, latestEnvironment = environment, at, by, statuses } = deployment;
  return {
    __typename: "Deployment",
    id: `DE_${id}`,
    commitOid: commit,
    createdAt: at,
    creator: userNode({ id: stableId(by), login: by }),
    originalEnvironment: environment,
    latestEnvironment,
    statuses: connection(statuses, (status) => statusNode(world, repository, deployment, status)),
  };
}

function statusNode(
  world: World,
  repository: Repository,
  { environment: asked, run }: Deployment,
  { state, at, environment = asked }: DeploymentStatus,
): Source {
  const logUrl =
    run === undefined ? null : `${WEB}/${fullName(world.state, repository)}/actions/runs/${run.id}/job/1`;
  return { __typename: "DeploymentStatus", state, createdAt: at, environment, logUrl };
}

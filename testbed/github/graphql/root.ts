import { rulesetsOf } from "../effective.ts";
import { appNamed, userNamed } from "../rest/accounts.ts";
import { findRepository, nodeId, sameName, shownRepositories, type World } from "../world.ts";
import { userNode } from "./actors.ts";
import { organizationNode } from "./organizations.ts";
import { repositoryNode } from "./repositories.ts";
import { rulesetNode } from "./rulesets.ts";
import { type Arguments, type Context, graphqlError, type Source } from "./source.ts";

/** The fields of `Query`. */
export function rootSource(world: World): Source {
  return {
    organization: (args: Arguments) => {
      if (sameName(String(args.login), world.state.organization.login)) return organizationNode(world);
      throw notFound(`an Organization with the login of '${args.login}'`);
    },
    repository: (args: Arguments) => {
      const repository = findRepository(world, String(args.owner), String(args.name));
      if (repository) return repositoryNode(world, repository);
      throw notFound(`a Repository with the name '${args.owner}/${args.name}'`);
    },
    node: (args: Arguments) => nodeWithId(world, String(args.id)),
    nodes: (args: Arguments) => (args.ids as unknown[]).map((id) => nodeWithId(world, String(id))),
    viewer: (_args: Arguments, context: Context) => viewerNode(world, context),
    rateLimit: (_args: Arguments, { cost }: Context) => {
      const { limit, remaining, used, reset } = world.rates.read("graphql");
      return { ...cost, limit, remaining, used, resetAt: isoSeconds(reset) };
    },
  };
}

function notFound(what: string): Error {
  return graphqlError("NOT_FOUND", `Could not resolve to ${what}.`);
}

function isoSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function viewerNode(world: World, { caller }: Context): Source {
  const { state } = world;
  if (caller === "user") return userNode(userNamed(state, state.viewer));
  const app = appNamed(state, state.installation.app);
  return userNode({ id: app.id, login: `${app.slug}[bot]` });
}

/** Repositories and rulesets only: what a collector would read again by its identifier. */
function nodeWithId(world: World, id: string): Source | Error {
  const { state } = world;
  const repositories = shownRepositories(world);
  const repository = repositories.find((one) => nodeId("R", one.id) === id);
  if (repository) return repositoryNode(world, repository);
  const applied = [
    ...state.rulesets.map((ruleset) => ({ ruleset })),
    ...repositories.flatMap((one) => rulesetsOf(state, one, false)),
  ].find(({ ruleset }) => nodeId("RRS", ruleset.id) === id);
  return applied
    ? rulesetNode(world, applied)
    : graphqlError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'.`);
}

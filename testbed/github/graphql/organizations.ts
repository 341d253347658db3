import type { Repository } from "../state.ts";
import { findRepository, fullName, shownRepositories, type World } from "../world.ts";
import { ownerNode } from "./actors.ts";
import { connection } from "./connection.ts";
import { repositoryNode } from "./repositories.ts";
import { rulesetNode } from "./rulesets.ts";
import { type Arguments, forbidden, type Resolve, type Source } from "./source.ts";

export function organizationNode(world: World): Source {
  const { login, twoFactorRequired, viewerIsOwner } = world.state.organization;
  return {
    ...ownerNode(world.state),
    viewerCanAdminister: viewerIsOwner,
    requiresTwoFactorAuthentication: viewerIsOwner ? twoFactorRequired : null,
    repositories: repositories(world),
    repository: (args: Arguments) => {
      const repository = findRepository(world, login, String(args.name));
      return repository ? repositoryNode(world, repository) : null;
    },
    rulesets: connection(world.state.rulesets, (ruleset) => rulesetNode(world, { ruleset })),
  };
}

function repositories(world: World): Resolve {
  return (args, context, info) => {
    const selected = shownRepositories(world).filter((repository) => isSelected(repository, args));
    const { forbid } = world.faults.current();
    return connection(ordered(selected, args.orderBy), (repository) =>
      forbid?.(fullName(world.state, repository), "nodes", "organization.repositories.nodes")
        ? forbidden(context)
        : repositoryNode(world, repository),
    )(args, context, info);
  };
}

function isSelected(repository: Repository, args: Arguments): boolean {
  const isPrivate = repository.visibility !== "public";
  return (
    (typeof args.isArchived !== "boolean" || args.isArchived === repository.archived) &&
    (typeof args.isFork !== "boolean" || args.isFork === repository.isFork) &&
    (typeof args.visibility !== "string" || args.visibility === repository.visibility.toUpperCase()) &&
    (typeof args.privacy !== "string" || (args.privacy === "PRIVATE") === isPrivate)
  );
}

function ordered(repositories: readonly Repository[], orderBy: unknown): Repository[] {
  const { field = "CREATED_AT", direction = "ASC" } = (orderBy ?? {}) as {
    field?: string;
    direction?: string;
  };
  const key = (repository: Repository) => {
    if (field === "NAME") return repository.name;
    if (field === "CREATED_AT") return repository.createdAt;
    return repository.pushedAt ?? repository.createdAt;
  };
  const sign = direction === "ASC" ? 1 : -1;
  return [...repositories].sort((left, right) => {
    if (key(left) === key(right)) return left.id - right.id;
    return key(left) < key(right) ? -sign : sign;
  });
}

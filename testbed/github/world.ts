import type { FaultBox } from "./faults.ts";
import type { RateLimits } from "./rates.ts";
import type { GitHubState, Repository } from "./state.ts";

/** Everything a handler may look at. */
export interface World {
  state: GitHubState;
  url: string;
  now: () => Date;
  faults: FaultBox;
  rates: RateLimits;
  violations: string[];
}

/** Names in GitHub do not depend on case. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The repositories that the caller is shown. */
export function shownRepositories({ state, faults }: World): readonly Repository[] {
  const { conceal } = faults.current();
  return state.repositories.filter((repository) => conceal?.(fullName(state, repository)) !== true);
}

export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  if (!sameName(owner, world.state.organization.login)) return undefined;
  return shownRepositories(world).find((repository) => sameName(repository.name, name));
}

export function fullName(state: GitHubState, repository: Repository): string {
  return `${state.organization.login}/${repository.name}`;
}

/** GitHub's opaque global identifiers, made from a prefix and the database id. */
export function nodeId(prefix: string, ...parts: (number | string)[]): string {
  return `${prefix}_${Buffer.from(parts.join(":")).toString("base64url")}`;
}

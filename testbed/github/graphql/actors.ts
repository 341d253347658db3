import { appNamed, teamNamed, userNamed } from "../rest/accounts.ts";
import { WEB } from "../rest/urls.ts";
import type { Actor, App, GitHubState, Team, User } from "../state.ts";
import { nodeId } from "../world.ts";
import type { Source } from "./source.ts";

export function ownerNode(state: GitHubState): Source {
  const { id, login, name } = state.organization;
  return {
    __typename: "Organization",
    id: nodeId("O", id),
    databaseId: id,
    login,
    name,
    url: `${WEB}/${login}`,
  };
}

export function userNode(user: User): Source {
  return {
    __typename: "User",
    id: nodeId("U", user.id),
    databaseId: user.id,
    login: user.login,
    name: user.login,
    url: `${WEB}/${user.login}`,
  };
}

export function teamNode(state: GitHubState, team: Team): Source {
  return {
    __typename: "Team",
    id: nodeId("T", team.id),
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${state.organization.login}/${team.slug}`,
    name: team.slug,
    url: `${WEB}/orgs/${state.organization.login}/teams/${team.slug}`,
  };
}

export function appNode(app: App): Source {
  return {
    __typename: "App",
    id: nodeId("A", app.id),
    databaseId: app.id,
    slug: app.slug,
    name: app.slug,
    url: `${WEB}/apps/${app.slug}`,
  };
}

export function actorNode(state: GitHubState, actor: Actor): Source {
  if (actor.type === "User") return userNode(userNamed(state, actor.name));
  if (actor.type === "Team") return teamNode(state, teamNamed(state, actor.name));
  return appNode(appNamed(state, actor.name));
}

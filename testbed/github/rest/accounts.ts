import type { Caller } from "../request.ts";
import type { Actor, App, GitHubState, Organization, Team, User } from "../state.ts";
import { nodeId } from "../world.ts";
import { API, accountUrls, WEB } from "./urls.ts";

const CREATED = "2019-03-01T09:00:00Z";

export function simpleUser(account: User | Organization, type: "User" | "Organization" = "User") {
  const { id, login } = account;
  return {
    login,
    id,
    node_id: nodeId(type === "User" ? "U" : "O", id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: "",
    url: `${API}/users/${login}`,
    html_url: `${WEB}/${login}`,
    ...accountUrls(login),
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

export function publicUser(user: User) {
  return {
    ...simpleUser(user),
    name: user.login,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: CREATED,
    updated_at: CREATED,
  };
}

export function organizationBody(state: GitHubState, caller: Caller) {
  const { id, login, name, twoFactorRequired, viewerIsOwner, plan = "team" } = state.organization;
  const url = `${API}/orgs/${login}`;
  const open = state.repositories.filter((repository) => repository.visibility === "public");
  const hidden = state.repositories.length - open.length;
  const isOwner = caller === "user" && viewerIsOwner;
  const seesPlan =
    isOwner || (caller === "installation" && "organization_plan" in state.installation.permissions);
  return {
    login,
    id,
    node_id: nodeId("O", id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    description: null,
    name,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: open.length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${WEB}/${login}`,
    type: "Organization",
    created_at: CREATED,
    updated_at: CREATED,
    archived_at: null,
    ...(isOwner && { total_private_repos: hidden, two_factor_requirement_enabled: twoFactorRequired }),
    ...(seesPlan && { plan: { name: plan, space: 1, private_repos: hidden } }),
  };
}

function teamBody(state: GitHubState, team: Team) {
  const organization = state.organization;
  const url = `${API}/organizations/${organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId("T", team.id),
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    url,
    html_url: `${WEB}/orgs/${organization.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
    organization_id: organization.id,
    permission: "push",
    parent: null,
  };
}

export function appBody(state: GitHubState, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    client_id: `Iv1.${app.id.toString(16).padStart(16, "0")}`,
    node_id: nodeId("A", app.id),
    owner: simpleUser(state.organization, "Organization"),
    name: app.slug,
    description: "",
    external_url: `https://example.com/${app.slug}`,
    html_url: `${WEB}/apps/${app.slug}`,
    created_at: CREATED,
    updated_at: CREATED,
    permissions: { metadata: "read", contents: "read" },
    events: [],
  };
}

/** The three lists in which classic protection names who may do something. */
export function actorLists(state: GitHubState, actors: readonly Actor[]) {
  const named = (type: Actor["type"]) => actors.filter((actor) => actor.type === type);
  return {
    users: named("User").map((actor) => simpleUser(userNamed(state, actor.name))),
    teams: named("Team").map((actor) => teamBody(state, teamNamed(state, actor.name))),
    apps: named("App").map((actor) => appBody(state, appNamed(state, actor.name))),
  };
}

export function userNamed(state: GitHubState, login: string): User {
  return found(
    state.users.find((user) => user.login === login),
    `user ${login}`,
  );
}

export function teamNamed(state: GitHubState, slug: string): Team {
  return found(
    state.teams.find((team) => team.slug === slug),
    `team ${slug}`,
  );
}

export function appNamed(state: GitHubState, slug: string): App {
  return found(
    state.apps.find((app) => app.slug === slug),
    `app ${slug}`,
  );
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`testbed: the state names ${what} and does not have it`);
  return value;
}

import { failure } from "../fault-answers.ts";
import type { Answer, Request } from "../request.ts";
import type { GitHubState } from "../state.ts";
import { sameName, shownRepositories, type World } from "../world.ts";
import { appBody, appNamed, publicUser, simpleUser, userNamed } from "./accounts.ts";
import { page } from "./page.ts";
import { minimalRepository } from "./repositories.ts";
import type { Route } from "./route.ts";
import { API, WEB } from "./urls.ts";

const TOKEN_SECONDS = 3600;
const PERMISSIONLESS = "allows_permissionless_access=true";

function installationBody(state: GitHubState) {
  const { id, app, permissions } = state.installation;
  const organization = state.organization;
  const { client_id, slug, created_at, updated_at } = appBody(state, appNamed(state, app));
  return {
    id,
    client_id,
    account: simpleUser(organization, "Organization"),
    repository_selection: "all",
    access_tokens_url: `${API}/app/installations/${id}/access_tokens`,
    repositories_url: `${API}/installation/repositories`,
    html_url: `${WEB}/organizations/${organization.login}/settings/installations/${id}`,
    app_id: appNamed(state, app).id,
    app_slug: slug,
    target_id: organization.id,
    target_type: "Organization",
    permissions,
    events: [],
    created_at,
    updated_at,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  };
}

function createToken(world: World, request: Request): Answer {
  const { installation } = world.state;
  if (request.parameters.installation_id !== String(installation.id)) return failure(404, "Not Found");
  const asked = (request.body as { permissions?: Record<string, string> } | undefined)?.permissions;
  const expires = new Date(world.now().getTime() + TOKEN_SECONDS * 1000);
  const body = {
    token: INSTALLATION_TOKEN,
    expires_at: expires.toISOString().replace(/\.\d+Z$/, "Z"),
    permissions: asked ?? installation.permissions,
    repository_selection: "all",
  };
  return { status: 201, body };
}

/** Tokens carry no state here: what they may do is decided by the faults that a test sets. */
const INSTALLATION_TOKEN = "ghs_testbedtestbedtestbedtestbedtestbed";

function rateLimit(world: World): Answer {
  const core = world.rates.read("core");
  const graphql = world.rates.read("graphql");
  const search = { ...core, limit: 30, used: 0, remaining: 30 };
  return { status: 200, body: { resources: { core, graphql, search }, rate: core } };
}

export const appRoutes: readonly Route[] = [
  { operation: "GET /rate_limit", permissions: PERMISSIONLESS, answer: rateLimit },
  {
    operation: "GET /user",
    permissions: PERMISSIONLESS,
    callers: ["user"],
    answer: ({ state }) => ({ status: 200, body: publicUser(userNamed(state, state.viewer)) }),
  },
  {
    operation: "GET /app",
    permissions: PERMISSIONLESS,
    callers: ["app"],
    answer: ({ state }) => ({
      status: 200,
      body: { ...appBody(state, appNamed(state, state.installation.app)), installations_count: 1 },
    }),
  },
  {
    operation: "POST /app/installations/{installation_id}/access_tokens",
    permissions: PERMISSIONLESS,
    callers: ["app"],
    answer: createToken,
  },
  {
    operation: "GET /orgs/{org}/installation",
    permissions: PERMISSIONLESS,
    callers: ["app"],
    answer: ({ state }, request) =>
      sameName(request.parameters.org ?? "", state.organization.login)
        ? { status: 200, body: installationBody(state) }
        : failure(404, "Not Found"),
  },
  {
    operation: "GET /installation/repositories",
    permissions: "metadata=read",
    callers: ["installation"],
    answer: (world, request) =>
      page(world, request, shownRepositories(world), (items) => ({
        total_count: shownRepositories(world).length,
        repository_selection: "all",
        repositories: items.map((repository) => minimalRepository(world.state, repository)),
      })),
  },
];

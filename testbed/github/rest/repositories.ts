import { createHash } from "node:crypto";
import { rulesOf } from "../effective.ts";
import type { GitHubState, Repository } from "../state.ts";
import { fullName, nodeId } from "../world.ts";
import { simpleUser } from "./accounts.ts";
import { statusChecksSummary } from "./protection.ts";
import { API, repositoryUrls, WEB } from "./urls.ts";

export function commitSha(repository: Repository): string {
  return createHash("sha1").update(`${repository.id} ${repository.defaultBranch}`).digest("hex");
}

/** As `GET /orgs/{org}/repos` lists it. */
export function minimalRepository(state: GitHubState, repository: Repository) {
  const name = fullName(state, repository);
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: name,
    private: repository.visibility !== "public",
    owner: simpleUser(state.organization, "Organization"),
    html_url: `${WEB}/${name}`,
    description: repository.description,
    fork: repository.isFork,
    url: `${API}/repos/${name}`,
    ...repositoryUrls(name),
    git_url: `git://github.com/${name}.git`,
    ssh_url: `git@github.com:${name}.git`,
    clone_url: `${WEB}/${name}.git`,
    svn_url: `${WEB}/${name}`,
    homepage: null,
    mirror_url: null,
    language: repository.isEmpty ? null : "TypeScript",
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: repository.isEmpty ? 0 : 1024,
    default_branch: repository.defaultBranch,
    open_issues_count: 0,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    visibility: repository.visibility,
    // GitHub gives an empty repository the moment of its creation.
    pushed_at: repository.pushedAt ?? repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt ?? repository.createdAt,
    permissions: permissions(repository),
    ...securityAndAnalysis(repository),
    allow_forking: false,
    web_commit_signoff_required: false,
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
  };
}

/** As `GET /repos/{owner}/{repo}` shows it. */
export function fullRepository(state: GitHubState, repository: Repository) {
  return {
    ...minimalRepository(state, repository),
    network_count: 0,
    subscribers_count: 1,
    organization: simpleUser(state.organization, "Organization"),
    // Merge settings are for those who may change them.
    ...(repository.viewerCanAdminister && {
      allow_rebase_merge: true,
      allow_squash_merge: true,
      allow_auto_merge: false,
      delete_branch_on_merge: true,
      allow_merge_commit: false,
      allow_update_branch: false,
    }),
  };
}

function securityAndAnalysis({ security, viewerCanAdminister }: Repository) {
  if (security.analysis === undefined || !viewerCanAdminister) return {};
  const features = Object.entries(security.analysis).map(([name, status]) => [name, { status }]);
  return { security_and_analysis: Object.fromEntries(features) };
}

function permissions(repository: Repository) {
  const admin = repository.viewerCanAdminister;
  return { admin, maintain: admin, push: admin, triage: admin, pull: true };
}

export function branchBody(state: GitHubState, repository: Repository, branch: string) {
  const name = fullName(state, repository);
  const url = `${API}/repos/${name}/branches/${encodeURIComponent(branch)}`;
  const { classic } = repository;
  return {
    name: branch,
    commit: commitBody(name, repository),
    _links: { self: url, html: `${WEB}/${name}/tree/${branch}` },
    // True for a branch that only rulesets bind, whose `protection.enabled` is false.
    protected: classic !== undefined || rulesOf(state, repository, branch).length > 0,
    protection: {
      enabled: classic !== undefined,
      required_status_checks: statusChecksSummary(state, classic),
    },
    protection_url: `${url}/protection`,
  };
}

function commitBody(name: string, repository: Repository) {
  const sha = commitSha(repository);
  const url = `${API}/repos/${name}/commits/${sha}`;
  const date = repository.pushedAt ?? repository.createdAt;
  const person = { name: "Ana Ruiz", email: "ana@acme.example", date };
  return {
    sha,
    node_id: nodeId("C", repository.id, sha),
    url,
    html_url: `${WEB}/${name}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${API}/repos/${name}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: "Merge pull request #1",
      tree: { sha, url: `${API}/repos/${name}/git/trees/${sha}` },
      comment_count: 0,
      verification: {
        verified: false,
        reason: "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: null,
    committer: null,
    parents: [],
  };
}

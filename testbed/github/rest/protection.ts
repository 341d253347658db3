import type { ClassicProtection, ClassicReviews, GitHubState, Repository } from "../state.ts";
import { fullName } from "../world.ts";
import { actorLists, appNamed } from "./accounts.ts";
import { API } from "./urls.ts";

/** As `GET /repos/{owner}/{repo}/branches/{branch}/protection` shows it; what is not set is absent. */
export function protectionBody(
  state: GitHubState,
  repository: Repository,
  branch: string,
  classic: ClassicProtection,
) {
  const url = `${API}/repos/${fullName(state, repository)}/branches/${encodeURIComponent(branch)}/protection`;
  return {
    url,
    ...(classic.statusChecks && { required_status_checks: statusChecks(state, url, classic.statusChecks) }),
    ...(classic.reviews && { required_pull_request_reviews: reviews(state, url, classic.reviews) }),
    ...(classic.pushAllowances && { restrictions: restrictions(state, url, classic.pushAllowances) }),
    required_signatures: { url: `${url}/required_signatures`, enabled: classic.signatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: classic.enforceAdmins },
    required_linear_history: { enabled: classic.linearHistory },
    allow_force_pushes: { enabled: classic.allowForcePushes },
    allow_deletions: { enabled: classic.allowDeletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: classic.conversationResolution },
    lock_branch: { enabled: classic.lockBranch },
    allow_fork_syncing: { enabled: false },
  };
}

/** The short form inside a branch. */
export function statusChecksSummary(state: GitHubState, classic: ClassicProtection | undefined) {
  const required = classic?.statusChecks;
  if (!required) return { enforcement_level: "off", contexts: [], checks: [] };
  return {
    enforcement_level: classic.enforceAdmins ? "everyone" : "non_admins",
    ...checkLists(state, required.checks),
  };
}

function statusChecks(
  state: GitHubState,
  url: string,
  required: NonNullable<ClassicProtection["statusChecks"]>,
) {
  return {
    url: `${url}/required_status_checks`,
    strict: required.strict,
    contexts_url: `${url}/required_status_checks/contexts`,
    ...checkLists(state, required.checks),
  };
}

function checkLists(state: GitHubState, checks: readonly { context: string; app?: string }[]) {
  return {
    contexts: checks.map((check) => check.context),
    checks: checks.map((check) => ({
      context: check.context,
      app_id: check.app === undefined ? null : appNamed(state, check.app).id,
    })),
  };
}

function reviews(state: GitHubState, url: string, required: ClassicReviews) {
  const allowances = required.bypassAllowances;
  return {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: required.dismissStale,
    require_code_owner_reviews: required.codeOwners,
    require_last_push_approval: required.lastPush,
    required_approving_review_count: required.count,
    ...(allowances.length > 0 && { bypass_pull_request_allowances: actorLists(state, allowances) }),
  };
}

function restrictions(
  state: GitHubState,
  url: string,
  allowances: NonNullable<ClassicProtection["pushAllowances"]>,
) {
  const own = `${url}/restrictions`;
  return {
    url: own,
    users_url: `${own}/users`,
    teams_url: `${own}/teams`,
    apps_url: `${own}/apps`,
    ...actorLists(state, allowances),
  };
}

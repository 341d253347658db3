import { known, type Problem } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { example, type Told } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { type ActionsPolicy, actionsPolicies } from "./policies.ts";

/** An organization that lets workflows do no more than they need. */
const policy: ActionsPolicy = {
  id: "acme",
  enabledRepositories: known("all"),
  allowedActions: known("selected"),
  allowedSources: known({ unit: "names", amount: ["actions by GitHub"] }),
  pinningRequired: known(true),
  tokenDefault: known("read"),
  approvesPullRequests: known(false),
  subjectClaims: known({ unit: "names", amount: ["repo", "context"] }),
  immutableSubjects: known(true),
};

/** A listing of it, but for what is changed. */
export function policies(change: Partial<ActionsPolicy> = {}): readonly ListingFixture[] {
  return [listingOf(actionsPolicies, [{ ...policy, ...change }])];
}

export const none: readonly ListingFixture[] = [listingOf(actionsPolicies, [])];

export const denied: Problem = {
  code: "access-denied",
  message: "GET /orgs/{org}/actions/permissions was denied (403).",
  operation: "GET /orgs/{org}/actions/permissions",
};

type Change = Readonly<Record<string, unknown>>;

/** What GitHub answers about the same organization, but for what is changed. Undefined takes a field away. */
export function answered(
  policy: Change = {},
  selected: Change = {},
  token: Change = {},
  subject: Change = {},
): Situation {
  const path = "GET /orgs/{org}/actions/permissions";
  const subjects = "GET /orgs/{org}/actions/oidc/customization/sub";
  return {
    told: {
      [path]: body(path, { allowed_actions: "selected", sha_pinning_required: true, ...policy }),
      [`${path}/selected-actions`]: body(`${path}/selected-actions`, {
        github_owned_allowed: true,
        verified_allowed: false,
        patterns_allowed: [],
        ...selected,
      }),
      [`${path}/workflow`]: body(`${path}/workflow`, {
        default_workflow_permissions: "read",
        can_approve_pull_request_reviews: false,
        ...token,
      }),
      [subjects]: body(subjects, { use_immutable_subject: true, ...subject }),
    },
  };
}

function body(operation: string, change: Change): Told {
  return Object.fromEntries(
    Object.entries(example(operation, change)).filter(([, value]) => value !== undefined),
  );
}

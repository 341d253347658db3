import { known, type Problem } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { example, repository } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { type RepositorySecurity, repositorySecurity } from "./repository-security.ts";

const everything: RepositorySecurity = {
  id: "acme/api",
  archived: false,
  visibility: "private",
  plan: known("team"),
  secretScanning: known("enabled"),
  pushProtection: known("enabled"),
  dependabotUpdates: known("enabled"),
};

/** A listing of a repository in which all is enabled, but for what is changed. */
export function scanned(change: Partial<RepositorySecurity> = {}): readonly ListingFixture[] {
  return [listingOf(repositorySecurity, [{ ...everything, ...change }])];
}

export const nothing: readonly ListingFixture[] = [listingOf(repositorySecurity, [])];

export const hidden: Problem = { code: "access-denied", message: "The field is hidden." };

interface Told {
  /** As GitHub names them: `{ secret_scanning: "disabled" }`. */
  readonly analysis?: Readonly<Record<string, string>>;
  readonly repository?: Readonly<Partial<Parameters<typeof repository>[0]>>;
  readonly plan?: string | undefined;
}

const features = {
  secret_scanning: "enabled",
  secret_scanning_push_protection: "enabled",
  dependabot_security_updates: "enabled",
};

/** An organization on the plan `team` with one private repository in which all is enabled, but for what is changed. */
export function organizationOf(told: Told = {}): Situation {
  const analysis = { ...features, ...told.analysis };
  const one = repository({ name: "api", security: { analysis }, ...told.repository });
  const open = one.visibility === "public" ? 1 : 0;
  const plan = "plan" in told ? told.plan : "team";
  const body = {
    ...example("GET /orgs/{org}"),
    login: "acme",
    archived_at: null,
    public_repos: open,
    total_private_repos: 1 - open,
    plan: plan === undefined ? undefined : { name: plan, space: 1, private_repos: 1 },
  };
  return { repositories: [one], told: { "GET /orgs/{org}": body } };
}

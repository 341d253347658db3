import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { example, failure } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { type CodeAlert, codeAlerts } from "./code-alerts.ts";
import { type DependabotAlert, dependabotAlerts } from "./dependabot-alerts.ts";
import { type SecretAlert, secretAlerts } from "./secret-alerts.ts";

const alert = {
  id: "acme/api (alert 1)",
  repository: "acme/api",
  createdAt: "2025-12-31T00:00:00Z",
  readAt: "2026-01-01T00:00:00Z",
};

const packageAlert: DependabotAlert = {
  ...alert,
  severity: "critical",
  package: "npm lodash",
  advisory: "GHSA-35jh-r3h4-6jhm",
};
const secretAlert: SecretAlert = { ...alert, secretType: "adafruit_io_key" };
const codeAlert: CodeAlert = { ...alert, severity: "high", tool: "CodeQL" };

/** A listing of one alert that is a day old, but for what is changed. */
export const packageListing = (change: Partial<DependabotAlert> = {}): readonly ListingFixture[] => [
  listingOf(dependabotAlerts, [{ ...packageAlert, ...change }]),
];
export const secretListing = (change: Partial<SecretAlert> = {}): readonly ListingFixture[] => [
  listingOf(secretAlerts, [{ ...secretAlert, ...change }]),
];
export const codeListing = (change: Partial<CodeAlert> = {}): readonly ListingFixture[] => [
  listingOf(codeAlerts, [{ ...codeAlert, ...change }]),
];

export const refused = { code: "access-denied", message: "The list was denied (403)." } as const;

type Kind = "dependabot" | "secret-scanning" | "code-scanning";

/** The operation that lists the alerts of a kind. */
export function listOf(kind: Kind): `GET ${string}` {
  return `GET /orgs/{org}/${kind}/alerts`;
}

/** GitHub's own example of an alert in the repository `acme/api`, but for what is changed. */
export function alertBody(kind: Kind, change: Readonly<Record<string, unknown>> = {}): object {
  const body: Readonly<Record<string, unknown>> = { ...example(listOf(kind)) };
  const repository = { ...(body.repository as object), full_name: "acme/api" };
  const advisory = body.security_advisory as object | undefined;
  // GitHub's own example has an estimate that its description does not allow.
  const sound = advisory && { security_advisory: { ...advisory, epss: null } };
  return { ...body, ...sound, number: 1, repository, state: "open", ...change };
}

/** GitHub lists these alerts. */
export function listed(kind: Kind, ...alerts: readonly object[]): Situation {
  return { told: { [listOf(kind)]: [...alerts] } };
}

/** GitHub refuses the list with these words. */
export function refusedWith(kind: Kind, status: number, message: string): Situation {
  return { told: { [listOf(kind)]: failure(status, message) } };
}

const DENIED = "was denied (403)";
const HIDDEN = "was not found, as GitHub also says to those who may not look (404)";

/** Words with which GitHub refuses a list, and what is said of them. No refusal is an empty list. */
export const refusals: readonly (readonly [number, string, string])[] = [
  [403, "Resource not accessible by integration", DENIED],
  [403, "Resource not accessible by personal access token", DENIED],
  [404, "Not Found", HIDDEN],
  [403, "Dependabot alerts are disabled for this repository.", DENIED],
  [404, "Secret scanning is disabled on this repository.", HIDDEN],
  [403, "Code Security must be enabled for this repository to use code scanning.", DENIED],
  [404, "no analysis found", HIDDEN],
];

import { example } from "@bylaw/testbed/github";

const CONFIGURATIONS = "GET /orgs/{org}/code-security/configurations";

/** A configuration that is enforced and enables all, but for what is changed. Undefined takes a field away. */
export function configurationBody(change: Readonly<Record<string, unknown>> = {}): object {
  const all = {
    ...example(CONFIGURATIONS, { id: 1, name: "Baseline", enforcement: "enforced" }),
    dependabot_alerts: "enabled",
    dependabot_security_updates: "enabled",
    secret_scanning: "enabled",
    secret_scanning_push_protection: "enabled",
    code_scanning_default_setup: "enabled",
    ...change,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** How a configuration stands with the repository of that number. */
export function attachment(id: number, status: string): object {
  // GitHub's own example leaves its repository out: this is the one of an alert.
  const { repository } = example("GET /orgs/{org}/code-scanning/alerts") as { readonly repository: object };
  return { status, repository: { ...repository, id } };
}

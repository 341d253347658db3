import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import { defineCollector, known, observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { namesOf } from "../../lib/names-of.ts";
import { shownField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import type { GithubSession } from "../../session/session.ts";
import { COUNTS } from "../repositories/expect-all.ts";
import { LIST, listedRepositories } from "../repositories/listed.ts";

const CONFIGURATIONS = "GET /orgs/{org}/code-security/configurations";
const ATTACHED = "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories";

/** What a configuration may enable, by the field in which GitHub says so. */
const FEATURES = {
  dependabot_alerts: "Dependabot alerts",
  dependabot_security_updates: "Dependabot security updates",
  secret_scanning: "secret scanning",
  secret_scanning_push_protection: "push protection",
  code_scanning_default_setup: "code scanning default setup",
} as const;

const configuration = z.object({
  /** `GitHub recommended (17)`: its name and number. */
  id: z.string(),
  /** How it stands with the repository, in GitHub's words: `attached`, `enforced`, `failed`, `updating` and others. */
  status: z.string(),
  /** `enforced` where the repository's administrators may not change what it sets, else `unenforced`. */
  enforcement: observed(z.string()),
  /**
   * What it enables, of: `Dependabot alerts`, `Dependabot security updates`, `secret scanning`, `push protection` and `code
   * scanning default setup`.
   */
  enables: observed(quantity("names")),
});

const schema = z.object({
  /** `acme/api`. */
  id: z.string(),
  archived: z.boolean(),
  /** The code security configurations that GitHub names together with the repository, but for those that were taken off it. */
  configurations: z.array(configuration),
});

export type Configuration = z.infer<typeof configuration>;
export interface RepositoryConfigurations extends z.infer<typeof schema> {}

const configurationSchema = z.looseObject({ id: z.int(), name: z.string() });
const attachedSchema = z.object({ status: z.string(), repository: z.object({ id: z.int() }) });

/** It was there once. Any other word, of whichever meaning, keeps it in the list. */
const TAKEN_OFF: ReadonlySet<string> = new Set(["detached", "removed", "removed_by_enterprise"]);

/** Every repository of an organization with the code security configurations that it is under. */
export const repositoryConfigurations: Collector<RepositoryConfigurations> = defineCollector({
  id: "github/repository-configurations",
  resource: "GitHub repository",
  provider: githubKind,
  per: "organization",
  operations: [CONFIGURATIONS, ATTACHED, LIST, COUNTS],
  calls: {
    [CONFIGURATIONS]: { page: 100, of: "configuration" },
    [ATTACHED]: { page: 100, in: "configuration" },
    [LIST]: { page: 100 },
    [COUNTS]: "once",
  },
  schema,
  async *collect(session) {
    const attached = await attachedIn(session);
    for await (const { id, full_name, archived } of listedRepositories(session)) {
      yield { id: full_name, archived, configurations: attached.get(id) ?? NONE };
    }
  },
});

/** Every list was read to its end: a repository that is on none is under none. */
const NONE: Configuration[] = [];

/** The configurations of each repository, by its number. */
async function attachedIn(session: GithubSession): Promise<ReadonlyMap<number, Configuration[]>> {
  const parameters = { org: session.organization };
  const attached = new Map<number, Configuration[]>();
  for await (const one of session.items(CONFIGURATIONS, parameters, configurationSchema)) {
    const set = {
      id: `${one.name} (${one.id})`,
      enforcement: shownField(CONFIGURATIONS, one, "enforcement", z.string()),
      enables: enabledBy(one),
    };
    const asked = { ...parameters, configuration_id: one.id };
    for await (const { status, repository } of session.items(ATTACHED, asked, attachedSchema)) {
      if (TAKEN_OFF.has(status)) continue;
      const before = attached.get(repository.id);
      if (before === undefined) attached.set(repository.id, [{ ...set, status }]);
      else before.push({ ...set, status });
    }
  }
  return attached;
}

/** A feature that GitHub leaves out leaves unread what the configuration enables. */
function enabledBy(one: Readonly<Record<string, unknown>>): Observed<Quantity<"names">> {
  return Object.entries(FEATURES).reduce<Observed<Quantity<"names">>>(
    (enabled, [field, name]) =>
      from([enabled, shownField(CONFIGURATIONS, one, field, z.string())], (names, state) =>
        state === "enabled" ? namesOf([...names.amount, name]) : names,
      ),
    known(namesOf([])),
  );
}

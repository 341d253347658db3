import type { AnyCheck, CheckUse } from "@bylaw/core";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { emptyGitHub, type Faults, type GitHubState, startGitHub } from "@bylaw/testbed/github";
import { type GithubOptions, github } from "../provider/provider.ts";

/** What is different about the organization `acme`, and what GitHub answers instead. */
export interface Situation extends Partial<GitHubState> {
  readonly faults?: Faults;
}

/**
 * What a check says of an organization, through the real provider and client over HTTP, on 2026-01-01: a line for each
 * resource, in order. `acme: pass`, or with what did not hold, the reason or the problem: `acme: fail (base permission: ...)`.
 * Throws when the organization is one that GitHub could not have.
 */
export async function saidOf(
  check: AnyCheck | CheckUse,
  { faults, ...state }: Situation,
  options: Partial<GithubOptions> = {},
): Promise<readonly string[]> {
  const now = () => new Date("2026-01-01T00:00:00Z");
  const server = await startGitHub({ state: { ...emptyGitHub("acme"), ...state }, now });
  try {
    if (faults !== undefined) server.set(faults);
    const provider = github({ organization: "acme", token: "token", baseUrl: server.url, ...options });
    const { observations } = await runProgram(programOf([provider], [check]));
    const [violation] = server.violations();
    if (violation !== undefined) throw new Error(violation);
    return observations
      .map((one) =>
        one.outcome === "pass"
          ? `${one.resource.id}: pass`
          : `${one.resource.id}: ${one.outcome} (${linesOf(one).join("; ")})`,
      )
      .sort();
  } finally {
    await server.stop();
  }
}

import { atLeast, defineParameter, names, type Provider } from "@bylaw/core";
import type { CollectOptions, Observation, Recording } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import {
  type GithubOptions,
  type GithubSession,
  github,
  repositoryNobodyBypasses,
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks,
} from "../index.ts";

export const TOKEN = "github_pat_secret_of_acme";

/** Acme's own names for its status checks. */
const checks = defineParameter("status-checks", atLeast(names("*test*", "*lint*", "*security*")));

/** Every GitHub check. */
const every = [
  repositoryRequiredReviewers,
  repositoryRequiredStatusChecks.with({ checks }),
  repositoryNobodyBypasses,
];

export interface Run {
  readonly recording: Recording;
  readonly observations: readonly Observation[];
  /** Milliseconds that the session meant to wait between attempts. */
  readonly waits: readonly number[];
}

/** Collects and judges. The session's own waits are noted and not waited. */
export async function run(
  providers: readonly Provider[],
  options: Partial<CollectOptions> = {},
): Promise<Run> {
  const waits: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  const ran = await runProgram(programOf(providers, every), { sleep, ...options });
  return { ...ran, waits };
}

/** The organization acme on the loopback server at `url`. */
export function acme(url: string, more: Partial<GithubOptions> = {}): Provider<GithubSession> {
  return github({ organization: "acme", token: TOKEN, baseUrl: url, ...more });
}

const short: Readonly<Record<string, string>> = { "not-applicable": "n/a" };

/** `{ "acme/api": "pass fail error" }`: reviewers, status checks, bypass. */
export function verdicts(observations: readonly Observation[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const { resource, outcome } of observations) {
    const before = all[resource.id];
    const word = short[outcome] ?? outcome;
    all[resource.id] = before === undefined ? word : `${before} ${word}`;
  }
  return all;
}

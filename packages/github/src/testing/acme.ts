import {
  atLeast,
  defineControl,
  defineParameter,
  definePerson,
  defineProgram,
  names,
  type Program,
  type Provider,
  soc2,
} from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import {
  type CollectOptions,
  collectProgram,
  evaluateRecording,
  type Observation,
  type Recording,
} from "@bylaw/core/run";
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

/** A program that holds `providers` to every GitHub check. */
function programOf(providers: readonly Provider[]): Program {
  const outOfScope = Object.fromEntries(soc2.criteria.map(({ id }) => [id, "Not part of this test."]));
  return defineProgram({
    organization: { name: "Acme, Inc." },
    framework: soc2.scope({ categories: [], outOfScope }),
    providers,
    controls: [
      defineControl({
        id: "change-management",
        title: "Changes are reviewed",
        statement: "Somebody else approves every change.",
        satisfies: [soc2("CC8.1")],
        owner: definePerson({ id: "tester", name: "Tester" }),
        frequency: "continuous",
        checks: [
          repositoryRequiredReviewers,
          repositoryRequiredStatusChecks.with({ checks }),
          repositoryNobodyBypasses,
        ],
      }),
    ],
  });
}

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
  const program = programOf(providers);
  const recording = await collectProgram(program, { ...systemTools, sleep, ...options });
  const observations: Observation[] = [];
  await evaluateRecording(program, recording, {
    onObservation: (one) => {
      observations.push(one);
    },
  });
  return { recording, observations, waits };
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

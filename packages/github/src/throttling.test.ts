import { createHash } from "node:crypto";
import type { Problem } from "@bylaw/core/provider";
import type { Observation } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import type { GitHubServer, Match } from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as checks from "./checks.gen.ts";
import { estateProvider, everyCheck, startEstate, weakEstate } from "./testing/estate.ts";

let server: GitHubServer;
beforeAll(async () => {
  server = await startEstate(weakEstate());
});
afterAll(async () => {
  const violations = server.violations();
  await server.stop();
  expect(violations).toEqual([]);
});

/** What is said while `on` is answered with a secondary limit, each with the time to wait: a hundredth of a second. */
async function under(on: Match): Promise<readonly Observation[]> {
  server.clear();
  server.set({ secondaryLimit: { on, retryAfter: 0.01 } });
  return (await runProgram(programOf([estateProvider(server.url)], everyCheck))).observations;
}

/** Strikes that share of the calls. Which it strikes depends on the seed, the call, and how often that was made. */
function some(share: number, seed: number): Match {
  const made = new Map<string, number>();
  return (operation, path, body) => {
    const asked = JSON.stringify([operation, path, body]);
    const times = (made.get(asked) ?? 0) + 1;
    made.set(asked, times);
    const hash = createHash("sha256").update(`${seed} ${times} ${asked}`).digest();
    return hash.readUInt32BE() < share * 2 ** 32;
  };
}

/** What joins another listing says what that one lacks. */
function isThrottled(problem: Problem | undefined): boolean {
  const { code = "", message = "" } = problem ?? {};
  return code === "throttled" || (code === "dependency-failed" && message.includes("throttled"));
}

/** BYLAW_LONG=1 runs five times as often. */
const runs = process.env.BYLAW_LONG === "1" ? 60 : 12;

test("of three calls in ten turns no verdict, and leaves less than one in a thousand undecided", async () => {
  const calm = await under([]);
  const said = new Set(calm.map((one) => JSON.stringify(one)));
  const wrong: string[] = [];
  let decided = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    for (const one of await under(some(0.3, seed))) {
      if (said.has(JSON.stringify(one))) decided += 1;
      else if (one.outcome !== "error" || !isThrottled(one.problem)) {
        wrong.push(`seed ${seed}: ${one.check} of ${one.resource.id} is ${one.outcome}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(decided / (runs * calm.length)).toBeGreaterThanOrEqual(0.999);
});

test("of every call ends every check as throttled", async () => {
  const observations = await under(() => true);
  const ends = new Set(observations.map(({ outcome, problem }) => `${outcome} ${problem?.code}`));
  expect([...ends]).toEqual(["error throttled"]);
  expect(new Set(observations.map(({ check }) => check)).size).toBe(Object.keys(checks).length);
});

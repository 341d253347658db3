import { createHash } from "node:crypto";
import type { Observation } from "@bylaw/core/run";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { damageJson, seeded, shortenJson } from "@bylaw/testbed/damage";
import type { Faults, GitHubServer } from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { estateProvider, everyCheck, startEstate, weakEstate } from "./testing/estate.ts";

/** BYLAW_LONG=1 damages ten thousand answers, without it a few hundred. */
const answers = process.env.BYLAW_LONG === "1" ? 10_000 : 300;

/** What GitHub may say as well, so that nobody can tell that it was damaged: mostly shorter lists, which it does not count. */
const answersToo: readonly RegExp[] = [
  // Each lists what is wrong, or whom it is about: a sound organization answers with none.
  /^GET \/orgs\/\{org\}\/(?:dependabot|secret-scanning|code-scanning)\/alerts .*answer: (?:emptied|cut)$/,
  /^GET \/orgs\/\{org\}\/(?:hooks|outside_collaborators) .*answer: (?:emptied|cut)$/,
  /^GET \/orgs\/\{org\}\/members filter=2fa_\w+&.*answer: (?:emptied|cut)$/,
  // A member who is called otherwise is the same member.
  /^GET \/orgs\/\{org\}\/members filter=all&.*login: "/,
  // Nobody may bypass, no pattern is allowed beside, no line is wrong.
  /^GET \/(?:orgs|repos)\/.*\/rulesets\/\{ruleset_id\} bypass_actors: (?:emptied|cut)$/,
  /^GET \/orgs\/\{org\}\/actions\/permissions\/selected-actions patterns_allowed: (?:emptied|cut)$/,
  /^repositories errors: (?:emptied|cut)$/,
];

/** Addresses are what most members of an answer hold, and none that ends so is read. */
const isRead = (name: string) => !name.endsWith("_url");

let server: GitHubServer;
beforeAll(async () => {
  server = await startEstate(weakEstate());
});
afterAll(() => server.stop());

type Tamper = NonNullable<Faults["tamper"]>;

/** Damages about that share of the answers: one field, one list, or the way to the next page. Notes what it did. */
function tampering(seed: number, share: number, damages: string[]): Tamper {
  return (answer, { operation, path, query, body }) => {
    const asked = [operation, path, query, JSON.stringify(body)].join(" ");
    const random = seeded(createHash("sha256").update(`${seed} ${asked}`).digest().readUInt32BE());
    if (random() >= share) return answer;
    const name = /\bquery (\w+)/.exec(String((body as { query?: string } | undefined)?.query))?.[1];
    const { link, ...headers } = answer.headers ?? {};
    const kind = random();
    if (kind < 0.2 && link !== undefined) {
      damages.push(`${operation}: next page lost`);
      return { ...answer, headers };
    }
    const done = kind < 0.8 ? damageJson(answer.body, random, isRead) : shortenJson(answer.body, random);
    const what = `${name ?? `${operation}${query === "" ? "" : ` ${query}`}`} ${done?.what}`;
    if (done === undefined || answersToo.some((one) => one.test(what))) return answer;
    damages.push(what);
    return { ...answer, body: done.value };
  };
}

/** One run over the weak organization with about every second answer damaged. */
async function damagedRun(seed: number, share = 0.5) {
  const damages: string[] = [];
  server.clear();
  server.set({ tamper: tampering(seed, share, damages) });
  const { observations } = await runProgram(programOf([estateProvider(server.url)], everyCheck));
  return { damages, observations };
}

const isLetOff = ({ outcome }: Observation) => outcome === "pass" || outcome === "not-applicable";
const keyOf = ({ check, resource }: Observation) => `${check} ${resource.id}`;

test(`${answers} damaged answers of a weak organization let nothing off, and nothing breaks`, async () => {
  const told: string[] = [];
  // A merge is no push to be judged by itself, and so on.
  const undamaged = (await damagedRun(0, 0)).observations.filter(isLetOff);
  const isLetOffAnyway = new Set(undamaged.map(keyOf));
  let damaged = 0;
  for (let seed = 1; damaged < answers; seed += 1) {
    const { damages, observations } = await damagedRun(seed);
    damaged += damages.length;
    for (const one of observations) {
      // A ReadError says what was wrong with an answer; anything else is a fault of ours.
      const isBroken = /could not be collected|threw/.test(one.problem?.message ?? "");
      if ((!isLetOff(one) || isLetOffAnyway.has(keyOf(one))) && !isBroken) continue;
      told.push(
        `${one.check} of ${one.resource.id} ${one.outcome}: ${linesOf(one).join("; ").slice(0, 300)} [seed ${seed}: ${damages.join(", ")}]`,
      );
    }
  }
  expect(told).toEqual([]);
}, 600_000);

import type { AnyCheck } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import * as checks from "./checks.gen.ts";
import { estateProvider, wholeEstate } from "./testing/estate.ts";
import { startScript } from "./testing/script.ts";
import { damage, seeded } from "./testing/tamper.ts";

const all: readonly AnyCheck[] = Object.values(checks);
/** BYLAW_LONG=1 damages ten thousand answers, without it a tenth of them. */
const answers = process.env.BYLAW_LONG === "1" ? 10_000 : 1_000;

/** One run over the weak account with about every second answer damaged: what was damaged, and what was let off. */
async function damagedRun(seed: number) {
  const { weak } = await wholeEstate();
  const random = seeded(seed);
  const damages: string[] = [];
  const server = await startScript(weak, ({ operation }, body) => {
    const done = operation.startsWith("sts:") || random() < 0.5 ? undefined : damage(body, random);
    if (done === undefined) return body;
    damages.push(`${operation} ${done.what}`);
    return done.body;
  });
  try {
    const { observations } = await runProgram(programOf([estateProvider(server.endpoint)], all));
    return { damages, observations };
  } finally {
    await server.stop();
  }
}

/** What the weak account itself lets off: a certificate that ACM renews is not renewed by hand. */
async function letOff(): Promise<readonly string[]> {
  const server = await startScript((await wholeEstate()).weak);
  try {
    const { observations } = await runProgram(programOf([estateProvider(server.endpoint)], all));
    return observations.filter(isLetOff).map(saidOf);
  } finally {
    await server.stop();
  }
}

const saidOf = (one: Observation) => `${one.task} ${one.outcome}: ${linesOf(one).join("; ")}`;
const isLetOff = ({ outcome }: Observation) => outcome === "pass" || outcome === "not-applicable";

test(`${answers} damaged answers of a weak account let nothing off, and nothing breaks`, async () => {
  const told: string[] = [];
  const anyway = await letOff();
  let damaged = 0;
  for (let seed = 1; damaged < answers; seed += 1) {
    const { damages, observations } = await damagedRun(seed);
    damaged += damages.length;
    const left = [...anyway];
    for (const one of observations) {
      // A ReadError says what was wrong with an answer; anything else is a fault of ours.
      const isBroken = /could not be collected|threw/.test(one.problem?.message ?? "");
      const known = left.indexOf(saidOf(one));
      if (known >= 0) left.splice(known, 1);
      if ((!isLetOff(one) || known >= 0) && !isBroken) continue;
      told.push(
        `${one.check} ${one.outcome}: ${linesOf(one).join("; ")} [seed ${seed}: ${damages.join(", ")}]`,
      );
    }
  }
  console.log(`fuzz: ${damaged} damaged answers.`);
  expect(told).toEqual([]);
}, 600_000);

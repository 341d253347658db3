import { lint, sourcesOf } from "@bylaw/source";
import { describe, expect, it } from "vitest";
import { type Planted, sentenceOperators } from "./plant.ts";
import { pick, randomFrom, texts } from "./texts.ts";

/** Faults of each kind; the long form tries every place that there is. */
const EACH = process.env.BYLAW_LONG === undefined ? 24 : 200;
const SEED = 20261128;

interface Try {
  readonly operator: string;
  readonly path: string;
  readonly planted: Planted;
}

/** Faults of every kind, each at a place by chance in a file by chance, and alone there. */
function plantAll(seed: number): readonly Try[] {
  const random = randomFrom(seed);
  const paths = [...texts.keys()];
  return sentenceOperators.flatMap(({ name, plant }) => {
    const done: Try[] = [];
    for (let tries = 0; done.length < EACH && tries < 3000; tries += 1) {
      const path = pick(paths, random);
      const planted = plant(texts.get(path) ?? "", random);
      const isNew = !done.some((one) => one.path === path && one.planted.text === planted?.text);
      if (planted !== undefined && isNew) done.push({ operator: name, path, planted });
    }
    return done;
  });
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

/** True where one of its rules tells of it, on a line that it stands on. */
function isFound({ path, planted: { text, from, to, rules } }: Try): boolean {
  const { findings } = lint({ sources: sourcesOf(new Map([[path, text]])) });
  return findings.some(
    ({ rule, line }) => rules.includes(rule) && line >= lineOf(text, from) && line <= lineOf(text, to),
  );
}

describe("what is planted into sentences of the baseline and of the example", () => {
  const all = plantAll(SEED);
  const missed = all.filter((one) => !isFound(one));

  it("is found at its line, at least 95 of 100", () => {
    const told = missed.map(({ operator, planted }) => `  ${operator}: ${planted.what}`);
    console.log(`${all.length - missed.length} of ${all.length} planted faults are found.`, told.join("\n"));
    expect(all.length).toBeGreaterThanOrEqual(200);
    expect(missed.length / all.length).toBeLessThanOrEqual(0.05);
  });

  it.each(sentenceOperators.map(({ name }) => name))("is planted in many places: %s", (name) => {
    expect(all.filter(({ operator }) => operator === name).length).toBeGreaterThanOrEqual(10);
  });
});

import { lint, sourcesOf } from "@bylaw/source";
import { expect, it } from "vitest";
import { type Planted, sentenceOperators } from "./plant.ts";
import { pick, randomFrom, texts } from "./texts.ts";

const EACH = Number(process.env.EACH ?? 20);

interface Try {
  readonly operator: string;
  readonly path: string;
  readonly planted: Planted;
}

/** Faults of every kind, each in a file by chance, by themselves. */
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

/** True where one of its rules tells of it, on the lines that it stands on. */
function isFound({ path, planted: { text, from, to, rules } }: Try): boolean {
  const { findings } = lint({ sources: sourcesOf(new Map([[path, text]])) });
  return findings.some(
    ({ rule, line }) => rules.includes(rule) && line >= lineOf(text, from) && line <= lineOf(text, to),
  );
}

it("finds what is planted into sentences, each at its line", () => {
  const all = plantAll(Number(process.env.SEED ?? 20261128));
  const missed = all.filter((one) => !isFound(one));
  console.log(
    all.length,
    missed.length,
    sentenceOperators
      .map(
        ({ name }) =>
          `${name} ${missed.filter((x) => x.operator === name).length}/${all.filter((x) => x.operator === name).length}`,
      )
      .join("; "),
  );
  expect(
    missed.map(
      ({ operator, planted }) =>
        `${operator}: ${planted.what} ::: ${planted.text.slice(planted.from - 90, planted.to + 60)}`,
    ),
  ).toEqual([]);
});

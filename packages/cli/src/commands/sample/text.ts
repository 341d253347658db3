import { counted, DRAWING, type PopulationRead, plainText, type Sample } from "@bylaw/core/run";
import { completenessText } from "@bylaw/reports";
import type { Io } from "../../io.ts";
import { fold } from "../../output/width.ts";

/** What was drawn and where it lies. */
export function drawnText({ population, seed, drawn }: Sample, folder: string): string {
  const { id, period, items, digest, runs, explained } = population;
  const changed = drawn.filter(({ item }) => item.changed !== undefined).length;
  const lines = [
    ...(explained.length === 0
      ? []
      : [`${id} is not shown to be complete: the company explains what nobody looked at`]),
    `${folder}: ${drawn.length} of ${counted(items.length, "item")} of ${id}, ${period.from} to ${period.to}`,
    `read from ${counted(runs.length, "run")}; sha-256 of the population ${digest}`,
    `seed ${JSON.stringify(seed)}`,
    ...(changed === 0 ? [] : [`${counted(changed, "drawn item")} changed after the first run that read it`]),
    "sample.md says how to draw it again; sample.csv has empty columns for whoever tests it.",
  ];
  return lines.map((line) => `${plainText(line)}\n`).join("");
}

/** Why nothing was drawn. */
export function refusedText({ id, period, gaps }: PopulationRead, { columns }: Pick<Io, "columns">): string {
  const lines = [
    `Nothing is drawn: ${id} is not shown to be complete from ${period.from} to ${period.to}.`,
    ...gaps.map(({ what, from, to, why }) => {
      const since = from === undefined ? "" : to === undefined ? ` from ${from}` : ` from ${from} to ${to}`;
      return `  ${what}${since}: ${why}`;
    }),
    "Restore or keep runs that looked at it, one of them after the period, or name days that they cover: --period.",
  ];
  return fold(lines.map((line) => `${plainText(line)}\n`).join(""), columns);
}

function populationJson(read: PopulationRead): object {
  const { items, text: _, gaps, ...rest } = read;
  return {
    ...rest,
    size: items.length,
    complete: gaps.length + rest.explained.length === 0,
    completeness: completenessText(read),
    gaps,
  };
}

export function drawnJson({ population, seed, n, drawn }: Sample): object {
  return {
    format: "bylaw-sample/1",
    population: populationJson(population),
    seed,
    n,
    how: DRAWING,
    items: drawn.map(({ place, item }) => ({ place, ...item })),
  };
}

export function refusedJson(population: PopulationRead): object {
  return { format: "bylaw-sample/1", population: populationJson(population) };
}

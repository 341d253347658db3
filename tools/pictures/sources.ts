import { join } from "node:path";
import type { Program } from "@bylaw/core";
import { openRecording, openRuns, systemTools } from "@bylaw/core/node";
import {
  collectProgram,
  coverageOf,
  evaluateRecording,
  planCoverage,
  type Recording,
  seen,
} from "@bylaw/core/run";
import { type Document, definitionDocuments, runDocuments, yearStrip } from "@bylaw/reports";
import { load } from "../load.ts";
import { root } from "../repo.ts";

/** Something drawn of the example: an SVG of our own, or a chart for Mermaid. */
export interface Picture {
  readonly name: string;
  readonly kind: "svg" | "mermaid";
  readonly source: string;
}

const acme = join(root, "examples/acme");

/** The day on which the year of the example is looked back at, whenever that is done. */
const AFTER_THE_YEAR = "2026-07-20";

/** The pictures that the documents of the example hold. */
export async function pictures(): Promise<readonly Picture[]> {
  const program = await programOf(join(acme, "bylaw.config.ts"));
  const definitions = definitionDocuments(program);
  const report = await evaluateRecording(program, await openRecording(join(acme, "recording")));
  return [
    svg("heat-map", definitions, "pictures/risk-heat-map.svg"),
    svg("year-strip", [await stripOfTheYear()], "pictures/year-strip.svg"),
    chart("organization", definitions, "organization.md"),
    chart("timeline", runDocuments(report), "timeline.md"),
  ];
}

/** The charts of a document, as Mermaid reads them. */
export function chartsIn({ content }: Document): readonly string[] {
  return [...content.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, source = ""]) => source);
}

async function programOf(path: string): Promise<Program> {
  return (await load(path)).default as Program;
}

async function stripOfTheYear(): Promise<Document> {
  const year = join(acme, "year");
  const program = await programOf(join(year, "bylaw.config.ts"));
  const { period } = program;
  if (period === undefined) throw new Error("The year of the example has a period.");
  const { runs } = await openRuns([join(year, "runs")]);
  const tools = { ...systemTools, now: () => new Date(`${AFTER_THE_YEAR}T12:00:00Z`) };
  const today: Recording = await collectProgram(planCoverage(program, []), tools);
  const kept = await Promise.all(runs.map(seen));
  return yearStrip(await coverageOf(program, kept, today, { period, branch: "main", every: 2 }));
}

function svg(name: string, documents: readonly Document[], path: string): Picture {
  return { name, kind: "svg", source: named(documents, path).content };
}

function chart(name: string, documents: readonly Document[], path: string): Picture {
  const [source] = chartsIn(named(documents, path));
  if (source === undefined) throw new Error(`${path} has no chart.`);
  return { name, kind: "mermaid", source };
}

function named(documents: readonly Document[], path: string): Document {
  const found = documents.find((one) => one.path === path);
  if (found === undefined) throw new Error(`The example has no ${path}.`);
  return found;
}

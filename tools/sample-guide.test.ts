import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineProgram, type IsoDate, type Population, soc2 } from "@bylaw/core";
import { keepRun, openRuns, systemTools } from "@bylaw/core/node";
import {
  collectProgram,
  createKeeper,
  drawSample,
  evaluateRecording,
  type PopulationRead,
  planRun,
  populationIn,
} from "@bylaw/core/run";
import { github } from "@bylaw/github";
import { sampleFiles } from "@bylaw/reports";
import {
  emptyGitHub,
  type GitHubServer,
  HistoryMaker,
  type Repository,
  repository,
  startGitHub,
} from "@bylaw/testbed/github";
import { createJiti } from "jiti";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs/period.md"), "utf8");
const [, declared = ""] = /^```ts\n(\/\/ compliance\/populations\.ts\n.*?)^```$/ms.exec(guide) ?? [];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, "examples/.sample-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function population(): Promise<Population> {
  mkdirSync(join(folder, "compliance"));
  const path = join(folder, "compliance/populations.ts");
  writeFileSync(path, declared);
  return (await createJiti(path).import<{ changesMade: Population }>(path)).changesMade;
}

/** Six merges and a push to a repository, two days apart. */
function repositoryOf(name: string): Repository {
  const history = new HistoryMaker(name);
  for (const day of ["02", "06", "10", "14", "18", "22"])
    history.merge({
      at: `2026-03-${day}T10:00:00Z`,
      author: "ben",
      reviews: [{ by: "carla", state: "APPROVED", at: `2026-03-${day}T09:00:00Z` }],
    });
  history.push("ana", "2026-03-26T10:00:00Z");
  return repository({ name, history: history.history });
}

const period = { from: "2026-03-01", to: "2026-03-31" } as { from: IsoDate; to: IsoDate };

async function readFrom(
  server: GitHubServer,
  of: Population,
  days: readonly string[],
): Promise<PopulationRead> {
  const { criteria } = soc2.scope({ categories: ["security"] });
  const outOfScope = Object.fromEntries(criteria.map(({ id }) => [id, "Not here."]));
  const program = defineProgram({
    organization: { name: "Acme" },
    framework: soc2.scope({ categories: ["security"], outOfScope }),
    providers: [github({ organization: "acme", token: "token", baseUrl: server.url })],
    populations: [of],
    period,
  });
  const plan = planRun(program);
  const runs = join(folder, "runs");
  for (const day of days) {
    const now = () => new Date(`${day}T06:00:00Z`);
    const recording = await collectProgram(plan, { ...systemTools, now });
    const keeper = createKeeper(plan);
    const report = await evaluateRecording(plan, recording, { onObservation: keeper.add });
    const revision = { commit: "4be1f0c", branch: "main", clean: true };
    await keepRun(runs, { plan, recording, report, keeper }, { versions: {}, revision });
  }
  const today = "2026-06-01" as IsoDate;
  return populationIn(program, of, await openRuns([runs]), { period, branch: "main", every: 2, today });
}

test("the population that the guide declares is read from runs over GitHub's changes, and a sample drawn from it", async () => {
  const repositories = ["api", "web", "old"].map(repositoryOf);
  const now = () => new Date("2026-04-03T00:00:00Z");
  const server = await startGitHub({ state: { ...emptyGitHub("acme"), repositories }, now });
  try {
    const read = await readFrom(server, await population(), ["2026-03-20", "2026-04-02"]);
    expect(read.gaps).toEqual([]);
    expect(read.items).toHaveLength(21);
    const [merged] = read.items;
    expect(merged).toMatchObject({
      scope: "github/acme",
      id: "acme/api#1",
      at: "2026-03-02T10:00:00.000Z",
      attributes: { way: "pull request", author: "ben", reviews: ["APPROVED by carla"] },
    });
    const sample = await drawSample(read, { seed: "Okafor 417", n: 5 });
    const page = new TextDecoder().decode(sampleFiles(sample)[2]?.bytes);
    expect(page).toContain("| Size | 21 items |");
    expect(server.violations()).toEqual([]);
  } finally {
    await server.stop();
  }
});

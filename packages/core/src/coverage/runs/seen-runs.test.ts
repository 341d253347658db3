import { expect, test } from "vitest";
import type { KeptListing } from "../../keep/kept-run.ts";
import type { LazyRun, Whereabouts } from "./seen-run.ts";
import { seenRuns } from "./seen-runs.ts";

const listing: KeptListing = {
  provider: "evidence",
  level: "organization",
  path: ["test"],
  state: "complete",
  resources: 1,
  calls: {},
  digest: "9f2c",
  kept: true,
};

/** A run that lists records, of the lines given. */
function run(name: string, lines: readonly string[], where: Whereabouts = "here"): LazyRun {
  return {
    format: "bylaw-run/1",
    organization: "Test",
    startedAt: "2026-03-10T06:00:00.000Z",
    finishedAt: "2026-03-10T06:00:00.000Z",
    today: "2026-03-10",
    exitCode: 0,
    versions: {},
    after: [],
    listings: "changed",
    blocks: { plan: "", scopes: "", collectors: "", outcomes: "", judged: "" },
    digest: name,
    path: `runs/${name}.json`,
    plan: async () => ({
      ...{ organization: "Test", timeZone: "UTC", frameworks: [], controls: [], tasks: [] },
      ...{ requirements: [], policies: [], waivers: [] },
    }),
    scopes: async () => [],
    outcomes: async () => ({ tasks: {}, excused: [] }),
    judged: async () => [],
    collectors: async () => [{ collector: "evidence/list", scopes: [{ ...listing }] }],
    lines: async () => lines,
    whereIs: async () => where,
  };
}

const RECORD = '{"id":"list/q1.md","data":{"digest":"d1"}}';

test("a listing of records that is none is told once, and its runs count", async () => {
  const { runs, unread, damaged } = await seenRuns([run("a", [RECORD]), run("b", ["{"]), run("b", ["{"])]);
  expect(runs.map(({ held }) => [...held.records])).toEqual([
    [["evidence/list", new Map([["list/q1.md", expect.objectContaining({ digest: "d1" })]])]],
    [],
    [],
  ]);
  expect([unread, damaged]).toEqual([
    [],
    [
      {
        path: "runs/b.json",
        why: "what evidence/list listed: runs/b.json names a listing 9f2c that is none",
      },
    ],
  ]);
});

test("a line that is no record says nothing", async () => {
  const lines = ["null", "1", '"a"', "[]", '{"id":1}', '{"id":"a","data":null}', RECORD];
  const { runs, damaged } = await seenRuns([run("a", lines)]);
  expect([runs[0]?.held.records.get("evidence/list")?.size, damaged]).toEqual([1, []]);
});

test("a listing that lies in a year that was not named is as one that is not kept", async () => {
  const { runs, damaged } = await seenRuns([run("a", [RECORD], "elsewhere")]);
  expect([runs[0]?.held.records.size, damaged]).toEqual([0, []]);
});

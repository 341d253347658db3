import { describe, expect, test } from "vitest";
import { textOf } from "../testing/reader.fixture.ts";
import { type ResourceShape, runOf } from "../testing/run.fixture.ts";
import { logOf } from "../testing/sarif.fixture.ts";
import { githubAnnotations } from "./github/annotations.ts";
import { json } from "./json/json.ts";
import { sarif } from "./sarif/sarif.ts";
import { sarifGithub } from "./sarif-github/sarif-github.ts";

// What is read from the company's own files is told of where it is written, and is known again when it moves.

const route = (
  id: string,
  at?: ResourceShape["at"],
  wish: ResourceShape["wish"] = "fail",
): ResourceShape => ({
  id,
  wish,
  ...(at !== undefined && { at }),
});
const run = (...resources: readonly ResourceShape[]) =>
  runOf({ controls: [{ scopes: [{ name: "north", resources }] }] });
const moved = (line: number) => run(route("a", { path: "src/an admin #1.ts", line }), route("b"));

describe("SARIF", () => {
  test("points at the line of the resource, and at the control as what is related", async () => {
    const [{ results }] = (await logOf(sarif, await moved(12))).runs;
    const places = results.map(({ locations, relatedLocations = [] }) => [
      ...[...locations, ...relatedLocations].map(
        ({ physicalLocation: { artifactLocation, region } }) => `${artifactLocation.uri}:${region.startLine}`,
      ),
      ...relatedLocations.map(({ message }) => message.text),
    ]);
    expect(places.slice(0, 2)).toEqual([
      ["src/an%20admin%20%231.ts:12", "compliance/controls.ts:1", "What asks for it."],
      ["compliance/controls.ts:1"],
    ]);
  });

  test("knows a result again whose line has moved", async () => {
    const prints = async (line: number) =>
      (await logOf(sarif, await moved(line))).runs[0].results.map(
        ({ partialFingerprints }) => partialFingerprints,
      );
    expect(await prints(12)).toEqual(await prints(480));
  });

  test("of GitHub keeps an alert where its control is, and names the lines beside it", async () => {
    const [first] = (await logOf(sarifGithub, await moved(12))).runs[0].results;
    expect(first?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("compliance/controls.ts");
    expect(
      first?.relatedLocations?.map(({ physicalLocation: { region }, message }) => [
        region.startLine,
        message.text,
      ]),
    ).toEqual([[12, "vault a in vault/north"]]);
    const [second] = (await logOf(sarifGithub, await moved(480))).runs[0].results;
    expect(second?.partialFingerprints).toEqual(first?.partialFingerprints);
    const [bare] = (await logOf(sarifGithub, await run(route("b")))).runs[0].results;
    expect(bare).not.toHaveProperty("relatedLocations");
  });
});

test("an annotation stands at the first line that does not pass", async () => {
  const text = await textOf(
    githubAnnotations,
    await run(
      route("a", { path: "src/ok.ts", line: 1 }, "pass"),
      route("b", { path: "src/a,b:c.ts", line: 7 }),
    ),
  );
  expect(text).toMatch(/^::error file=src\/a%2Cb%3Ac\.ts,line=7,title=/);
});

test("JSON has the location with the resource", async () => {
  const { observations } = JSON.parse(await textOf(json, await moved(12)));
  expect(observations[0].resource).toEqual({
    id: "a",
    type: "vault",
    location: { path: "src/an admin #1.ts", line: 12 },
  });
});

test.each([
  ["/etc/passwd", 1],
  ["../outside.ts", 1],
  ["src/../../outside.ts", 1],
  ["src//a.ts", 1],
  ["./a.ts", 1],
  ["", 1],
  ["C:/windows/a.ts", 1],
  ["src\\a.ts", 1],
  ["a.ts\n::error::forged", 1],
  ["a\u0000.ts", 1],
  ["a".repeat(5_000), 1],
  ["a.ts", 0],
  ["a.ts", -1],
  ["a.ts", 1.5],
  ["a.ts", 2 ** 31],
])("what a recording says of %j at %j is no place", async (path, line) => {
  const [{ results }] = (await logOf(sarif, await run(route("a", { path, line })))).runs;
  expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("compliance/controls.ts");
  expect(results[0]).not.toHaveProperty("relatedLocations");
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../run/entry.ts";
import type { ExportedRun } from "../run/exported-run.ts";
import { type Reader, textOf } from "../testing/reader.fixture.ts";
import { readers } from "../testing/readers.fixture.ts";
import { everyStanding, runOf } from "../testing/run.fixture.ts";
import { anyRun } from "../testing/wishes.fixture.ts";
import { formats } from "./formats.ts";

/** What each resource of the run is, as its reader has it; `-` where the format leaves it out. */
async function seenBy(reader: Reader, run: ExportedRun): Promise<Readonly<Record<string, string>>> {
  const text = await textOf(reader.format, reader.prepare?.(run) ?? run);
  await reader.validate(text);
  const read = [...(await reader.read(text))];
  const seen: Record<string, string> = {};
  for (const [entry] of await entriesOf(run)) {
    const { id } = entry.observation.resource;
    const words = read
      .filter(([name]) => name.includes(id.replace("criterion soc2 ", "")))
      .map(([, word]) => word);
    seen[`${id.replace("arn:vault:", "")}`] = words.join(" ") || "-";
  }
  return seen;
}

async function entriesOf(run: ExportedRun): Promise<readonly (readonly [entry: Entry, excused: boolean])[]> {
  const all: (readonly [Entry, boolean])[] = [];
  for (const asked of run.asked)
    for await (const entry of run.entriesOf(asked)) all.push([entry, asked.excused]);
  return all;
}

test("every standing that the engine gives is in the run that formats are tested with", async () => {
  const entries = await entriesOf(await runOf(everyStanding));
  const standings = new Set(
    entries.map(([{ standing }, excused]) => `${standing}${excused ? ", excused" : ""}`),
  );
  expect([...standings].sort()).toEqual([
    "advisory",
    "error",
    "fail",
    "fail, excused",
    "manual",
    "not-applicable",
    "pass",
    "planned",
    "waived",
  ]);
});

test("every format has a reader", () => {
  expect(readers.map(({ format }) => format.id)).toEqual(formats.map(({ id }) => id));
});

describe.each(readers)("$format.id, as $by reads it", (reader) => {
  test("tells every standing by its word", async () => {
    expect(await seenBy(reader, await runOf(everyStanding))).toMatchSnapshot();
  });

  test("calls nothing passing that does not pass, whatever a run comes to", async () => {
    await fc.assert(
      fc.asyncProperty(anyRun(), async (shape) => {
        const run = await runOf(shape);
        const text = await textOf(reader.format, reader.prepare?.(run) ?? run);
        await reader.validate(text);
        const passing = [...(await reader.read(text)).values()].filter((word) => reader.passing.has(word));
        const passes = (await entriesOf(run)).filter(([{ standing }]) => standing === "pass");
        expect(passing.length).toBeLessThanOrEqual(passes.length);
      }),
      { numRuns: 6 },
    );
  });

  test("gives equal bytes for an equal run", async () => {
    const made = async (): Promise<ExportedRun> => {
      const run = await runOf(everyStanding);
      return reader.prepare?.(run) ?? run;
    };
    const [one, other] = [await made(), await made()];
    expect(await textOf(reader.format, one)).toBe(await textOf(reader.format, other));
  });
});

import { describe, expect, test } from "vitest";
import type { ExportedRun } from "../run/exported-run.ts";
import { textOf } from "../testing/reader.fixture.ts";
import { readers } from "../testing/readers.fixture.ts";
import { everyStanding, runOf } from "../testing/run.fixture.ts";
import { logOf } from "../testing/sarif.fixture.ts";
import type { FormatId } from "./formats.ts";
import { sarif } from "./sarif/sarif.ts";

const part = (): Promise<ExportedRun> => runOf({ ...everyStanding, only: ["control-4"] });
const SAYS = "Only control-4: 1 of 7 controls. What rests on more than was judged is left out.";

/** How each format says that it is of a part; `refused` where it is written of none, `program` where it tells of no run. */
const marks: Readonly<Record<FormatId, string>> = {
  json: '"selection": {"ids":["control-4"],"resources":[],"missing":[]}',
  junit: `<property name="part" value="${SAYS}"/>`,
  "junit-failures": `<property name="part" value="${SAYS}"/>`,
  sarif: `"automationDetails": {"id":"bylaw-part/acme-inc/control-4/","description":{"text":"${SAYS}"}}`,
  "sarif-github": "refused",
  "github-summary": `# Acme, Inc., in part: nothing fails that counts\n\n**${SAYS}**\n`,
  "github-annotations": `title=Only a part of the program was judged::${SAYS}\n`,
  csv: ",control-4\r\n",
  "oscal-results": `ended with exit code 0.\\n\\n${SAYS}`,
  "oscal-components": "program",
  "oscal-catalog": "program",
  ocsf: '"only":["control-4"]',
  asff: "refused",
};

describe.each(readers)("$format.id of a part of a program", ({ format, validate, prepare }) => {
  const mark = marks[format.id as FormatId];

  test(mark === "refused" ? "is refused" : "says that it is one, or tells of no run", async () => {
    expect("wholeOnly" in format).toBe(mark === "refused");
    if (mark === "refused") return;
    const [one, whole] = [await part(), await runOf(everyStanding)];
    const text = await textOf(format, prepare?.(one) ?? one);
    await validate(text);
    if (mark === "program") return expect(text).toBe(await textOf(format, prepare?.(whole) ?? whole));
    expect(text).toContain(mark);
    expect(await textOf(format, prepare?.(whole) ?? whole)).not.toContain(mark);
  });
});

test("SARIF of a part closes nothing of the whole program's, and notes that it is one", async () => {
  const [{ automationDetails, invocations = [] }] = (await logOf(sarif, await part())).runs;
  const [whole] = (await logOf(sarif, await runOf(everyStanding))).runs;
  expect([automationDetails.id, whole.automationDetails.id]).toEqual([
    "bylaw-part/acme-inc/control-4/",
    "bylaw/acme-inc/",
  ]);
  expect(invocations[0]?.toolExecutionNotifications).toEqual([
    { descriptor: { id: "part" }, level: "note", message: { text: SAYS } },
  ]);
});

import { describe, expect, test } from "vitest";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { hostile } from "../../testing/hostile.fixture.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf } from "../../testing/run.fixture.ts";
import { logOf } from "../../testing/sarif.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { sarif } from "../sarif/sarif.ts";
import { sarifGithub } from "../sarif-github/sarif-github.ts";
import { githubAnnotations } from "./annotations.ts";
import { githubSummary } from "./summary.ts";

/** The run, as often as if its checks were in so many controls. */
function times(run: ExportedRun, many: number): ExportedRun {
  const origin = new Map<Asked, Asked>();
  const asked = Array.from({ length: many }, (_, at) =>
    run.asked.map((one) => {
      const copy = { ...one, id: `${one.id} ${at}`, rule: `${one.rule}-${at}` };
      origin.set(copy, one);
      return copy;
    }),
  ).flat();
  const of = (one: Asked): Asked => origin.get(one) as Asked;
  return {
    ...run,
    asked,
    entriesOf: (one) => run.entriesOf(of(one)),
    locationOf: (one) => run.locationOf(of(one)),
  };
}

describe("annotations", () => {
  test("what fails is an error, what could not be decided a warning, and what is known one notice", async () => {
    const text = await textOf(githubAnnotations, withSkipped(await runOf(everyStanding)));
    expect(text.split("\n").map((line) => line.replace(/^(::\w+) .*title=(.*?)::.*$/, "$1 $2"))).toEqual([
      expect.stringMatching(
        /^::error Vault 0 is locked%3A 1 fails%2C 2 could not be decided%2C 1 was not run/,
      ),
      expect.stringMatching(/^::warning Could not be decided%3A Vault 3 is locked\. 1 fails\./),
      "::warning Could not be decided%3A Vault 3-or is locked. 1 could not be decided.",
      expect.stringMatching(/^::warning Could not be decided%3A soc2 CC1\.2/),
      expect.stringMatching(/^::warning Could not be decided%3A soc2 CC7\.2/),
      "::notice Failing%2C and not counted%3A 2 planned%2C 1 advisory%2C 2 waived",
      "",
    ]);
    expect(text).toMatch(/^::error file=compliance\/controls\.ts,line=1,title=/);
  });

  test("ten of each, of which the last says how many more there are and where", async () => {
    const lines = (await textOf(githubAnnotations, times(await runOf(everyStanding), 12))).split("\n");
    const errors = lines.filter((line) => line.startsWith("::error"));
    const warnings = lines.filter((line) => line.startsWith("::warning"));
    expect([errors.length, warnings.length]).toEqual([10, 10]);
    expect(errors[9]).toBe(
      "::error file=compliance/controls.ts,line=1,title=3 more fail::This is the first of them. The job summary and bylaw check tell all.",
    );
    expect(warnings[9]).toContain("title=39 more could not be decided::");
  });
});

test.each([githubSummary, githubAnnotations, sarifGithub])(
  "$id gives the fix of a check where it fails, and not where it could not be decided",
  async (format) => {
    const of = async (wish: "fail" | "error" | "planned" | "waived"): Promise<number> => {
      const scopes = [{ name: "north", resources: [{ id: "a", wish }] }];
      return (await textOf(format, await runOf({ controls: [{ scopes }] }))).split("What mends it: Lock it.")
        .length;
    };
    expect(await of("fail")).toBeGreaterThan(1);
    expect(await of("error")).toBe(1);
  },
);

test("the notice counts what is known of checks that fail elsewhere too", async () => {
  const resources = (["fail", "waived", "planned"] as const).map((wish) => ({ id: wish, wish }));
  const text = await textOf(
    githubAnnotations,
    await runOf({ controls: [{ scopes: [{ name: "north", resources }] }] }),
  );
  expect(text).toContain("title=Failing%2C and not counted%3A 1 planned%2C 1 waived::");
});

describe("the summary", () => {
  test("tells the verdict, then each standing but what is well in a section that is named for it", async () => {
    const text = await textOf(githubSummary, withSkipped(await runOf(everyStanding)));
    const sections = text.split("\n## ");
    expect(sections.map((one) => one.split("\n")[0])).toEqual([
      "# Acme, Inc.: something could not be decided",
      "What fails",
      "What could not be decided",
      "What fails and is not counted",
      "What people still have to show",
    ]);
    expect(sections[1]).toContain("fails; locked: false, expected true");
    expect(sections[1]).toContain("> VLT-1 (MUST) Lock every vault.");
    expect(sections[1]).toContain("What mends it: Lock it.");
    expect(sections[3]).toContain("- Waived until 2026-06-30: Vault 4 is locked. 1 fails and is waived.");
    expect(text).not.toContain("arn&#58;<!-- -->vault&#58;enough");
  });

  test("is never more than 900,000 bytes, and says in each section how many are cut", async () => {
    const run = times(await runOf({ ...everyStanding, says: "\u{1f512}".repeat(300) }), 150);
    const text = await textOf(githubSummary, run);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900_000);
    expect(text.match(/\*\*\d+ more are left out here/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

test("a file for GitHub keeps within its limits; one that cannot is refused, for GitHub would close what it drops", async () => {
  const run = await runOf({ ...everyStanding, says: "x".repeat(3_000) });
  const log = await logOf(sarifGithub, times(run, 40));
  const [{ results, tool }] = log.runs;
  expect(results.length).toBeLessThanOrEqual(5_000);
  for (const { shortDescription, fullDescription, properties } of tool.driver.rules) {
    expect([...shortDescription.text].length).toBeLessThanOrEqual(1_024);
    expect([...fullDescription.text].length).toBeLessThanOrEqual(1_024);
    expect(properties.tags.length).toBeLessThanOrEqual(20);
  }
  for (const { message } of results) expect(message.text.length).toBeLessThan(10_000);
  await expect(textOf(sarifGithub, times(run, 1_000))).rejects.toThrow(
    "--output sarif-github: 8000 checks of controls are open, and GitHub stores 5000 results of a file. It would close the others as fixed.",
  );
});

/** What a reader acts on in a text, be it plain or Markdown. */
const ACTED_ON = /\]\(|\]\[|(?<![\w&])@\w|(?<![\w&])#\d|\w:\/\/|www\.\w|<[a-z/?]/i;

test("nothing that a name or a sentence says acts in any of them", async () => {
  const ours = /<!-- -->|https:\/\/(?:vaults\.example|docs\.oasis-open\.org|github\.com\/bylaw)\S*/g;
  for (const says of hostile) {
    const resources = [{ id: `arn:${says}`, name: says, wish: "fail" as const }];
    const run = await runOf({ says, controls: [{ scopes: [{ name: "north", resources }] }] });
    for (const format of [sarif, sarifGithub]) {
      const [{ results, tool }] = (await logOf(format, run)).runs;
      for (const { message } of results) {
        expect(message.text).not.toMatch(ACTED_ON);
        expect((message.markdown ?? "").replaceAll(ours, "")).not.toMatch(ACTED_ON);
      }
      for (const { help } of tool.driver.rules) {
        expect(help.text).not.toMatch(ACTED_ON);
        expect(help.markdown.replaceAll(ours, "")).not.toMatch(ACTED_ON);
      }
    }
    expect((await textOf(githubSummary, run)).replaceAll(ours, "")).not.toMatch(ACTED_ON);
    const lines = (await textOf(githubAnnotations, run)).split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/^::error file=compliance\/controls\.ts,line=1,title=[^:,\r]*::[^\r]*$/),
      "",
    ]);
    expect(lines[0]).not.toMatch(/##\w*\[/);
  }
});

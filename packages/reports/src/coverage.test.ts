import { coverageSections } from "@bylaw/core/run";
import { describe, expect, it } from "vitest";
import { coverageSaying } from "./coverage.fixture.ts";
import { coverageDocument } from "./coverage.ts";
import { definitionDocuments } from "./documents.ts";
import { sampleProgram } from "./sample.fixture.ts";

const { coverage, lost } = coverageSaying("acme");
const sections = coverageSections(coverage, lost, false);

describe("the period as a document", () => {
  it("says which runs count, each month of each control, and what a person has to look at", () => {
    const { path, content } = coverageDocument(coverage, lost, sections);
    expect(path).toBe("coverage.md");
    expect(content).toMatchInlineSnapshot(`
      "# Coverage of the period

      **Organization:** acme\\
      **Period:** 2026-01-01 to 2026-04-30, both days included\\
      **As of:** 2026-03-20

      Management's own monitoring, by the runs that were kept and the records that are there. Result: **1 gap, 1 late, 1 deviation, 1 undecided, 2 answered**.

      Exit code 2: there are days of which no run was kept that counts; runs were lost or changed; something was late, missed, deviated or changed, and nobody has answered for it.

      ## Runs

      - 1 run of the period counts, from 2026-01-05 to 2026-01-05
        - of the branch acme, at most 2 days apart
        - 1 run not: acme
        - no run from 2026-03-10 to 2026-03-20

      ## Controls

      Each month has a sign: ■ operated, ! late, ✗ gap or deviation, &#126; waived, ? undecided, · to come. Where there is none, nothing was owed.

      ![The signs of every control, month by month](pictures/year-strip.svg)

      | Control | 2026-01 | 2026-02 | 2026-03 | 2026-04 | Proof |
      | --- | --- | --- | --- | --- | --- |
      | [keys](control-matrix.md#keys) | ✗ | ✗ | ? | · | inspected |
      | [acme](control-matrix.md#acme) | ! | ! | ✗ |  | attested |
      | acme |  |  |  |  | nothing, until 2026-02-28 |

      ## Runs that were lost or changed

      - acme: acme
      - the run aaaaaaaaaaaa, which acme saw, is not there
      - restore what is lost or changed from wherever else the folder is kept: its branch, a backup
      - what acme listed lies in a year that was not named: name its folder as well

      ## Gaps, and what was late or undecided

      - acme 2026-Q1: gap, due 2026-03-31
      - acme acme: late from 2026-01-05 to 2026-02-10 (acme)
        - answered by acme of 2026-02-10: acme (isolated); acme, by acme, due 2026-09-01
        - response: acme
      - acme: asked for until 2026-02-28, and no more

      ## Could not be decided

      - acme in acme: from 2026-01-05 to 2026-02-10 no run could decide it

      ## Deviations

      - acme in acme: from 2026-01-05 to 2026-02-10, 2 of 3 runs, acme; fails still, again after it was mended
        - answered by acme of 2026-02-10: acme (isolated); acme, by acme, due 2026-09-01
        - response: acme

      ## Failures that were waived

      - acme in acme: from 2026-01-05 to 2026-02-10, acme; waived until 2026-02-10 by acme: acme

      ## Checks that had nothing to judge

      - acme: from 2026-01-05 to 2026-02-10

      ## Records that are not what a run saw

      - acme was changed: seen on 2026-01-05, and otherwise on 2026-02-10

      ## Answers to look at

      - acme: acme
      - answers could not be read: acme

      ## Changes of the plan, - where less is asked

      - 2026-01-05 - control acme acme

      ## Criteria, and what kind of proof stands behind each

      - inspected: acme

      <!-- bylaw:status -->
      "
    `);
  });

  it("says each sign in words, and has one for each month", () => {
    const { content } = coverageDocument(coverage, lost, []);
    const legend = /^Each month has a sign: (.*)\. Where there is none, nothing was owed\.$/m.exec(
      content,
    )?.[1];
    expect(legend?.split(", ")).toHaveLength(6);
    for (const row of content.matchAll(/^\|.*\|$/gm)) expect(row[0].split("|")).toHaveLength(8);
  });

  it("is worded by a template of the user's, which has the same fields", () => {
    const templates = {
      coverage: "{{organization}}: {{tally}}{{#each controls}}\n- {{id}} {{proof}}{{/each}}",
    };
    expect(coverageDocument(coverage, lost, sections, { templates }).content).toBe(
      "acme: 1 gap, 1 late, 1 deviation, 1 undecided, 2 answered\n- keys inspected\n- acme attested\n- acme nothing, until 2026-02-28\n\n<!-- bylaw:status -->\n",
    );
    expect(() =>
      coverageDocument(coverage, lost, sections, { templates: { coverage: "{{tallies}}" } }),
    ).toThrow("The template coverage, line 1: there is no field named tallies.");
  });

  it("is none of the documents that follow from the program", () => {
    const paths = definitionDocuments(sampleProgram()).map(({ path }) => path);
    expect(paths).not.toContain("coverage.md");
  });

  it("leaves out what there is none of", () => {
    const { content } = coverageDocument(
      { ...coverage, controls: [], counted: [], unobserved: [] },
      lost,
      [],
    );
    expect(content.match(/^#+ .*$/gm)).toEqual(["# Coverage of the period", "## Runs"]);
    expect(content).toContain("- 0 runs of the period count\n");
  });
});

import { defineChecklistLine, defineProgram, type IsoDate, type Program } from "@bylaw/core";
import { evaluateRecording, type PolicyAdoption, planRun, type Report } from "@bylaw/core/run";
import { recordingOf } from "@bylaw/core/testing";
import { hostile, seen, squeeze } from "@bylaw/testbed/hostile";
import { describe, expect, it } from "vitest";
import { defaultTemplates } from "./documents/table.ts";
import { read } from "./reader.fixture.ts";
import { runDocuments } from "./run-documents.ts";
import { sampleProgram, usual } from "./sample.fixture.ts";

/** The sample with an auditor and a checklist of a control, a policy, something left out and the program itself. */
function programSaying(words?: string): Program {
  const sample =
    words === undefined ? sampleProgram() : sampleProgram({ ...usual, text: (place) => said(place, words) });
  const [control] = sample.controls;
  const [policy] = sample.policies;
  if (control === undefined || policy === undefined) throw new Error("The sample has both.");
  const gone = { ...control, id: "board-oversight", title: words ?? "The board looks at security" };
  return defineProgram({
    ...sample,
    audit: { firm: words === undefined ? "R & P, CPA" : `${words} CPA`, contact: "x", type: 2 },
    checklist: [
      defineChecklistLine({ id: "keys", title: words ?? "Keys rotate", shownBy: [control, policy] }),
      defineChecklistLine({ id: "board", title: words ?? "Oversight", shownBy: [gone] }),
      defineChecklistLine({ id: "auditor", title: words ?? "Auditor", shownBy: ["audit"] }),
    ],
  });
}

/** Nobody approves a request of their own, and a waiver names one resource. */
function said(place: string, words: string): string {
  if (place === "waived resource") return "key/1234";
  return place === "other person" ? `${words} too` : words;
}

async function reportOn(program: Program, day: IsoDate = "2026-03-02"): Promise<Report> {
  return evaluateRecording(program, recordingOf([], `${day}T12:00:00.000Z`));
}

function adoptionOf(program: Program, words = "policy-approval/2026-01.md"): readonly PolicyAdoption[] {
  const [policy] = program.policies;
  if (policy === undefined) throw new Error("The sample has one.");
  return [
    {
      policy,
      digest: "a".repeat(64),
      inForce: {
        digest: "a".repeat(64),
        from: "2026-01-01",
        by: { id: words, on: "2026-01-01", submittedBy: words, reviewedBy: words },
      },
      approval: { state: "not-approved", reason: words, due: "2026-01-01" },
      acknowledgements: {
        state: "judged",
        asked: 3,
        given: 1,
        owing: [
          { person: words, due: "2026-02-01", overdue: true },
          { person: words, due: "2026-04-01", overdue: false },
        ],
        undecided: 0,
      },
    },
    {
      policy,
      digest: "b".repeat(64),
      inForce: { digest: "c".repeat(64), from: "2026-01-01", by: { id: words, on: "2026-01-01" } },
      approval: { state: "undecided", reason: words },
      acknowledgements: { state: "undecided", reason: words, asked: 0, given: 0, owing: [], undecided: 0 },
    },
  ];
}

const page = (documents: ReturnType<typeof runDocuments>, name: string): string =>
  documents.find(({ path }) => path === `${name}.md`)?.content ?? "none";

describe("the checklist of a run", () => {
  it("says how each line stands, and what shows it or stands in its way", async () => {
    const program = programSaying();
    const text = page(runDocuments(await reportOn(program), { revision: "4be1f0c" }), "checklist");
    expect(text).toMatchInlineSnapshot(`
      "# Checklist

      **Organization:** Acme, Inc.\\
      **Run of:** 2026-03-02T12:00:00.000Z\\
      **Revision:** \`4be1f0c\`

      Management's own monitoring, as of the run above: 1 of 3 lines are done, 0 are due and 2 are missing.
      A line is done when all that shows it does so on the day of the run, and due when nothing is missing and something is still to be shown.
      What fails is missing, planned or waived or not; so is what could not be decided, and what is left out.
      How the period went is another question, and what an auditor will find is the auditor's.

      | No. | Line | State | Still due |
      | --- | --- | --- | --- |
      | 1 | Keys rotate | missing, undecided |  |
      | 2 | Oversight | missing |  |
      | 3 | Auditor | done |  |

      ## What shows each line

      ### 1. Keys rotate

      **missing**, for something could not be decided

      - missing: [Encryption keys rotate](control-matrix.md#key-rotation): could not be decided: 1 error
      - missing: [Encryption Policy](policies/encryption.md): nothing tells whether its text is approved: Its approval was not judged.

      ### 2. Oversight

      **missing**

      - missing: The board looks at security: is left out: There is no board.

      ### 3. Auditor

      **done**

      - done: The audit: the program names R & P, CPA; that it is licensed and independent nothing here reads

      <!-- bylaw:status -->
      "
    `);
  });

  it("links what the program has, and only that", async () => {
    const text = page(runDocuments(await reportOn(programSaying())), "checklist");
    expect(text).toContain("[Encryption keys rotate](control-matrix.md#key-rotation)");
    expect(text).toContain("[Encryption Policy](policies/encryption.md)");
    expect(text).not.toContain("#board-oversight");
  });
});

describe("S20: the timeline of a run", () => {
  it("is a table and a chart of five phases", async () => {
    const text = page(runDocuments(await reportOn(programSaying())), "timeline");
    expect(text).toMatchInlineSnapshot(`
      "# Timeline

      **Organization:** Acme, Inc.\\
      **Run of:** 2026-03-02T12:00:00.000Z\\
      **Auditor:** R & P, CPA, for a type 2 report

      Management's plan for the audit, as of 2026-03-02, and how its phases stand. Readiness and remediation follow from the run, evidence collection
      from the day. What the auditor does is planned only: nothing here reads it.

      | Phase | From | To | State | As of the run |
      | --- | --- | --- | --- | --- |
      | Readiness | 2025-07-21 | 2025-08-31 | open, and its days are over | No line of the checklist is on the scope or on the approval of policies. |
      | Remediation | 2025-09-01 | 2025-12-31 | open, and its days are over | Of 4 controls: 2 could not be decided; 1 criterion in scope has nothing behind it yet but what is still to be shown. |
      | Evidence collection | 2026-01-01 | 2026-12-31 | running | Day 61 of 365. |
      | Fieldwork | 2027-01-01 | 2027-02-25 | planned | Planned only: nothing here reads what the auditor does. |
      | Report | 2027-02-26 | 2027-03-26 | planned | Planned only: nothing here reads what the auditor does. |

      \`\`\`mermaid
      ---
      config:
        gantt:
          fontSize: 14
          barHeight: 26
          barGap: 6
          topPadding: 40
          leftPadding: 16
          rightPadding: 110
        themeCSS: ".grid .tick text { font-size: 13px; transform: translateY(10px); } .grid .tick line { opacity: 0.3; }"
        themeVariables:
          taskBkgColor: "#3d5a99"
          taskTextColor: "#ffffff"
          taskTextLightColor: "#ffffff"
          activeTaskBkgColor: "#9fc5f8"
          doneTaskBkgColor: "#d3d3d3"
          critBkgColor: "#b3261e"
      ---
      gantt
        dateFormat YYYY-MM-DD
        axisFormat %Y-%m
        tickInterval 3month
        todayMarker off
        inclusiveEndDates
        Readiness :crit, readiness, 2025-07-21, 2025-08-31
        Remediation :crit, remediation, 2025-09-01, 2025-12-31
        Evidence collection :active, evidence, 2026-01-01, 2026-12-31
        Fieldwork :fieldwork, 2027-01-01, 2027-02-25
        Report :report, 2027-02-26, 2027-03-26
        As of the run :milestone, run, 2026-03-02, 0d
      \`\`\`

      ## The phases

      - Readiness: The scope is set, policies are written, and gaps are found. It is assumed to last 6 weeks; 4 to 6 are usual.
      - Remediation: Controls are put in place, and gaps are closed. It is assumed to last 4 months; 2 to 4 are usual.
      - Evidence collection: Controls operate over the audit period, and what shows it is kept.
      - Fieldwork: The auditor tests controls against the evidence. It is assumed to begin when the period is over, and to last 8 weeks; 4 to 8 are usual.
      - Report: The auditor writes the report, and management answers. It is assumed to take 4 weeks; 2 to 4 are usual.

      The audit period is the program's own. Days that are assumed are no promise of anybody: the milestones of the program's audit replace them.

      <!-- bylaw:status -->
      "
    `);
  });

  it("has no word of anybody's in its chart", async () => {
    const chart = async (program: Program) =>
      /```mermaid\n(.*?)```/s.exec(page(runDocuments(await reportOn(program)), "timeline"))?.[1];
    const calm = await chart(programSaying());
    const [, look = "", gantt] = /^(---\n.*?\n---\n)(.*)$/s.exec(calm ?? "") ?? [];
    expect(defaultTemplates.timeline).toContain(`\`\`\`mermaid\n${look}gantt\n`);
    expect(gantt).toMatch(/^gantt\n(?: {2}[A-Za-z][A-Za-z ]*(?: :[a-z0-9, -]+| [A-Z%a-z0-9-]+)?\n)+$/);
    for (const words of hostile.slice(0, 30)) expect(await chart(programSaying(words))).toBe(calm);
  });

  it("is not there where the program has no period", async () => {
    const { period: _, ...rest } = programSaying();
    const documents = runDocuments(await reportOn(defineProgram(rest)));
    expect(documents.map(({ path }) => path)).toEqual(["checklist.md", "adoption.md"]);
  });
});

describe("the adoption of policies in a run", () => {
  it("says what was not judged as that", async () => {
    const text = page(runDocuments(await reportOn(programSaying())), "adoption");
    expect(text).toContain("the text of 0 of 1 policies is approved as it is now");
    expect(text).toMatch(/\| not judged: Its approval was not judged\. \| none \| {2}\| {2}\| not judged \|/);
  });

  it("does not say of what nobody is asked that all have done it", async () => {
    const report = await reportOn(programSaying());
    const [one] = adoptionOf(report.program);
    if (one === undefined) throw new Error("no policy");
    const acknowledgements = { state: "judged", asked: 0, given: 0, owing: [], undecided: 0 } as const;
    const { inForce: _, ...bare } = one;
    const text = page(
      runDocuments({
        ...report,
        adoption: [
          { ...one, acknowledgements },
          { ...bare, acknowledgements },
        ],
      }),
      "adoption",
    );
    expect(text).not.toMatch(/0 of 0|: nobody$/m);
    expect(text).toMatch(/ \| nobody is asked \|$/m);
    expect(text).toMatch(/ \| nobody is asked before a text is in force \|$/m);
    expect(text).toContain(
      "- [Encryption Policy](policies/encryption.md): nobody is asked\n- [Encryption Policy](policies/encryption.md): nobody is asked before a text is in force\n",
    );
  });

  it("names the text, its approval, and who has still to acknowledge it", async () => {
    const report = await reportOn(programSaying());
    const text = page(runDocuments({ ...report, adoption: adoptionOf(report.program) }), "adoption");
    const [table = "", owing = ""] = text.split("## Who has still to acknowledge");
    expect(
      table
        .split("\n")
        .filter((line) => line.startsWith("| ["))
        .join("\n"),
    ).toMatchInlineSnapshot(`
      "| [Encryption Policy](policies/encryption.md) | \`aaaaaaaaaaaa\` | not approved: policy-approval/2026-01.md | since 2026-01-01 | \`policy-approval/2026-01.md\` of 2026-01-01, submitted by policy-approval/2026-01.md, reviewed by policy-approval/2026-01.md |  | 1 of 3 |
      | [Encryption Policy](policies/encryption.md) | \`bbbbbbbbbbbb\` | undecided: policy-approval/2026-01.md | another text, \`cccccccccccc\`, since 2026-01-01 | \`policy-approval/2026-01.md\` of 2026-01-01 |  | not judged |"
    `);
    expect(owing).toMatchInlineSnapshot(`
      "

      - [Encryption Policy](policies/encryption.md): policy-approval/2026-01.md since 2026-02-01, policy-approval/2026-01.md by 2026-04-01
      - [Encryption Policy](policies/encryption.md): not judged: policy-approval/2026-01.md

      <!-- bylaw:status -->
      "
    `);
  });

  it("shows who submitted by the name that the program gives", async () => {
    const { people: _, ...rest } = programSaying();
    const ana = { kind: "person", id: "ana", name: "Ana Silva" } as const;
    const report = await reportOn(defineProgram({ ...rest, people: [ana] }));
    const text = page(runDocuments({ ...report, adoption: adoptionOf(report.program, "ana") }), "adoption");
    expect(text).toContain("submitted by Ana Silva, reviewed by Ana Silva");
    expect(text).toContain("ana since 2026-02-01, ana by 2026-04-01");
    const both = await reportOn(defineProgram({ ...rest, people: [ana, { ...ana, id: "ana-2" }] }));
    expect(page(runDocuments({ ...both, adoption: adoptionOf(both.program, "ana") }), "adoption")).toContain(
      "submitted by Ana Silva (ana), reviewed by Ana Silva (ana)",
    );
  });
});

describe("documents of a run", () => {
  it("are none for a run of a part, and none for what the program has not", async () => {
    const program = programSaying();
    const part = await evaluateRecording(planRun(program, ["key-rotation"]), recordingOf([]));
    expect(runDocuments(part)).toEqual([]);
    const { checklist: _, period: __, ...rest } = program;
    const bare = defineProgram({ ...rest, policies: [] });
    expect(runDocuments(await reportOn(bare))).toEqual([]);
  });

  it("are status documents: marked, without a digest, and worded by whatever template", async () => {
    const templates = { checklist: "{{total}} lines", timeline: "{{today}}", adoption: "{{total}} policies" };
    const documents = runDocuments(await reportOn(programSaying()), { templates });
    expect(documents.map(({ content }) => content)).toEqual(
      ["3 lines", "2026-03-02", "1 policies"].map((text) => `${text}\n\n<!-- bylaw:status -->\n`),
    );
  });

  const pagesOf = async (words: string) => {
    const report = await reportOn(programSaying(words));
    return runDocuments({ ...report, adoption: adoptionOf(report.program, words) });
  };
  const harmless = "harmless";

  it.each(hostile.filter((_, at) => at % 3 === 0))("keep words words: %j", async (words) => {
    const calm = (await pagesOf(harmless)).map(({ content }) => read(content));
    for (const [at, { path, content }] of (await pagesOf(words)).entries()) {
      const { tags, texts } = read(content);
      expect(tags, path).toEqual(calm[at]?.tags);
      expect(texts.map(dense), path).toEqual(
        calm[at]?.texts.map((text) => dense(squeeze(text.replaceAll(harmless, () => seen(words))))),
      );
      expect(content, path).not.toMatch(/^\s*::|##\[|\{\{|\}\}|\{%|\$/m);
    }
  });
  /** Within a sentence words keep the space around them. */
  const dense = (text: string): string => text.replaceAll(" ", "");
});

import { type Collector, days, type Program } from "@bylaw/core";
import type { Identified } from "@bylaw/core/provider";
import {
  asUse,
  collectorsOf,
  evaluateRecording,
  plainText,
  planRun,
  primaryCollector,
  waiverStateText,
} from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { hostile, seen, squeeze } from "@bylaw/testbed/hostile";
import { describe, expect, it } from "vitest";
import { read } from "./reader.fixture.ts";
import { sampleProgram } from "./sample.fixture.ts";
import { statusDocument } from "./status.ts";

const program = sampleProgram();

interface Run {
  readonly keys: readonly (Identified & { readonly days: number; readonly holders: number })[];
  /** The teams could not be listed. */
  readonly teamsFail?: boolean;
}

/** The status of a run over made-up resources, with all its findings. */
async function statusOf({ keys, teamsFail = false }: Run, revision?: string): Promise<string> {
  const report = await evaluateRecording(program, recording(program, keys, teamsFail), {
    findings: Number.POSITIVE_INFINITY,
  });
  return statusDocument(report, revision === undefined ? {} : { revision }).content;
}

function recording(of: Program, keys: Run["keys"], teamsFail: boolean) {
  const [keyCollector, teamCollector] = collectors(of);
  const problem = { code: "access-denied", message: "vault:ListTeams was denied." } as const;
  return recordingOf([
    listingOf(
      keyCollector,
      keys.map(({ days: amount, ...key }) => ({ ...key, period: days(amount) })),
      { environment: "production" },
    ),
    listingOf(keyCollector, [], { path: ["other-account", "test-region"] }),
    listingOf(teamCollector, [], { path: ["other-account", "test-region"] }),
    listingOf(teamCollector, [], { environment: "production", ...(teamsFail && { problem }) }),
  ]);
}

function collectors(of: Program): readonly [Collector, Collector] {
  const listings = of.controls.flatMap(({ checks }) => checks.map((one) => asUse(one).check.subject.listing));
  const all = new Map(listings.flatMap(collectorsOf).map((one) => [one.id, one]));
  const teams = [...all.values()].find(({ id }) => id === "vault/teams");
  const [first] = listings;
  if (first === undefined || teams === undefined) throw new Error("the sample has both");
  return [primaryCollector(first), teams];
}

const sound = { id: "key/1", name: "payments", days: 30, holders: 2 };
const waived = { id: "key/1234", days: 400, holders: 2 };
const old = { id: "key/2", name: "archive", days: 700, holders: 1 };

describe("a status document", () => {
  it("says what the run came to", async () => {
    const status = await statusOf({ keys: [sound, waived, old], teamsFail: true }, "4be1f0c");
    const brief = status.replaceAll(/^\| \S+ \|.*The sample leaves it out.*\n/gm, "");
    const [summary = "", findings = ""] = brief.split("## Could not be decided");
    expect(findings).toContain("- fail (waived): ");
    expect(findings).toContain("  - rotation period: 700 days, expected at most 90 days");
    expect(findings).toMatch(
      /^\n\n- dependency-failed: .*\n {2}- .*for \[key-custody\]\(control-matrix.md#key-custody\)\n\n## Failing\n/,
    );
    expect(summary).toMatchInlineSnapshot(`
      "# Status

      **Organization:** Acme, Inc.\\
      **Framework:** SOC 2 (Trust Services Criteria 2017, revised points of focus 2022)\\
      **Run of:** 2026-01-01T00:00:00.000Z\\
      **Revision:** \`4be1f0c\`

      Management's own monitoring, as of the run above. Result: **fail** (1 fail, 1 error, 1 waived, 3 manual, 1 pass, 1 not applicable).

      1 of the criteria in scope have nothing behind them yet but what people still have to show.

      The run ends with exit code 2.

      3 of 4 listings were read completely. These were not:

      - \`vault/teams\` in \`vault/test-account/test-region\`: access-denied: vault:ListTeams was denied.

      ## Criteria

      | Criterion | Title | Result | Observations |
      | --- | --- | --- | --- |
      | CC6.1 | Logical access protections guard information assets | fail | 1 fail, 1 waived, 1 pass, 1 not applicable |
      | CC6.3 | Access follows role, least privilege and segregation of duties | error | 1 error, 1 manual |
      | CC7.4 | Incidents are handled by a defined response programme | manual | 2 manual |

      ## Controls

      | Control | Result | Observations |
      | --- | --- | --- |
      | [Encryption keys rotate](control-matrix.md#key-rotation) | fail | 1 fail, 1 waived, 1 pass, 1 not applicable |
      | [Keys have custodians](control-matrix.md#key-custody) | error | 1 error, 1 manual |
      | [A compromise is rehearsed](control-matrix.md#compromise-drill) | manual | 1 manual |
      | [Policies are known](control-matrix.md#policies-known) | manual | 1 manual |

      ## Risks

      | Risk | Title | Inherent | Residual, as declared | Earned by its controls | Observations |
      | --- | --- | --- | --- | --- | --- |
      | [RISK-001](risk-register.md#risk-001) | Unauthorized database access | high | low | not-earned | 1 fail, 1 error, 1 waived, 1 manual, 1 pass, 1 not applicable |

      ## Waivers

      | State | What that means | Check | Resource | Until | Reason | Approved by | Compensating controls |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | active | holds until 2026-06-30 | [vault/key-rotates](checks/vault/key-rotates.md) | \`key/1234\` | 2026-06-30 | The vendor re-encrypts in May. | Ben Okafor | [Keys have custodians](control-matrix.md#key-custody) |

      "
    `);
  });

  it("says so when all is well, in management's words", async () => {
    const status = await statusOf({ keys: [sound] });
    expect(status).toContain("4 of 4 listings were read completely.");
    expect(status).toContain("| unmatched |");
    expect(status).not.toMatch(/\bcompliant\b|no exceptions|## Failing|Could not be decided|digest/i);
  });

  it("says what each waiver came to", () => {
    const states = ["active", "expired", "over-broad", "unneeded", "unmatched"] as const;
    const told = states.map((state) => waiverStateText(state, "2026-06-30"));
    expect(new Set(told).size).toBe(states.length);
    expect(told.slice(0, 2)).toEqual([
      "holds until 2026-06-30",
      "ended 2026-06-30: its failure counts again",
    ]);
  });

  it("says that a waiver lapsed", async () => {
    const report = await evaluateRecording(program, recording(program, [waived], false), {
      now: new Date("2027-01-01"),
      findings: 1,
    });
    const lapsed = statusDocument(report).content;
    expect(lapsed).toContain("| expired | ended 2026-06-30: its failure counts again |");
    expect(lapsed).toContain("  - its waiver ended on 2026-06-30: The vendor re-encrypts in May.");
  });

  it("says how many more there are than it lists", async () => {
    const keys = ["a", "b", "c"].map((id) => ({ ...old, id }));
    const judged = recording(program, keys, true);
    const { content } = statusDocument(await evaluateRecording(program, judged, { findings: 1 }));
    const [, failing = ""] = content.split("## Failing");
    expect(failing.match(/^- fail/gm)).toHaveLength(1);
    expect(failing).toContain("\n- and 2 more\n");
  });

  it("says which part of the program a run was of, and claims nothing beyond it", async () => {
    const plan = planRun(program, ["key-rotation"]);
    const { content } = statusDocument(await evaluateRecording(plan, recording(program, [old], false)));
    expect(content).toContain(
      "**A part only:** `key-rotation`. What rests on more than was judged is left out.",
    );
    expect(content).toContain("2 of 2 listings were read completely.");
    const controls = content.split("## Controls")[1]?.split("## ")[0] ?? "";
    expect([...controls.matchAll(/control-matrix\.md#([\w-]+)/g)].map(([, id]) => id)).toEqual([
      "key-rotation",
    ]);
  });

  it("leads to the period where that is written beside it", async () => {
    const report = await evaluateRecording(program, recording(program, [sound], false));
    const link = "How the period went: [coverage.md](coverage.md).";
    expect(statusDocument(report, { coverage: true }).content).toContain(
      `The run ends with exit code ${report.exitCode}. ${link}\n`,
    );
    expect(statusDocument(report).content).not.toContain("coverage.md");
  });

  it("says nothing of findings that the run did not keep", async () => {
    const report = await evaluateRecording(program, recording(program, [old], false));
    const { path, content } = statusDocument(report);
    expect(path).toBe("status.md");
    expect(content).not.toMatch(/## Failing|Could not be decided/);
    expect(content.trimEnd().endsWith("<!-- bylaw:status -->")).toBe(true);
  });

  it("shows hostile names of resources as words", async () => {
    const harmless = "harmless";
    const keys = (words: string) => [{ ...old, id: words, name: words }];
    const calm = read(await statusOf({ keys: keys(harmless) }, harmless));
    for (const words of hostile.filter((one) => !/\p{Cs}/u.test(one))) {
      const { tags, texts } = read(await statusOf({ keys: keys(words) }, words));
      expect(tags, words).toEqual(calm.tags);
      expect(texts.join(""), words).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
      if (plainText(words) !== words || squeeze(words) !== words) continue;
      const expected = calm.texts.map((text) => squeeze(text.replaceAll(harmless, () => seen(words))));
      expect(texts, words).toEqual(expected);
    }
  });
});

import { commentOf } from "@bylaw/testbed/exports/sarif";
import { describe, expect, test } from "vitest";
import { createMemoryStore, exportedRun } from "../../run/exported-run.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, type ResourceShape, type RunShape, runOf } from "../../testing/run.fixture.ts";
import { alertsIn, closedBy, logOf } from "../../testing/sarif.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { sarifGithub } from "./sarif-github.ts";

const vault = (id: string, wish: ResourceShape["wish"]): ResourceShape => ({ id, wish });
const north = (...resources: readonly ResourceShape[]) => ({ name: "north", resources });
const logOfShape = async (shape: RunShape) => logOf(sarifGithub, await runOf(shape));

describe("what is open", () => {
  test("one alert for each check of a control that is open in any way, and none for what is decided to be well", async () => {
    const log = await logOf(sarifGithub, withSkipped(await runOf(everyStanding)));
    expect([...alertsIn(log).values()].map(({ level, rule, title }) => `${level} ${rule}: ${title}`)).toEqual(
      [
        "error vault/locked-0: Vault 0 is locked: 1 fails, 2 could not be decided, 1 was not run, 1 fails and is planned, 1 fails and is waived, 1 passes, 1 is not applicable.",
        "note vault/locked-1: Advisory until 2026-06-30: Vault 1 is locked. 1 fails and is advisory.",
        "warning vault/locked-3: Could not be decided: Vault 3 is locked. 1 fails. It counts unless another verification of the same control passes, and that one could not be decided.",
        "warning vault/locked-3-or: Could not be decided: Vault 3-or is locked. 1 could not be decided.",
        "note vault/locked-4: Waived until 2026-06-30: Vault 4 is locked. 1 fails and is waived.",
        "note criterion: Planned until 2026-06-30: soc2 CC1.1: Leadership shows commitment to integrity and ethics. 1 fails and is planned.",
        "warning criterion: Could not be decided: soc2 CC1.2: The board oversees control and is independent of management. 1 could not be decided.",
        "warning criterion: Could not be decided: soc2 CC7.2: Components are watched for anomalies. 1 could not be decided.",
      ],
    );
    const [{ results, automationDetails }] = log.runs;
    expect(results.some((one) => "kind" in one || "suppressions" in one)).toBe(false);
    expect(automationDetails.id).toBe("bylaw/acme-inc/");
  });

  test("an alert names the first resources, the sentences and the mend, as text and as Markdown", async () => {
    const resources = ["a", "b", "c", "d", "e", "f", "g"].map((id) => vault(`arn:vault:${id}`, "fail"));
    const [{ results }] = (await logOfShape({ controls: [{ scopes: [north(...resources)] }] })).runs;
    expect(results[0]?.message.text).toBe(
      [
        "Vault 0 is locked: 7 fail.",
        ...["a", "b", "c", "d", "e"].map(
          (id) => `- vault arn:vault:${id} in vault/north: fails; locked: false, expected true`,
        ),
        "- and 2 more",
        "VLT-1 (MUST) Lock every vault.",
        "What mends it: Lock it.",
      ].join("\n"),
    );
    expect(results[0]?.message.markdown?.split("\n\n")).toEqual([
      "Vault 0 is locked: 7 fail.",
      expect.stringMatching(
        /^- vault arn&#58;<!-- -->vault&#58;a in vault\/north: fails; locked: false, expected true\n- /,
      ),
      "VLT-1 (MUST) Lock every vault.",
      "What mends it: Lock it.",
    ]);
  });

  test("a reader that is not ours shows every alert, and takes none for suppressed", async () => {
    const log = await logOf(sarifGithub, await runOf(everyStanding));
    const comment = commentOf(log);
    const [results = "", suppressed = ""] = comment.split("## Suppressed Results");
    for (const { rule } of alertsIn(log).values()) expect(results).toContain(`**[${rule}]**`);
    expect(results).toContain("https://github.com/acme/company/blob/main/compliance/controls.ts#L1");
    expect(suppressed).toContain("Nothing here.");
  });

  test("two programs of one company in a repository are two categories", async () => {
    const run = await runOf({ controls: [] });
    const idOf = async (program: string) =>
      (await logOf(sarifGithub, { ...run, program })).runs[0].automationDetails.id;
    expect(await idOf("bylaw.config.ts")).toBe("bylaw/acme-inc/");
    expect(await idOf("services/billing/bylaw.config.ts")).toBe(
      "bylaw/acme-inc/services/billing/bylaw-config-ts/",
    );
    expect(await idOf("services-billing/bylaw.config.ts")).toBe(
      "bylaw/acme-inc/services-billing/bylaw-config-ts/",
    );
  });
});

describe("what GitHub closes", () => {
  const before: RunShape = {
    manual: true,
    gaps: true,
    controls: [
      {
        scopes: [
          north(vault("a", "fail"), vault("b", "fail"), vault("c", "pass")),
          { name: "south", resources: [vault("d", "fail")] },
        ],
      },
      { scopes: [north(vault("e", "waived"))] },
      { scopes: [north(vault("f", "planned"))] },
      { scopes: [north(vault("g", "fail"))], or: [north(vault("h", "fail"))] },
      { scopes: [north(vault("i", "error"))] },
    ],
  };
  const closedAfter = async (change: (shape: RunShape) => RunShape) =>
    closedBy(await logOfShape(before), await logOfShape(change(before)));
  const deny = { denied: true, resources: [] } as const;
  const withControl = (shape: RunShape, at: number, control: RunShape["controls"][number]): RunShape => ({
    ...shape,
    controls: shape.controls.map((one, index) => (index === at ? control : one)),
  });

  test("nothing, where a scope was denied", async () => {
    const scopes = [
      { name: "north", ...deny },
      { name: "south", ...deny },
    ];
    expect(await closedAfter((shape) => withControl(shape, 0, { scopes }))).toEqual([]);
  });

  test("nothing, where every scope of the provider was denied", async () => {
    const denied = await closedAfter((shape) => ({
      ...shape,
      controls: shape.controls.map(({ or, ...one }) => ({
        ...one,
        scopes: one.scopes.map(({ name }) => ({ name, ...deny })),
        ...(or !== undefined && { or: or.map(({ name }) => ({ name, ...deny })) }),
      })),
    }));
    expect(denied).toEqual([]);
  });

  test("nothing, where nothing at all was collected of it", async () => {
    expect(await closedAfter((shape) => withControl(shape, 0, { scopes: [] }))).toEqual([]);
  });

  test("nothing, where an alternative that failed could not be decided: the failure beside it may count", async () => {
    const unsure = await closedAfter((shape) =>
      withControl(shape, 3, { scopes: [north(vault("g", "fail"))], or: [{ name: "north", ...deny }] }),
    );
    expect(unsure).toEqual([]);
  });

  test("nothing, where resources stand in another order, fewer fail, and lines moved", async () => {
    const shape = withControl(before, 0, {
      scopes: [
        { name: "south", resources: [vault("d", "fail")] },
        north(vault("c", "pass"), vault("b", "fail"), vault("a", "pass")),
      ],
    });
    const run = await runOf(shape);
    const moved = { ...run, locationOf: () => ({ path: "compliance/controls.ts", line: 4_711 }) };
    expect(closedBy(await logOfShape(before), await logOf(sarifGithub, moved))).toEqual([]);
  });

  test("nothing, where it could not be read whether anything stands behind a criterion", async () => {
    const waiting: RunShape = { manual: true, controls: [] };
    const log = await logOfShape(waiting);
    expect([...alertsIn(log).values()].map(({ title }) => title)).toEqual([
      "Could not be decided: soc2 CC7.2: Components are watched for anomalies. 1 could not be decided.",
    ]);
    const { report, ...run } = await runOf(waiting);
    const criteria = report.criteria.map((one) =>
      one.counts.manual > 0 ? { ...one, counts: { ...one.counts, manual: 0, error: 1 } } : one,
    );
    const unread = { ...run, report: { ...report, criteria, waiting: [] }, entries: createMemoryStore() };
    expect(closedBy(log, await logOf(sarifGithub, exportedRun(unread)))).toEqual([]);
  });

  test("what was mended, and what an alternative that passes excuses; nothing else", async () => {
    const mended = await closedAfter((shape) =>
      withControl(withControl(shape, 0, { scopes: [north(vault("a", "pass"), vault("c", "pass"))] }), 3, {
        scopes: [north(vault("g", "fail"))],
        or: [north(vault("h", "pass"))],
      }),
    );
    expect(mended).toEqual([
      "Vault 0 is locked: 3 fail, 1 passes.",
      "Vault 3 is locked: 1 fails.",
      "Vault 3-or is locked: 1 fails.",
    ]);
  });
});

test("the same run gives the same bytes", async () => {
  const run = await runOf(everyStanding);
  expect(await textOf(sarifGithub, run)).toBe(await textOf(sarifGithub, run));
});

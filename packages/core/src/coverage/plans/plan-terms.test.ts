import { describe, expect, test } from "vitest";
import {
  defineControl,
  definePerson,
  definePolicy,
  exercise,
  months,
  type Person,
  type ProgramDefinition,
  should,
  soc2,
} from "../../index.ts";
import { recordingOf } from "../../testing/index.ts";
import { ana, bo, rotation, vaultProgram } from "../../vault.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { planChangesIn } from "./plan-changes.ts";

const recovery = (change: object) =>
  defineControl({
    id: "recovery",
    title: "Restores are tested",
    statement: "Bo restores it each quarter.",
    satisfies: [soc2("CC6.1")],
    owner: bo,
    implementedFrom: "2026-01-01",
    evidence: [exercise("restore-test", { every: months(3), reviewer: ana, ...change })],
  });
const asking = (change: object) => ({ controls: [rotation, recovery(change)], policies: [] });
const code = (change: object) => ({
  policies: [
    definePolicy({
      id: "code",
      title: "Code",
      owner: ana,
      effective: "2026-01-01",
      review: "annual",
      statements: [should("CODE-1")`Review code.`.by(rotation)],
      ...change,
    }),
  ],
});
const eve = (change: Partial<Person>) => ({
  people: [ana, bo, definePerson({ id: "eve", name: "Eve", ...change })],
});

/** What is told of one edit, as `noun id what`, with `-` where less is asked. */
async function told(
  before: Partial<ProgramDefinition>,
  after: Partial<ProgramDefinition>,
): Promise<readonly string[]> {
  const day = (on: string, change: Partial<ProgramDefinition>) => ({
    day: on,
    program: vaultProgram({ people: [ana, bo], ...change }),
    recording: recordingOf([], `${on}T06:00:00.000Z`),
  });
  const runs = await seenRuns([day("2026-03-01", before), day("2026-03-02", after)]);
  return planChangesIn(runs).map(
    ({ noun, id, what, looser }) => `${looser ? "- " : ""}${noun} ${id} ${what}`,
  );
}

describe("edits of when the first one is due", () => {
  const due = "requirement recovery / restore-test is due";
  test.each<[string, object, object, string]>([
    [
      "one more",
      {},
      { firstDue: "2026-02-15" },
      `${due} every 3 months, first by 2026-02-15, and was every 3 months`,
    ],
    [
      "one less",
      { firstDue: "2026-02-15" },
      {},
      `- ${due} every 3 months, and was every 3 months, first by 2026-02-15`,
    ],
    [
      "one put off",
      { firstDue: "2026-02-15" },
      { firstDue: "2026-02-16" },
      `- ${due} every 3 months, first by 2026-02-16, and was every 3 months, first by 2026-02-15`,
    ],
    [
      "one brought forward",
      { firstDue: "2026-02-15" },
      { firstDue: "2026-02-14" },
      `${due} every 3 months, first by 2026-02-14, and was every 3 months, first by 2026-02-15`,
    ],
    [
      "one brought forward, and a rhythm slowed",
      { firstDue: "2026-02-15" },
      { firstDue: "2026-02-14", every: months(6) },
      `- ${due} every 6 months, first by 2026-02-14, and was every 3 months, first by 2026-02-15`,
    ],
  ])("%s", async (_, before, after, expected) => {
    expect(await told(asking(before), asking(after))).toContain(expected);
  });
});

describe("edits of what records are bound to", () => {
  const asks = "requirement recovery / restore-test asks for records of";
  const one = { binds: { objective: "Four hours" } };
  test.each<[string, object, object, string]>([
    ["something at last", {}, one, `${asks} something else`],
    ["nothing any more", one, {}, `- ${asks} anything`],
    ["another value", one, { binds: { objective: "A day" } }, `${asks} something else`],
    ["a field more", one, { binds: { ...one.binds, result: "met" } }, `${asks} something else`],
    ["a field less", { binds: { ...one.binds, result: "met" } }, one, `- ${asks} something else`],
    ["another field", one, { binds: { result: "met" } }, `- ${asks} something else`],
  ])("%s", async (_, before, after, expected) => {
    expect(await told(asking(before), asking(after))).toEqual([expected]);
  });

  test("in another order are none", async () => {
    const [a, b] = [
      { objective: "o", result: "met" },
      { result: "met", objective: "o" },
    ];
    expect(await told(asking({ binds: a }), asking({ binds: b }))).toEqual([]);
  });
});

describe("edits of whom a policy is for", () => {
  const others = "- policy code is for others to acknowledge";
  test.each<[string, object, object, readonly string[]]>([
    ["some alone", {}, { audience: ["engineering"] }, [others]],
    ["everybody", { audience: ["engineering"] }, {}, [others]],
    ["others", { audience: ["engineering"] }, { audience: ["finance"] }, [others]],
    ["the same", { audience: ["engineering"] }, { audience: ["engineering"] }, []],
  ])("%s", async (_, before, after, expected) => {
    expect(await told(code(before), code(after))).toEqual(expected);
  });

  test("are apart from edits of its text", async () => {
    for (const change of [
      { roles: { "Engineering owner": "Approves changes." } },
      { definitions: { change: "What alters production." } },
      { waivers: "The security owner lets somebody off in writing." },
    ])
      expect(await told(code({}), code(change))).toEqual(["policy code has another text"]);
  });
});

describe("edits of the people", () => {
  const others = "- person eve is in other groups";
  test.each<[string, Partial<Person>, Partial<Person>, readonly string[]]>([
    ["a group more", {}, { groups: ["engineering"] }, [others]],
    ["a group less", { groups: ["engineering"] }, {}, [others]],
    ["another group", { groups: ["engineering"] }, { groups: ["finance"] }, [others]],
    ["another day", { groups: ["a"] }, { groups: ["a"], end: "2026-06-30" }, ["- person eve has other days"]],
    [
      "both",
      { groups: ["a"], start: "2026-01-01" },
      { groups: ["b"], start: "2026-02-01" },
      ["- person eve has other days", others],
    ],
    ["none", { groups: ["a", "b"] }, { groups: ["a", "b"] }, []],
  ])("%s", async (_, before, after, expected) => {
    expect(await told(eve(before), eve(after))).toEqual(expected);
  });
});

import { describe, expect, test } from "vitest";
import { attested, exercise } from "../../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { definePerson, defineRole } from "../../language/people/person.ts";
import { months } from "../../language/values/quantity.ts";
import { ana, ben, gone, held, on, programOf, record, said } from "./evidence.fixture.ts";

const SHA = "0123456789abcdef".repeat(4);

async function refused(
  asked: Parameters<typeof programOf>[0][number],
  all: readonly EvidenceRecord[],
): Promise<readonly string[]> {
  const { report } = await on("2026-05-01", programOf([asked]), [[asked, all]]);
  return report.refused.map(({ why }) => why);
}

describe("a requirement that says where its originals live", () => {
  const asked = exercise("restore-test", { every: months(3), reviewer: ana, originals: "Drive, Restores" });

  test("counts no record that names none", async () => {
    expect(await refused(asked, [held("2026-02-10")])).toEqual([
      "it names no original, and they live in Drive, Restores",
    ]);
    expect(await said("2026-05-01", programOf([asked]), [[asked, [held("2026-02-10")]]])).toMatch(/^fail/);
  });

  test("counts one that names one", async () => {
    const whole = held("2026-02-10", { files: [{ name: "restore.log", sha256: SHA }] });
    expect(await refused(asked, [whole])).toEqual([]);
    expect(await said("2026-05-01", programOf([asked]), [[asked, [whole]]])).toMatch(/^pass/);
  });

  test("asks for none where there was nothing to show", async () => {
    const optional = attested("incidents", { every: months(3), orNone: true, originals: "Drive" });
    const none = record("incidents/a.md", { on: "2026-02-10", none: "Jira: project = INC, 0 results" });
    expect(await refused(optional, [none])).toEqual([]);
  });
});

describe("that there was none", () => {
  const asked = attested("incidents", { every: months(3), orNone: true });
  test.each(["TODO", "to-do", "tbd", "n/a", "N/A", "none", "-", "...", "?", "xxx"])(
    "is not shown by %j",
    async (none) => {
      expect(await refused(asked, [record("incidents/a.md", { on: "2026-02-10", none })])).toEqual([
        "it says that there was none, and not what shows it",
      ]);
    },
  );

  test("is shown by a query", async () => {
    const none = record("incidents/a.md", { on: "2026-02-10", none: "project = INC" });
    expect(await refused(asked, [none])).toEqual([]);
  });
});

test("what was found is mended by somebody among the people", async () => {
  const asked = exercise("restore-test", { every: months(3), reviewer: ana });
  const finding = (owner: string) => ({ what: "Slow", owner, due: "2026-12-01" });
  const found = (owner: string) =>
    held("2026-02-10", {
      content: JSON.stringify({
        scenario: "s",
        participants: ["ana"],
        objective: "o",
        result: "met",
        findings: [finding(owner)],
      }),
    });
  expect(await refused(asked, [found("eve")])).toEqual([
    "eve, who is to mend what it found, is not among the people",
  ]);
  expect(await refused(asked, [found("ben")])).toEqual([]);
});

describe("whoever answers for a requirement", () => {
  const leaver = definePerson({ id: "lea", name: "Lea", start: "2024-01-08", end: "2026-04-30" });
  const people = [ana, ben, gone, leaver];
  const byLea = exercise("restore-test", { every: months(3), reviewer: leaver });
  const at = (day: "2026-04-30" | "2026-05-01", asked: typeof byLea) =>
    said(day, programOf([asked], { people }), [[asked, [held("2026-04-10", { reviewedBy: "lea" })]]]);

  test("works here still", async () => {
    expect(await at("2026-04-30", byLea)).toMatch(/^pass/);
    expect(await at("2026-05-01", byLea)).toBe(
      "error: lea answers for it, and left on 2026-04-30: let somebody else answer for it.",
    );
  });

  test("is whoever holds the role on that day", async () => {
    const lead = defineRole({
      id: "lead",
      title: "Lead",
      holder: ana,
      former: [{ person: leaver, until: "2026-04-30" }],
    });
    const byLead = exercise("restore-test", { every: months(3), reviewer: lead });
    expect(await at("2026-05-01", byLead)).toMatch(/^pass: .*reviewed by lea as it says/);
  });
});

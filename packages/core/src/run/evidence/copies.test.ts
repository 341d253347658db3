import { expect, test } from "vitest";
import { z } from "zod";
import { exercise } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import { days, months } from "../../language/values/quantity.ts";
import { ana, held, on, programOf, record, restoreTest } from "./evidence.fixture.ts";

const tabletop = exercise("tabletop", { every: months(3), reviewer: ana });
const file = { name: "log", sha256: "a".repeat(64), at: "Drive" };
const told = async (...args: Parameters<typeof on>) =>
  (await on(...args)).report.unsettled.map(({ id, why }) => `${id}: ${why}`);

test("a record that lies in the folders of two requirements counts in both, and is told", async () => {
  const own = held("2026-02-10", { digest: "d" });
  const copy = { ...own, id: "tabletop/2026-02-10.md" };
  const program = programOf([restoreTest, tabletop]);
  expect(
    await told("2026-03-01", program, [
      [restoreTest, [own]],
      [tabletop, [copy]],
    ]),
  ).toEqual(["tabletop/2026-02-10.md: counts here, and is byte for byte restore-test/2026-02-10.md"]);
  const other = { ...copy, digest: "e" };
  expect(
    await told("2026-03-01", program, [
      [restoreTest, [own]],
      [tabletop, [other]],
    ]),
  ).toEqual([]);
});

test("nothing of it is told of what is restricted", async () => {
  const kinds = ["screening", "leave"].map((id) =>
    defineEvidenceKind({ id, title: id, about: "person", restricted: true, schema: z.object({}) }),
  );
  const asked = kinds.map((kind) => kind.require(`${kind.id}-asked`, { within: days(30) }));
  const all = asked.map(
    (requirement) =>
      [
        requirement,
        [record(`${requirement.id}/d`, { digest: "d", people: { ana: "2026-01-10", ben: "2026-01-10" } })],
      ] as const,
  );
  expect(await told("2026-03-01", programOf(asked), all)).toEqual([]);
});

test("of a record that shows what does not hold, and shares its original, both are told", async () => {
  const missed = { scenario: "s", participants: ["ana"], objective: "o", result: "missed", findings: [] };
  const first = held("2026-01-10", { files: [file] });
  const second = held("2026-02-10", { files: [file], content: JSON.stringify(missed) });
  const lines = await told("2026-05-01", programOf([restoreTest]), [
    [restoreTest, [first, second, held("2026-04-10")]],
  ]);
  expect(lines.filter((line) => line.startsWith(second.id))).toEqual([
    expect.stringContaining("shows what does not hold"),
    `${second.id}: names an original that ${first.id} names too`,
  ]);
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Assertion } from "../../language/checks/assertion.ts";
import { fact } from "../../language/checks/fact.ts";
import { attested } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { months } from "../../language/values/quantity.ts";
import { held, on, programOf, record, restoreTest, said } from "./evidence.fixture.ts";

const content = (...findings: readonly object[]) =>
  JSON.stringify({ scenario: "s", participants: ["ana"], objective: "o", result: "met", findings });
const open = { what: "no runbook", owner: "ben", due: "2026-05-31" };
const first = (...findings: readonly object[]) => held("2026-02-10", { content: content(...findings) });
const at = (day: IsoDate, ...all: readonly EvidenceRecord[]) =>
  said(day, programOf([restoreTest]), [[restoreTest, all]]);

describe("what was found in a quarter", () => {
  test("is still owed when the next one was held", async () => {
    expect(await at("2026-05-31", first(open), held("2026-04-10"))).toMatch(
      /^pass: restore-test\/2026-04-10/,
    );
    const { observations } = await on("2026-06-01", programOf([restoreTest]), [
      [restoreTest, [first(open), held("2026-04-10")]],
    ]);
    expect(observations).toMatchObject([{ outcome: "fail" }]);
    expect(observations[0]?.assertions.at(-1)).toMatchObject({
      name: "findings past their day, restore-test/2026-02-10.md",
      outcome: "fail",
      observed: "no runbook (ben, 2026-05-31)",
    });
  });

  test("is mended by a day in its record, or by one that takes its place", async () => {
    const mended = first({ ...open, done: "2026-05-01" });
    expect(await at("2026-06-01", mended, held("2026-04-10"))).toMatch(/^pass/);
    const again = held("2026-02-11", { supersedes: "2026-02-10.md" });
    expect(await at("2026-06-01", first(open), again, held("2026-04-10"))).toMatch(/^pass/);
  });

  test("is told once where it is of the record that covers", async () => {
    const { observations } = await on("2026-06-30", programOf([restoreTest]), [
      [restoreTest, [held("2026-04-10", { content: content(open) })]],
    ]);
    expect(observations[0]?.assertions.filter(({ outcome }) => outcome === "fail")).toHaveLength(1);
  });

  test("is nothing of a kind whose findings are something else, or that shows nothing", async () => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({ findings: z.int() }),
      shows: ({ findings }) => [fact("findings", findings).is(0)],
    });
    const audit = kind.require("audit", { every: months(3) });
    const all = [
      record("audit/a.md", { on: "2026-02-10", content: '{"findings":3}' }),
      record("audit/b.md", { on: "2026-04-10", content: '{"findings":0}' }),
    ];
    expect(await said("2026-06-01", programOf([audit]), [[audit, all]])).toMatch(/^pass/);
    const list = attested("list", { every: months(3) });
    const listed = [record("list/a.md", { on: "2026-04-10" }), record("list/b.md", { on: "2026-02-10" })];
    expect(await said("2026-06-01", programOf([list]), [[list, listed]])).toMatch(/^pass/);
  });
});

describe("what a kind says that a record owes", () => {
  const judged = (owes: (fields: { left: readonly string[] }) => unknown, day: IsoDate = "2026-06-01") => {
    const kind = defineEvidenceKind({
      id: "audit",
      title: "Audit",
      about: "company",
      schema: z.object({ left: z.array(z.string()) }),
      shows: () => [fact("it was held", true).is(true)],
      owes: owes as () => readonly Assertion[],
    });
    const audit = kind.require("audit", { every: months(3) });
    const all = [
      record("audit/a.md", { on: "2026-02-10", content: '{"left":["the lamp"]}' }),
      record("audit/b.md", { on: "2026-04-10", content: '{"left":[]}' }),
    ];
    return said(day, programOf([audit]), [[audit, all]]);
  };
  const left = ({ left: all }: { left: readonly string[] }) => [fact("left undone", all).isEmpty()];

  test("is told of records before, whatever the next one says", async () => {
    expect(await judged(left)).toBe("fail: the lamp");
    expect(await judged(() => [fact("left undone", []).isEmpty()])).toMatch(/^pass/);
  });

  test("leaves undecided what it throws on, or of which it says nothing", async () => {
    const thrown = () => {
      throw new Error("no");
    };
    expect(await judged(thrown)).toMatch(/^error/);
    expect(await judged(() => [])).toMatch(/^error/);
  });
});

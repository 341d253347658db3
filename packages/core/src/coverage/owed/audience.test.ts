import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  days,
  defineEvidenceKind,
  definePerson,
  definePolicy,
  type IsoDate,
  type Person,
  type Program,
  should,
} from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { ana, ben, programOf, record } from "../../run/evidence/evidence.fixture.ts";
import { digestsOf } from "../../run/index.ts";
import { coverageOf, inWords, type Programs } from "./occurrences.fixture.ts";

const read = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
}).require("read", { within: days(30) });

const eve = (...groups: readonly string[]): Person => definePerson({ id: "eve", name: "Eve", groups });
const max = definePerson({ id: "max", name: "Max", groups: ["engineering", "finance"] });
const { start: _, ...always } = ben;

function programFor(audience: readonly string[] | undefined, people: readonly Person[]): Program {
  const code = definePolicy({
    id: "code",
    title: "Code",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [should("CODE-1")`Review code.`],
    ...(audience !== undefined && { audience }),
  });
  return programOf([read], { policies: [code], people });
}

const quarter = { to: "2026-03-31", today: "2026-06-30" } as const;
const told = async (programs: Programs, records: readonly EvidenceRecord[], span: object = quarter) =>
  inWords(await coverageOf(programs, [[read, records]], span)).filter((line) => !line.startsWith("ana/"));
const digest = async () => (await digestsOf(programFor(undefined, [ana]))).get("code") as string;
const accepted = async (people: Record<string, IsoDate>) =>
  record("read/a.md", { people, policies: { code: await digest() } });

describe("the coverage of a policy for some groups", () => {
  const everybody = [ana, always, eve("engineering"), max];

  test("is of those who are in one of them", async () => {
    const programs: Programs = [["2026-01-01", programFor(["engineering"], everybody)]];
    const some = [await accepted({ eve: "2026-01-20" })];
    expect(await told(programs, some)).toEqual([
      "eve/code 2026-01-20 to 2026-03-31 operated",
      "max/code 2026-02-01 to 2026-03-31 gap",
    ]);
  });

  test("is undecided while nobody is in it", async () => {
    const programs: Programs = [["2026-01-01", programFor(["legal"], everybody)]];
    const why = "(code is for legal, and nobody who works here is in it.)";
    expect(await told(programs, [])).toEqual([
      `ben/code 2026-01-01 to 2026-03-31 undecided ${why}`,
      `eve/code 2026-01-01 to 2026-03-31 undecided ${why}`,
      `max/code 2026-01-01 to 2026-03-31 undecided ${why}`,
    ]);
  });

  test("is by the groups that people were in then, whatever they are in now", async () => {
    const programs: Programs = [
      ["2026-01-01", programFor(["engineering"], [ana, always, eve("engineering"), max])],
      ["2026-05-01", programFor(["engineering"], [ana, always, eve("finance"), max])],
    ];
    const some = [await accepted({ max: "2026-01-20" })];
    expect(await told(programs, some)).toContain("eve/code 2026-02-01 to 2026-03-31 gap");
    const whole = await told(programs, some, { to: "2026-06-30", today: "2026-06-30" });
    expect(whole).toContain("eve/code 2026-02-01 to 2026-04-30 gap (it is owed no more)");
  });

  test("is not of those who joined a group later, until they did", async () => {
    const programs: Programs = [
      ["2026-01-01", programFor(["engineering"], [ana, always, eve("finance"), max])],
      ["2026-05-01", programFor(["engineering"], [ana, always, eve("engineering"), max])],
    ];
    const some = [await accepted({ max: "2026-01-20" })];
    expect((await told(programs, some)).filter((line) => line.startsWith("eve/"))).toEqual([]);
    expect(await told(programs, some, { to: "2026-06-30", today: "2026-06-30" })).toContain(
      "eve/code 2026-05-01 to 2026-06-30 gap",
    );
  });

  test("is by the audience of then, whatever it is now", async () => {
    const narrowed: Programs = [
      ["2026-01-01", programFor(undefined, everybody)],
      ["2026-05-01", programFor(["engineering"], everybody)],
    ];
    const some = [await accepted({ eve: "2026-01-20", max: "2026-01-20" })];
    expect(await told(narrowed, some)).toContain("ben/code 2026-02-01 to 2026-03-31 gap");
    const widened: Programs = [
      ["2026-01-01", programFor(["engineering"], everybody)],
      ["2026-05-01", programFor(undefined, everybody)],
    ];
    expect((await told(widened, some)).filter((line) => line.startsWith("ben/"))).toEqual([]);
    expect(await told(widened, some, { to: "2026-06-30", today: "2026-06-30" })).toContain(
      "ben/code 2026-05-01 to 2026-06-30 gap",
    );
  });

  test("is of somebody who was taken out of the people since, as they were then", async () => {
    const programs: Programs = [
      ["2026-01-01", programFor(["engineering"], everybody)],
      ["2026-05-01", programFor(["engineering"], [ana, always, max])],
    ];
    const some = [await accepted({ max: "2026-01-20" })];
    expect(await told(programs, some)).toContain("eve/code 2026-02-01 to 2026-03-31 gap");
  });

  test("of an audience that was emptied is undecided from that day on, and not before", async () => {
    const programs: Programs = [
      ["2026-01-01", programFor(["engineering"], [ana, always, eve("engineering")])],
      ["2026-03-01", programFor(["engineering"], [ana, always, eve()])],
    ];
    const some = [await accepted({ eve: "2026-01-20" })];
    expect((await told(programs, some)).filter((line) => line.startsWith("eve/"))).toEqual([
      "eve/code 2026-03-01 to 2026-03-31 undecided (code is for engineering, and nobody who works here is in it.)",
    ]);
  });
});

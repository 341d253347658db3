import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  days,
  defineEvidenceKind,
  definePerson,
  definePolicy,
  type IsoDate,
  type Person,
  type ProgramDefinition,
  should,
  staffFrom,
  years,
} from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { known } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { always, vault, vaultKeys } from "../../vault.fixture.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, gone, inWords, judged, on, programOf, record, records, said } from "./evidence.fixture.ts";

const acknowledgement = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
}).require("read", { within: days(30) });

const person = (id: string, change: Partial<Person> = {}) => definePerson({ id, name: id, ...change });
const eve = person("eve", { groups: ["engineering"] });
const pat = person("pat", { groups: ["people", "finance"] });

const policyFor = (audience?: readonly string[], id = "code") =>
  definePolicy({
    id,
    title: "Code",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [should(`${id}-1`)`Review code.`],
    ...(audience !== undefined && { audience }),
  });
const programFor = (
  audience: readonly string[] | undefined,
  people: ProgramDefinition["people"] = [ana, eve, pat],
) => programOf([acknowledgement], { policies: [policyFor(audience)], ...(people && { people }) });

const at = (
  day: IsoDate,
  program: ReturnType<typeof programFor>,
  ...all: readonly EvidenceRecord[]
): Promise<string> => said(day, program, [[acknowledgement, all]]);
const digest = async () => (await digestsOf(programFor(undefined))).get("code") as string;
const read = async (people: Record<string, IsoDate>) =>
  record("read/a.md", {
    submittedBy: Object.keys(people).at(-1) as string,
    people,
    policies: { code: await digest() },
  });

describe("a policy for some groups", () => {
  test("asks those who are in one of them, and says of the others why not", async () => {
    expect((await at("2026-02-01", programFor(["engineering"]))).split("\n")).toEqual([
      "ana/code not-applicable: Is not in engineering, whom it is for.",
      "eve/code fail: none, due since 2026-01-31",
      "pat/code not-applicable: Is not in engineering, whom it is for.",
    ]);
  });

  test("asks whoever is in any of several, once", async () => {
    expect((await at("2026-02-01", programFor(["engineering", "finance", "people"]))).split("\n")).toEqual([
      "ana/code not-applicable: Is not in engineering, finance and people, whom it is for.",
      "eve/code fail: none, due since 2026-01-31",
      "pat/code fail: none, due since 2026-01-31",
    ]);
  });

  test("asks everybody where it names no group", async () => {
    const lines = (await at("2026-02-01", programFor(undefined))).split("\n");
    expect(lines.map((line) => line.split(":")[0])).toEqual([
      "ana/code fail",
      "eve/code fail",
      "pat/code fail",
    ]);
  });

  test("is met by those who are asked, and what others read as well does no harm", async () => {
    const all = await read({ eve: "2026-01-10", pat: "2026-01-11" });
    expect((await at("2026-02-01", programFor(["engineering"]), all)).split("\n")).toEqual([
      "ana/code not-applicable: Is not in engineering, whom it is for.",
      "eve/code pass: read/a.md of 2026-01-10, reviewed by ana as it says",
      "pat/code not-applicable: Is not in engineering, whom it is for.",
    ]);
  });

  test("knows a group by its exact name", async () => {
    for (const groups of [["Engineering"], ["engineering "], ["eng"], []]) {
      const people = [ana, person("eve", { groups }), person("max", { groups: ["engineering"] })];
      expect(await at("2026-02-01", programFor(["engineering"], people))).toContain(
        "eve/code not-applicable: Is not in engineering, whom it is for.",
      );
    }
  });

  test("counts from the start of whoever starts later", async () => {
    const people = [ana, eve, person("new", { groups: ["engineering"], start: "2026-03-16" })];
    const program = programFor(["engineering"], people);
    expect(await at("2026-03-15", program)).toContain("new/code not-applicable: Starts on 2026-03-16.");
    expect(await at("2026-04-15", program)).toContain("new/code not-applicable: First due 2026-04-15.");
    expect(await at("2026-04-16", program)).toContain("new/code fail: none, due since 2026-04-15");
  });

  test("says of who left that they left", async () => {
    const people = [ana, eve, person("old", { groups: ["engineering"], end: "2026-01-31" })];
    expect(await at("2026-02-01", programFor(["engineering"], people))).toContain(
      "old/code not-applicable: Left on 2026-01-31.",
    );
  });

  test("is apart from another policy, which has an audience of its own", async () => {
    const policies = [
      policyFor(["engineering"]),
      policyFor(["finance"], "money"),
      policyFor(undefined, "all"),
    ];
    const program = programOf([acknowledgement], { policies, people: [ana, eve, pat] });
    const lines = (await at("2026-02-01", program)).split("\n").map((line) => line.split(":")[0]);
    expect(lines.filter((line) => line?.endsWith("fail"))).toEqual([
      "eve/code fail",
      "pat/money fail",
      "ana/all fail",
      "eve/all fail",
      "pat/all fail",
    ]);
  });
});

describe("an audience that nobody is in", () => {
  const nobody = "code is for legal, and nobody who works here is in it.";

  test("is an error of everybody, and no pass", async () => {
    const { observations, report } = await on("2026-02-01", programFor(["legal"]), [[acknowledgement, []]]);
    expect(observations.map(({ outcome, problem }) => [outcome, problem?.code, problem?.message])).toEqual([
      ["error", "empty-population", nobody],
      ["error", "empty-population", nobody],
      ["error", "empty-population", nobody],
    ]);
    expect(report.total.outcome).toBe("error");
  });

  test("is so from the first day on, and whatever people have read", async () => {
    const all = await read({ ana: "2026-01-10", eve: "2026-01-10", pat: "2026-01-10" });
    for (const day of ["2026-01-01", "2026-01-15", "2026-12-31"] as const)
      expect(await at(day, programFor(["legal"]), all)).toBe(
        ["ana", "eve", "pat"].map((id) => `${id}/code error: ${nobody}`).join("\n"),
      );
  });

  test("names every group that it looked for", async () => {
    expect(await at("2026-02-01", programFor(["legal", "board"]))).toContain(
      "error: code is for legal and board, and nobody who works here is in it.",
    );
  });

  test("is one whose only member has left, from the day after", async () => {
    const people = [ana, person("lex", { groups: ["legal"], end: "2026-03-31" })];
    const program = programFor(["legal"], people);
    const all = await read({ lex: "2026-01-10" });
    expect(await at("2026-03-31", program, all)).toContain("lex/code pass");
    expect(await at("2026-04-01", program, all)).toBe(`ana/code error: ${nobody}\nlex/code error: ${nobody}`);
  });

  test("is none while somebody of it is still to start: a line says who, and from when", async () => {
    const late = person("pat", { groups: ["legal"], start: "2026-07-01" });
    const program = programFor(
      ["legal"],
      [ana, late, person("lex", { groups: ["legal"], start: "2026-06-01" })],
    );
    const nobody = "code is for legal, and nobody who works here is in it; lex starts on 2026-06-01.";
    expect((await at("2026-05-31", program)).split("\n")).toEqual(
      ["ana", "pat", "lex"].map((id) => `${id}/code error: ${nobody}`),
    );
    expect(await at("2026-06-01", program)).toBe("manual: Nobody is due before 2026-07-01.");
    expect(await at("2026-07-02", program)).toContain("lex/code fail: none, due since 2026-07-01");
  });

  test("hides behind no other policy that everybody has acknowledged", async () => {
    const people = [ana, gone, person("lex", { groups: ["legal"], start: "2026-06-01" })];
    const program = programOf([acknowledgement], {
      policies: [policyFor(["legal"]), policyFor(undefined, "other")],
      people,
    });
    const other = (await digestsOf(program)).get("other") as string;
    const read = record("read/a.md", {
      submittedBy: "gone",
      people: { ana: "2026-01-10", gone: "2026-01-10" },
      policies: { other },
    });
    const { report } = await on("2026-02-01", program, [[acknowledgement, [read]]]);
    expect(report.total).toMatchObject({ outcome: "error", counts: { pass: 2, error: 3 } });
  });

  test("of one policy leaves another as it is", async () => {
    const policies = [policyFor(["legal"]), policyFor(["engineering"], "other")];
    const program = programOf([acknowledgement], { policies, people: [ana, eve] });
    const lines = (await at("2026-02-01", program)).split("\n").map((line) => line.split(":")[0]);
    expect(lines).toEqual(["ana/code error", "eve/code error", "ana/other not-applicable", "eve/other fail"]);
  });
});

describe("an audience that is none", () => {
  test.each([[[]], [[""]], [["engineering", " "]]])("%j is refused", (audience) => {
    expect(() => policyFor(audience)).toThrow(
      expect.objectContaining({
        message: "[bylaw] policy code: its audience names no group.",
        next: "Name the groups of its people, or leave it out: then everybody acknowledges it.",
      }),
    );
  });
});

describe("people of a listing", () => {
  const staff = staffFrom("vault/staff", vaultKeys, ({ id, name }) => ({
    id,
    ...(name !== undefined && { groups: name.split("+") }),
  }));
  const program = programOf([acknowledgement], {
    policies: [policyFor(["engineering"])],
    people: staff,
    providers: [records, vault(["north"], always())],
  });
  const listed = async (names: Readonly<Record<string, string | undefined>>) => {
    const keys = Object.entries({ ana: undefined, ...names }).map(([id, name]) => ({
      id,
      manager: "vault" as const,
      period: known(days(1)),
      ...(name !== undefined && { name }),
    }));
    const listings = [
      listingOf(vaultKeys, keys, { path: ["1", "north"] }),
      listingOf(recordsOf(acknowledgement), []),
    ];
    return inWords(await judged(program, recordingOf(listings, "2026-02-01T12:00:00.000Z")));
  };

  test("are in the groups that it says", async () => {
    expect(
      (await listed({ eve: "engineering", max: "people+engineering", pat: "people" })).split("\n"),
    ).toEqual([
      "ana/code not-applicable: Is not in engineering, whom it is for.",
      "eve/code fail: none, due since 2026-01-31",
      "max/code fail: none, due since 2026-01-31",
      "pat/code not-applicable: Is not in engineering, whom it is for.",
    ]);
  });

  test("of whom nobody is in it are an error", async () => {
    expect(await listed({ pat: "people" })).toContain(
      "pat/code error: code is for engineering, and nobody who works here is in it.",
    );
  });
});

test("the approval of a policy is asked for whatever its audience", async () => {
  const approval = defineEvidenceKind({
    id: "approval",
    title: "Approval",
    about: "policy",
    schema: z.object({}),
  }).require("approved", { every: years(1) });
  const program = programOf([approval], { policies: [policyFor(["legal"])], people: [ana, ben, gone] });
  expect(await said("2026-01-02", program, [[approval, []]])).toBe("code fail: none, due since 2026-01-01");
});

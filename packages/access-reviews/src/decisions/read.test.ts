import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, decisionsPage, freezeListing, readDecisions } from "../index.ts";
import { account, decided, frozen, github, people, toFreeze } from "../review.fixture.ts";

const file = await frozen();
const page = decisionsPage(file, { "github/acme": ["ana"], "aws/111111111111": ["ana"] });
const read = (text: string) => readDecisions(text, file, people);
const lineOf = (name: string): number =>
  page.split("\n").findIndex((line) => line.includes(` | ${name} `)) + 1;

describe("the file that reviewers decide in", () => {
  test("has a line for each account, with what a decision needs", () => {
    expect(page).toContain(
      [
        "## github/acme",
        "",
        "4 accounts as of 2026-11-02T06:00:00.000Z, by GET /orgs/&#123;org&#125;/members.",
        "",
        "| decision | by | reason | account | of | rights | MFA | last used | marks | since last |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| pending |  |  | anasilva | ana | owner | on | 2026-10-20 | privileged | first |",
        "| pending | ana |  | benb | ben | member | on | 2026-10-20 |  | first |",
      ].join("\n"),
    );
  });

  test("says once of a system what that does not tell, and marks no account for it", async () => {
    const untold = { created: "not told", lastUsed: "not told" } as const;
    const pageOf = async (...accounts: readonly Account[]) =>
      decisionsPage(await frozen({ systems: [github(...accounts)] }), {});
    expect(await pageOf(account("anasilva", untold), account("benb", untold))).toContain(`
2 accounts as of 2026-11-02T06:00:00.000Z, by GET /orgs/&#123;org&#125;/members.
This system does not tell when an account was made and when it was last used. What it does not tell makes no account dormant.

`);
    const some = await pageOf(
      account("anasilva", { created: "not told" }),
      account("benb", { lastUsed: "unknown" }),
    );
    expect(some).toContain("This system does not tell when an account was made (of 1 account).\n");
    expect(some).toContain("| benb | ben | member | on | unknown | not all read (last use) | first |");
    expect(some).toContain("| anasilva | ana | member | on | 2026-10-20 |  | first |");
    expect(page).not.toContain("does not tell");
  });

  test("reads as it was written: everything is pending", () => {
    const { made, faults } = read(page);
    expect(faults).toEqual([]);
    expect(made.map(({ account: id, decision, by }) => [id, decision, by])).toEqual([
      ["arn:aws:iam::111111111111:user/ben.b", undefined, "ana"],
      ["anasilva", undefined, undefined],
      ["benb", undefined, "ana"],
      ["deploy-bot", undefined, "ana"],
      ["evah", undefined, "ana"],
    ]);
  });

  test("says what was decided, by whom and why, in any case of letters and with pipes that are written out", () => {
    const { made, faults } = read(decided(page, { evah: ["Revoke", "ben", "left \\| HR-12"] }));
    expect(faults).toEqual([]);
    expect(made.at(-1)).toEqual({
      system: "github/acme",
      account: "evah",
      decision: "revoke",
      by: "ben",
      reason: "left | HR-12",
      line: lineOf("evah"),
    });
  });

  const RESTORE =
    "Restore what was written when the review was opened: only the first three cells of a line are edited.";
  const at = lineOf("evah");
  test.each<[string, string, readonly (readonly [number, string])[]]>([
    [
      "a word that is no decision",
      decided(page, { evah: ["remove", "ana"] }),
      [[at, '"remove" is no decision. Write keep, modify, revoke, escalate, or pending.']],
    ],
    [
      "nobody who decides",
      decided(page, { evah: ["keep", ""] }),
      [[at, "It is decided by nobody. Write the id of whoever decided."]],
    ],
    [
      "somebody whom the program does not know",
      decided(page, { evah: ["keep", "bem"] }),
      [[at, 'The program knows nobody called "bem". Did you mean ben or ana or eva?']],
    ],
    [
      "a right that was edited",
      page.replace("| evah | eva | member |", "| evah | eva | reader |"),
      [
        [lineOf("anasilva") - 6, `evah has no line. ${RESTORE}`],
        [
          at,
          `This line is none of the listing: a cell behind the third was edited, or it was added. ${RESTORE}`,
        ],
      ],
    ],
    [
      "a line that is gone",
      page.replace(/\| pending \| ana \| {2}\| evah .*\n/, ""),
      [[lineOf("anasilva") - 6, `evah has no line. ${RESTORE}`]],
    ],
    [
      "a line that is there twice",
      page.replace(/(\| pending \| ana \| {2}\| evah .*\n)/, "$1$1"),
      [[at + 1, "evah has a second line. Leave one decision on it."]],
    ],
    [
      "a system that is gone",
      page.slice(0, page.indexOf("## github")),
      [[1, `github/acme has no section. ${RESTORE}`]],
    ],
    [
      "a system that is none of the listing's",
      `${page}\n## slack\n`,
      [[page.split("\n").length + 1, `No system of the listing is called so. ${RESTORE}`]],
    ],
    [
      "no digest of its listing",
      page.replace(/ Listing: sha256 .*/, ""),
      [[3, `This line was edited or added. ${RESTORE}`]],
    ],
    [
      "another day by which it is due",
      page.replace("due by 2026-11-24", "due by 2027-11-24"),
      [[3, `This line was edited or added. ${RESTORE}`]],
    ],
    [
      "other words on what needs a reason",
      page.replace("A reason is needed", "No reason is needed"),
      [[6, `This line was edited or added. ${RESTORE}`]],
    ],
    [
      "another moment at which its accounts were listed",
      page.replace("4 accounts as of 2026-11-02", "4 accounts as of 2026-11-20"),
      [[lineOf("anasilva") - 4, `This line was edited or added. ${RESTORE}`]],
    ],
    [
      "a sentence of somebody's own",
      `${page}\nWe all agree.\n`,
      [[page.split("\n").length + 1, `This line was edited or added. ${RESTORE}`]],
    ],
    [
      "no title",
      page.replace(/^# .*\n/, ""),
      [[1, `A line is missing below: "# Access review access-reviewed, 2026-Q4". ${RESTORE}`]],
    ],
    [
      "a pipe in a reason",
      decided(page, { evah: ["revoke", "ana", "left | HR-12 | today"] }),
      [
        [
          at,
          "A | ends a cell, also within a reason, and this line has too many. Write \\| there, or another word.",
        ],
      ],
    ],
  ])("with %s is told by line", (_, text, faults) => {
    expect(read(text).faults.map(({ line, message }) => [line, message])).toEqual(faults);
  });

  test("of another listing blames that, and never says which digest would fit", async () => {
    const other = await frozen({ systems: [github(account("evah", { rights: ["owner"] }))] });
    const { faults } = readDecisions(page, other, people);
    expect(faults).toEqual([
      {
        file: "listing.json",
        line: 3,
        message:
          "It does not have the SHA-256 that stands in line 3 of the file of decisions: it was edited, or that line was. Restore both as they were when the review was opened.",
      },
    ]);
    const edited = page.replace(/sha256 [0-9a-f]{4}/, "sha256 0000");
    expect(read(edited).faults).toEqual(faults);
    expect(read(edited).made).toHaveLength(5);
  });

  test("has what was decided where a pipe divides its reason", () => {
    const { made } = read(decided(page, { evah: ["revoke", "ana", "left | HR-12"] }));
    expect(made.find(({ account: id }) => id === "evah")).toEqual({
      system: "github/acme",
      account: "evah",
      decision: "revoke",
      by: "ana",
      reason: "left | HR-12",
      line: at,
    });
  });

  test("tells accounts apart that would be shown alike, whatever is called as they are then", async () => {
    const own = await freezeListing({
      ...toFreeze,
      systems: [
        github(
          account("1", { name: "deploy" }),
          account("2", { name: "deploy" }),
          account("3", { name: "deploy (2)" }),
          account("4", { name: "deploy (2) `2`" }),
          account("5", { name: "alone" }),
          account("x  y"),
          account("x y"),
        ),
      ],
    });
    const text = decisionsPage(own, { "github/acme": ["ana"] });
    const shown = [...text.matchAll(/^\| pending \| ana \| {2}\| (.*?) \| /gm)].map(([, cell]) => cell);
    expect(shown).toEqual([
      "deploy (1)",
      "deploy (2) `2`",
      "deploy (2) `3`",
      "deploy (2) &#96;2&#96;",
      "alone",
      "x y `6`",
      "x y `7`",
    ]);
    const { made, faults } = readDecisions(
      text.replace("| pending | ana |  | deploy (2) `3`", "| revoke | ana |  | deploy (2) `3`"),
      own,
      people,
    );
    expect(faults).toEqual([]);
    expect(made).toHaveLength(7);
    expect(made.filter(({ decision }) => decision !== undefined).map(({ account: id }) => id)).toEqual(["3"]);
  });

  test("of any names reads back, and no edit of what is told goes unseen", async () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, unit: "grapheme" }),
      fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("a", " ", "`", "(", ")", "|", "1") }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (names, seed) => {
          const own = await freezeListing({
            ...toFreeze,
            systems: [github(...names.map((one) => account(one)))],
          });
          const text = decisionsPage(own, { "github/acme": ["ana"] });
          expect(readDecisions(text, own, people)).toMatchObject({
            faults: [],
            made: own.listing.systems[0]?.accounts.map(({ id }) => ({ account: id })),
          });
          const rows = text
            .split("\n")
            .flatMap((line, place) => (line.startsWith("| pending") ? [place] : []));
          const lines = text.split("\n");
          const row = rows[seed % rows.length] ?? 0;
          lines[row] = lines[row]?.replace(" member ", " reader ") ?? "";
          expect(readDecisions(lines.join("\n"), own, people).faults.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

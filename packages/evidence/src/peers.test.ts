import { days, definePerson, type EvidenceRequirement, type IsoDate, months } from "@bylaw/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { screening, screenshot, training } from "./index.ts";
import { type TemporaryFolder, temporaryFolder } from "./testing/folder.ts";
import { ana, ben, judgedOn } from "./testing/run.ts";

// What users of other tools met with evidence that lies in files, replayed.

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Each observation: whom it is of, what it came to, and every sentence that says why. */
const told = async (
  day: IsoDate,
  requirement: EvidenceRequirement,
  change: Parameters<typeof judgedOn>[3] = {},
) => {
  const { observations } = await judgedOn(day, folder.path, [requirement], change);
  return observations.map(({ resource, outcome, problem, assertions }) =>
    [resource.id, outcome, problem?.message, ...assertions.map(({ observed }) => observed)]
      .filter((one) => one !== undefined)
      .join(" | "),
  );
};
const signed = "submittedBy: ben\nreviewedBy: ana\n";

describe("a picture of a screen", () => {
  const users = screenshot("users", { every: months(3), reviewer: ana });
  const picture = (change: Readonly<Record<string, string>> = {}) => {
    const fields = {
      on: "2026-02-10",
      address: "https://console.example/users",
      takenAt: "2026-02-10T10:00:00+01:00",
      user: "ben",
      wholeList: "true",
      query: "list users",
      ...change,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
    return `---\n${lines.join("")}${signed}---\n`;
  };

  test("of the first page alone shows no population (screenata.com, what-soc-2-auditors-actually-look-for)", async () => {
    folder.write("users/a.md", picture());
    expect(await told("2026-04-01", users)).toEqual([
      "users | pass | users/a.md of 2026-02-10, reviewed by ana as it says | true | 2026-02-10",
    ]);
    folder.write("users/a.md", picture({ wholeList: "false" }));
    expect(await told("2026-04-01", users)).toEqual([
      "users | fail | users/a.md of 2026-02-10, reviewed by ana as it says | false | 2026-02-10",
    ]);
  });

  test.each(["2025-02-10T10:00:00Z", "2027-02-10T10:00:00Z"])(
    "of another time than its record's day is none: %s (screenata.com, soc-2-screenshot-evidence)",
    async (takenAt) => {
      folder.write("users/a.md", picture({ takenAt }));
      expect((await told("2026-04-01", users))[0]).toMatch(/^users \| fail/);
    },
  );

  test("by a clock of nobody's zone is none (screenata.com, soc-2-screenshot-evidence)", async () => {
    folder.write("users/a.md", picture({ takenAt: "2026-02-10T10:00:00" }));
    expect(await told("2026-04-01", users)).toEqual([
      "users | error | users/a.md cannot be told to answer it: line 4 takenAt: does not fit its kind: Invalid ISO datetime.",
    ]);
  });
});

describe("a list that another system exports", () => {
  const course = training("course", { within: days(30), reviewer: ana });
  const given = (csv: string) => {
    folder.write("course/a.md", `---\npeople: team.csv\n${signed}---\n`);
    folder.write("course/team.csv", csv);
  };

  test("is read with the mark that spreadsheets put before it (nomadicjosh/eduTrac-SIS#73)", async () => {
    given("\ufeffperson,on\r\nana,2026-01-21\r\nben,2026-01-22\r\n");
    expect(await told("2026-03-20", course)).toEqual([
      "ana | pass | course/a.md of 2026-01-21, reviewed by ana as it says",
      "ben | pass | course/a.md of 2026-01-22, reviewed by ana as it says",
    ]);
  });

  test.each([
    [
      "a day that could be two (buckets/application#573)",
      "person,on\nana,01/02/2026\nben,2026-01-22\n",
      'line 2 has a day "01/02/2026" that is not a calendar day; write it as YYYY-MM-DD',
    ],
    [
      "an instant, which is two days in two zones (callumalpass/tasknotes#925)",
      "person,on\nana,2026-01-21T23:30:00Z\nben,2026-01-22\n",
      'line 2 has a day "2026-01-21T23:30:00Z" that is not a calendar day; write it as YYYY-MM-DD',
    ],
    [
      "somebody twice (MIT-LCP/physionet-build#1595)",
      "person,on\nana,2026-01-21\nben,2026-01-21\nana,2026-01-25\n",
      'line 4 has a person "ana" a second time; keep one of them',
    ],
  ])("with %s is told by its line, and decides nothing", async (_, csv, what) => {
    given(csv);
    const error = `error | course/a.md cannot be told to answer it: line 2 people: names "team.csv", whose ${what}.`;
    expect(await told("2026-03-20", course)).toEqual([`ana | ${error}`, `ben | ${error}`]);
  });

  test("with somebody under another name answers for the others, and tells who it is (dondi/GRNsight#537)", async () => {
    given("person,on\nana,2026-01-21\nbenjamin,2026-01-22\n");
    expect(await told("2026-03-20", course)).toEqual([
      "ana | pass | course/a.md of 2026-01-21, reviewed by ana as it says",
      "ben | fail | none, due since 2026-01-31",
    ]);
    expect((await judgedOn("2026-03-20", folder.path, [course])).report.strangers).toEqual(["benjamin"]);
  });
});

describe("a day before the one that counts", () => {
  test("is right for a screening: it comes before the first day (help.drata.com 5282309)", async () => {
    const joe = definePerson({ id: "joe", name: "Joe", start: "2026-03-16" });
    folder.write("screening/joe.md", `---\npeople:\n  joe: 2026-03-09\n${signed}---\n`);
    const asked = screening("screening", { within: days(30), reviewer: ana });
    const all = await told("2026-04-16", asked, { people: [ana, ben, joe] });
    expect(all.at(-1)).toMatch(/^joe \| pass/);
  });

  test("is right for a talk in the last week, as long before the end as after it (comp#2830)", async () => {
    const pia = definePerson({ id: "pia", name: "Pia", start: "2024-01-08", end: "2026-04-30" });
    const exit = training("exit", { within: days(14), after: "end", reviewer: ana });
    const on = async (day: IsoDate) => {
      folder.write("exit/pia.md", `---\npeople:\n  pia: ${day}\n${signed}---\n`);
      return (await told("2026-05-15", exit, { people: [ana, ben, pia] })).at(-1);
    };
    expect(await on("2026-04-29")).toMatch(/^pia \| pass/);
    expect(await on("2026-04-15")).toMatch(/^pia \| fail \|.*is before 2026-04-16$/);
  });

  test("or to come is told to whom it is of (ciso-assistant#4487)", async () => {
    const course = training("course", { within: days(30), reviewer: ana });
    folder.write("course/a.md", `---\npeople:\n  ana: 2026-01-20\n  ben: 2027-01-20\n${signed}---\n`);
    expect((await told("2026-03-15", course))[1]).toBe(
      "ben | fail | none, due since 2026-01-31 | its day, 2027-01-20, is still to come",
    );
  });
});

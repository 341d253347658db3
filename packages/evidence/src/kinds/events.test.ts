import { atMost, days, defineParameter, definePerson, type IsoDate, months } from "@bylaw/core";
import type { Observation } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../testing/folder.ts";
import { ana, judgedOn } from "../testing/run.ts";
import { type Asked, namesOf, saidOf, write } from "../testing/shown.ts";
import { defineEventLog } from "./events.ts";

const within = defineParameter("reviewed-within", atMost(days(5)));
const log = defineEventLog({
  id: "emergency-changes",
  title: "Emergency changes",
  event: "emergency change",
  answered: "reviewed",
  within,
});
const asked = log.require("emergency-changes", {
  every: months(1),
  orNone: true,
  reviewer: ana,
  parameters: [within],
});

const happened = (id: string, on: IsoDate, done?: IsoDate) => ({
  id,
  on,
  what: "A hotfix",
  by: "ben",
  ...(done !== undefined && { done }),
});
const listing = (...events: readonly object[]) => ({
  source: "is:pr label:emergency merged:2026-03",
  counted: events.length,
  since: "2026-01-01",
  events,
});
const said = (fields: object, how: Asked = {}) => saidOf(asked, fields, { on: "2026-03-31", ...how });

const notHeld = (observations: readonly Observation[]) =>
  observations.flatMap(({ assertions }) =>
    assertions.flatMap(({ name, observed, outcome }) => (outcome === "pass" ? [] : [`${name}: ${observed}`])),
  );

const LISTED = "emergency changes that are listed, of those that the source counts";
const ORDER = "emergency changes that are still to come, or reviewed before they were";
const UNLISTED = "days since the log before that no log lists";
const BEYOND = "emergency changes of days that are not listed";
const LATE = "emergency changes that were not reviewed in time";

describe("a log of what another than its author deals with", () => {
  const byOthers = defineEventLog({
    id: "emergency-changes",
    title: "Emergency changes",
    event: "emergency change",
    answered: "reviewed",
    within,
    byAnother: true,
  });
  const another = byOthers.require("emergency-changes", {
    every: months(1),
    reviewer: ana,
    parameters: [within],
  });
  const by = (author?: string) => ({
    ...happened("1", "2026-03-01", "2026-03-02"),
    ...(author !== undefined && { author }),
  });
  const judged = (event: object) => saidOf(another, listing(event), { on: "2026-03-31" });

  test("shows that each has an author, who is somebody else", async () => {
    const fails = ["fail", "emergency changes that name no author, or were reviewed by them: 1"];
    expect(await judged(by("ana"))).toEqual(["pass"]);
    expect(await judged(by("ben"))).toEqual(fails);
    expect(await judged(by())).toEqual(fails);
    // Nobody is another person for how they are written, and what nobody sees is no name.
    for (const same of ["Ben", "BEN ", "b\u200Ben", "\uFF42en", "\u200B"])
      expect(await judged(by(same))).toEqual(fails);
    expect(await judged(by("benedict"))).toEqual(["pass"]);
    // Nor is one who is called otherwise elsewhere.
    const ben = definePerson({
      id: "ben",
      name: "Ben Okafor",
      email: "ben@acme.com",
      identities: { github: "ben-okafor" },
    });
    for (const same of ["Ben Okafor", "ben@acme.com", "ben-okafor", "BEN OKAFOR"])
      expect(
        await saidOf(another, listing({ ...by(same), by: "ben" }), {
          on: "2026-03-31",
          program: { people: [ana, ben] },
        }),
      ).toEqual(fails);
  });
});

describe("a log of events", () => {
  test("shows how many there are, when they were, and whether each was dealt with in time", async () => {
    expect(await namesOf(asked, listing(happened("1", "2026-03-01", "2026-03-02")))).toEqual([
      LISTED,
      ORDER,
      UNLISTED,
      BEYOND,
      LATE,
    ]);
  });

  test("holds where each was dealt with in time, the last day included", async () => {
    const events = [happened("1", "2026-03-01", "2026-03-06"), happened("2", "2026-03-31", "2026-03-31")];
    expect(await said(listing(...events))).toEqual(["pass"]);
    expect(await said(listing())).toEqual(["pass"]);
  });

  test("that is one day late, or years, is not", async () => {
    const events = [happened("1", "2026-03-01", "2026-03-07"), happened("2", "2024-03-01", "2026-03-02")];
    expect(await said(listing(...events))).toEqual(["fail", `${BEYOND}: 2`, `${LATE}: 1 and 2`]);
  });

  test("holds while what is open is not late yet, and no longer", async () => {
    const open = listing(happened("1", "2026-03-30"));
    expect(await said(open, { today: "2026-04-04" })).toEqual(["pass"]);
    expect(await said(open, { today: "2026-04-05" })).toEqual(["fail", `${LATE}: 1`]);
  });

  test("takes no answer that is still to come for one", async () => {
    const future = listing(happened("1", "2026-03-30", "2026-04-06"));
    expect(await said(future, { today: "2026-04-04" })).toEqual(["pass"]);
    expect(await said(future, { today: "2026-04-05" })).toEqual(["fail", `${LATE}: 1`]);
    expect(await said(future, { today: "2026-04-06" })).toEqual(["fail", `${LATE}: 1`]);
    const old = listing(happened("1", "2026-03-01", "2099-01-01"));
    expect(await said(old)).toEqual(["fail", `${LATE}: 1`]);
  });

  test("takes no event that is still to come, nor an answer of before it was", async () => {
    expect(await said(listing(happened("1", "2026-04-01")))).toEqual(["fail", `${ORDER}: 1`, `${BEYOND}: 1`]);
    expect(await said(listing(happened("1", "2026-03-10", "2026-03-09")))).toEqual(["fail", `${ORDER}: 1`]);
    expect(await said(listing(happened("1", "2026-03-10", "2026-03-10")))).toEqual(["pass"]);
  });

  test("counts each once: a duplicate makes up for none that is left out", async () => {
    const [one, two] = [happened("1", "2026-03-01", "2026-03-02"), happened("2", "2026-03-03", "2026-03-04")];
    expect(await said({ ...listing(one, one), counted: 2 })).toEqual(["fail", `${LISTED}: 1`]);
    expect(await said({ ...listing(one, { ...one, id: " 1 " }), counted: 2 })).toEqual([
      "fail",
      `${LISTED}: 1`,
    ]);
    expect(await said({ ...listing(one, two), counted: 3 })).toEqual(["fail", `${LISTED}: 2`]);
    expect(await said({ ...listing(one, two), counted: 1 })).toEqual(["fail", `${LISTED}: 2`]);
    expect(await said({ ...listing(), counted: 1 })).toEqual(["fail", `${LISTED}: 0`]);
  });

  test("judges what is there twice both times", async () => {
    const [good, late] = [
      happened("1", "2026-03-01", "2026-03-02"),
      happened("1", "2026-03-01", "2026-03-20"),
    ];
    expect(await said({ ...listing(good, late), counted: 1 })).toEqual(["fail", `${LATE}: 1`]);
  });

  test("tells everything that is wrong with it at once", async () => {
    const events = [happened("1", "2026-03-01"), happened("2", "2026-04-20", "2026-04-01")];
    expect(await said({ ...listing(...events), counted: 9 })).toEqual([
      "fail",
      `${LISTED}: 2`,
      `${ORDER}: 2`,
      `${BEYOND}: 2`,
      `${LATE}: 1`,
    ]);
  });

  test("lists every day since the log before: what it leaves out stands in no log", async () => {
    const folder = temporaryFolder();
    const filed = (on: IsoDate, since: IsoDate) => write(folder, asked, { on, ...listing(), since }, on);
    const outcomes = async (today: IsoDate) =>
      (await judgedOn(today, folder.path, [asked])).observations.flatMap(({ outcome, assertions }) => [
        outcome,
        ...assertions.flatMap(({ name, observed, outcome: one }) =>
          one === "fail" ? [`${name}: ${observed}`] : [],
        ),
      ]);
    try {
      filed("2026-01-31", "2026-01-01");
      filed("2026-02-10", "2026-02-01");
      expect(await outcomes("2026-02-28")).toEqual(["pass"]);
      filed("2026-03-31", "2026-03-01");
      expect(await outcomes("2026-03-31")).toEqual([
        "fail",
        `${UNLISTED}, in emergency-changes/2026-03-31.md: 2026-02-11 to 2026-02-28`,
      ]);
    } finally {
      folder.remove();
    }
  });

  test("counts no event of a day before those that it lists: it stands in place of one that is left out", async () => {
    const events = [happened("1", "2026-02-10", "2026-02-11"), happened("2", "2026-03-10", "2026-03-11")];
    const later = { ...listing(...events), since: "2026-02-11" };
    const folder = temporaryFolder();
    try {
      write(folder, asked, { on: "2026-02-28", ...listing() }, "a");
      write(folder, asked, { on: "2026-03-31", ...later }, "b");
      const { observations } = await judgedOn("2026-03-31", folder.path, [asked]);
      expect(notHeld(observations)).toEqual([`${BEYOND}, in emergency-changes/b.md: 1`]);
    } finally {
      folder.remove();
    }
    expect(await said(listing(...events))).toEqual(["pass"]);
  });

  test("does not settle what an earlier log leaves open past its day, until that log says that it was done", async () => {
    const folder = temporaryFolder();
    const january = (done?: IsoDate) =>
      write(folder, asked, { on: "2026-01-31", ...listing(happened("1", "2026-01-30", done)) }, "a");
    const told = async (today: IsoDate) =>
      notHeld((await judgedOn(today, folder.path, [asked])).observations);
    try {
      january();
      write(folder, asked, { on: "2026-02-03", ...listing(), since: "2026-02-01" }, "b");
      expect(await told("2026-02-04")).toEqual([]);
      write(folder, asked, { on: "2026-02-28", ...listing(), since: "2026-02-04" }, "c");
      expect(await told("2026-03-01")).toEqual([
        "emergency changes that are not reviewed and are past their day, in emergency-changes/a.md: 1",
      ]);
      january("2026-03-02");
      expect(await told("2026-03-01")).toHaveLength(1);
      expect(await told("2026-03-02")).toEqual([]);
    } finally {
      folder.remove();
    }
  });

  test("begins no later than the first day that is owed", async () => {
    expect(await said({ ...listing(), since: "2026-01-02" })).toEqual([
      "fail",
      `${UNLISTED}: 2026-01-01 to 2026-01-01`,
    ]);
  });

  test("is held to what the program sets", async () => {
    const fields = listing(happened("1", "2026-03-01", "2026-03-04"));
    const set = (amount: number) => ({ program: { settings: [within.to({ days: amount })] } });
    expect(await said(fields, set(3))).toEqual(["pass"]);
    expect(await said(fields, set(2))).toEqual(["fail", `${LATE}: 1`]);
  });

  test("may say that there was none, and what shows it", async () => {
    const none = { none: "is:pr label:emergency merged:2026-03 finds nothing" };
    expect(await saidOf(asked, none, { on: "2026-03-31" })).toEqual(["pass"]);
    const always = log.require("emergency-changes", {
      every: months(1),
      reviewer: ana,
      parameters: [within],
    });
    expect(await saidOf(always, none, { on: "2026-01-31", today: "2026-02-01" })).toEqual([
      "fail",
      "Emergency changes, 2026-01: none, due since 2026-01-31",
      "emergency-changes/a.md: nothing can take its place, and it says that there was none",
    ]);
  });

  test.each<[string, object]>([
    ["counted", { counted: undefined }],
    ["counted", { counted: -1 }],
    ["counted", { counted: 1.5 }],
    ["counted", { counted: "1" }],
    ["source", { source: " " }],
    ["events", { events: undefined }],
    ["events[0].done", { events: [{ ...happened("1", "2026-03-01"), done: "soon" }] }],
    ["events[0].on", { events: [{ ...happened("1", "2026-03-01"), on: "2026-02-30" }] }],
    ["events[0].by", { events: [{ ...happened("1", "2026-03-01"), by: "" }] }],
  ])("without a sound %s cannot be decided", async (field, change) => {
    const fields = { ...listing(happened("1", "2026-03-01", "2026-03-02")), ...change };
    const [outcome, why] = await saidOf(asked, fields, { on: "2026-01-31", today: "2026-02-01" });
    expect(outcome).toBe("error");
    expect(why).toContain(`emergency-changes/a.md cannot be told to answer it: ${field}: `);
  });

  test("that is clean does not settle one of the same window that is not", async () => {
    const folder = temporaryFolder();
    try {
      write(folder, asked, { on: "2026-01-10", ...listing(happened("1", "2026-01-02")) }, "a");
      write(folder, asked, { on: "2026-01-20", ...listing() }, "b");
      const { observations } = await judgedOn("2026-02-01", folder.path, [asked]);
      expect(observations.map(({ outcome }) => outcome)).toEqual(["fail"]);
    } finally {
      folder.remove();
    }
  });
});

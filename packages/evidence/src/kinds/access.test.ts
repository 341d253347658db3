import { days, months } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../testing/folder.ts";
import { ana, ben, judgedOn } from "../testing/run.ts";
import { namesOf, saidOf, write } from "../testing/shown.ts";
import { accessGrantKind, accessReviewKind, offboardingKind } from "./access.ts";
import { performanceReview } from "./persons.ts";

const terms = { every: months(3), reviewer: ana } as const;

const LISTED = "systems whose accounts were listed before the last review, or after the day of this one";

describe("an access review", () => {
  const review = accessReviewKind.require("access-review", terms);
  const listed = { source: "gh api orgs/acme/members", taken: "2026-03-09" };
  const github = { system: "GitHub", ...listed, accounts: 5, kept: 3, changed: 1, removed: 1 };
  const aws = { system: "AWS", ...listed, accounts: 2, kept: 2, changed: 0, removed: 0 };
  const said = (...systems: readonly object[]) => saidOf(review, { systems, open: [] });

  test("shows a decision on every account of every system, and that each is carried out", async () => {
    expect(await said(github, aws)).toEqual(["pass"]);
    expect(await namesOf(review, { systems: [github, aws], open: [] })).toEqual([
      "accounts of GitHub",
      "accounts of GitHub that are decided on",
      "accounts of AWS",
      "accounts of AWS that are decided on",
      "systems, each once",
      LISTED,
      "decisions that are not carried out",
    ]);
  });

  test("of which an account is not decided on, or one too many is, fails", async () => {
    expect(await said({ ...github, kept: 2 }, aws)).toEqual([
      "fail",
      "accounts of GitHub that are decided on: 4",
    ]);
    expect(await said({ ...github, removed: 2 })).toEqual([
      "fail",
      "accounts of GitHub that are decided on: 6",
    ]);
  });

  test("of a system that has no account looked at nothing", async () => {
    const none = { ...github, accounts: 0, kept: 0, changed: 0, removed: 0 };
    expect(await said(none, aws)).toEqual(["fail", "accounts of GitHub: 0"]);
  });

  test("has each system once, so that none is counted for another", async () => {
    expect(await said(aws, { ...aws, accounts: 1, kept: 1 })).toEqual(["fail", "systems, each once: 1"]);
    expect(await said(aws, { ...aws, system: " AWS " })).toEqual(["fail", "systems, each once: 1"]);
  });

  test.each(["2026-03-11", "2025-12-30"])("of accounts as they were on %s fails", async (taken) => {
    expect(await said(github, { ...aws, taken })).toEqual(["fail", `${LISTED}: AWS`]);
    expect(await said({ ...github, taken: "2026-03-10" })).toEqual(["pass"]);
  });

  test("looks at accounts as they were since the last review", async () => {
    const folder = temporaryFolder();
    try {
      const systems = [{ ...aws, taken: "2026-03-09" }];
      write(folder, review, { on: "2026-03-10", systems, open: [] });
      write(folder, review, { on: "2026-06-10", systems, open: [] }, "b");
      const { observations } = await judgedOn("2026-06-10", folder.path, [review]);
      const [{ outcome, assertions } = { assertions: [] }] = observations;
      expect(outcome).toBe("fail");
      expect(assertions.filter((one) => one.outcome === "fail").map(({ name }) => name)).toEqual([
        `${LISTED}, in access-review/b.md`,
      ]);
    } finally {
      folder.remove();
    }
  });

  test("fails while something that was decided is not done", async () => {
    expect(await saidOf(review, { systems: [aws], open: ["github: ben, remove"] })).toEqual([
      "fail",
      "decisions that are not carried out: github: ben, remove",
    ]);
  });

  test.each<[string, object]>([
    ["systems", { systems: [] }],
    ["systems", { systems: undefined }],
    ["open", { open: undefined }],
    ["open[0]", { open: [""] }],
    ["systems[0].kept", { systems: [{ ...aws, kept: -2 }] }],
    ["systems[0].removed", { systems: [{ ...aws, removed: 0.5 }] }],
    ["systems[0].changed", { systems: [{ system: "AWS", ...listed, accounts: 2, kept: 2, removed: 0 }] }],
    ["systems[0].source", { systems: [{ ...aws, source: " " }] }],
    ["systems[0].source", { systems: [{ ...aws, source: undefined }] }],
    ["systems[0].taken", { systems: [{ ...aws, taken: undefined }] }],
    ["systems[0].taken", { systems: [{ ...aws, taken: "2026-02-30" }] }],
  ])("without sound %s cannot be decided", async (field, change) => {
    const [outcome, why] = await saidOf(
      review,
      { systems: [aws], open: [], ...change },
      { today: "2026-04-01" },
    );
    expect(outcome).toBe("error");
    expect(why).toContain(`access-review/a.md cannot be told to answer it: ${field}: `);
  });
});

describe("access that is granted", () => {
  const grant = accessGrantKind.require("access-grant", { within: days(5), after: "start", reviewer: ana });
  const people = [ana, { ...ben, email: "ben@acme.com", start: "2026-03-02" } as const];
  const given = {
    on: undefined,
    people: { ben: "2026-03-02" },
    approvedBy: "ana",
    approvedOn: "2026-02-20",
    systems: ["GitHub", "The wiki"],
    given: [{ system: "GitHub", on: "2026-03-02" }],
  };
  const system = (change: object) => ({ given: [{ system: "GitHub", on: "2026-03-02", ...change }] });
  const said = (fields: object, today: "2026-03-07" | "2026-03-08" = "2026-03-08") =>
    saidOf(grant, fields, { today, program: { people } });

  test("names who approved what and when, and on which day each was given", async () => {
    expect(await said(given)).toEqual(["pass"]);
    expect(await said({ ...given, approvedOn: "2026-03-02" })).toEqual(["pass"]);
  });

  test("may be given before the first day", async () => {
    const early = { people: { ben: "2026-02-20" }, ...system({ on: "2026-02-20" }) };
    expect((await said({ ...given, ...early })).at(-1)).toBe("pass");
  });

  test.each<[told: string, change: object]>([
    ["systems that were given before the day of the approval: GitHub", system({ on: "2026-02-19" })],
    ["systems that were given and not approved: AWS", system({ system: "AWS" })],
    ["systems that were given after the day of the record: GitHub", system({ on: "2026-03-03" })],
    [
      "systems that were given, each once: 1",
      { given: ["GitHub", " github"].map((name) => ({ system: name, on: "2026-03-02" })) },
    ],
    ["an approval by whoever it is for: Ben", { approvedBy: "Ben" }],
    ["an approval by whoever it is for: ben@acme.com", { approvedBy: "ben@acme.com" }],
  ])("fails with %s", async (told, change) => {
    expect(await said({ ...given, ...change })).toEqual(["fail", told]);
  });

  test("fails where the approval came after the day of the record", async () => {
    const late = { approvedOn: "2026-03-03", ...system({ on: "2026-03-02" }) };
    expect(await said({ ...given, ...late })).toEqual([
      "fail",
      "systems that were given before the day of the approval: GitHub",
      "an approval after the day of the record: 2026-03-03",
    ]);
  });

  test("fails of one of several who approved it for themself, and of no other", async () => {
    const both = [
      { ...ben, id: "eva", name: "Eva", start: "2026-03-02" },
      { ...ben, start: "2026-03-02" },
      ana,
    ] as const;
    const told = await saidOf(
      grant,
      { ...given, people: { ben: "2026-03-02", eva: "2026-03-02" }, approvedBy: "eva" },
      { today: "2026-03-08", program: { people: both } },
    );
    expect(told).toEqual(["fail", "an approval by whoever it is for: eva", "pass"]);
  });

  test.each<[string, object]>([
    ["approvedBy", { approvedBy: undefined }],
    ["approvedBy", { approvedBy: " " }],
    ["approvedOn", { approvedOn: undefined }],
    ["approvedOn", { approvedOn: "2026-02-30" }],
    ["systems", { systems: [] }],
    ["systems[0]", { systems: [""] }],
    ["given", { given: undefined }],
    ["given", { given: [] }],
    ["given[0].on", system({ on: undefined })],
    ["given[0].system", system({ system: "" })],
  ])("without %s is not shown", async (field, change) => {
    const told = await said({ ...given, ...change });
    expect(told).toContain("error");
    expect(told.join("\n")).toContain(`access-grant/a.md cannot be told to answer it: ${field}: `);
  });

  test("of nobody fails once it is due", async () => {
    const told = await said({ ...given, people: { ana: "2026-03-02" } });
    expect(told).toContain("fail");
    expect(told).toContain("Access granted: none, due since 2026-03-07");
  });
});

describe("offboarding", () => {
  const off = offboardingKind.require("offboarding", { within: days(1), after: "end", reviewer: ana });
  const people = [ana, ben, { ...ben, id: "gone", name: "Gone", end: "2026-03-02" } as const];
  const closed = { on: undefined, people: { gone: "2026-03-02" }, closed: 4, open: [], devicesOut: [] };
  const said = (change: object = {}) =>
    saidOf(off, { ...closed, ...change }, { today: "2026-03-10", program: { people } });

  test("shows that every account is closed, and every device back", async () => {
    expect(await said()).toEqual(["pass"]);
  });

  test("with an account that is open, or a device that is out, fails", async () => {
    expect(await said({ open: ["AWS"], devicesOut: ["laptop 7"] })).toEqual([
      "fail",
      "accounts that are still open: AWS",
      "devices that are neither back nor locked: laptop 7",
    ]);
  });

  test.each(["closed", "open", "devicesOut"])("without %s cannot be decided", async (field) => {
    const [outcome, why] = await said({ [field]: undefined });
    expect(outcome).toBe("error");
    expect(why).toContain(`offboarding/a.md cannot be told to answer it: ${field}: `);
  });

  test("of nobody's account shows nothing", async () => {
    expect((await said({ closed: 0 }))[0]).toBe("error");
  });

  test("a day late is told as late, and nothing at all fails", async () => {
    expect(await said({ people: { gone: "2026-03-05" } })).toEqual(["pass"]);
    const [outcome, why] = await said({ people: { ben: "2026-03-05" } });
    expect([outcome, why]).toEqual(["fail", "Offboarding: none, due since 2026-03-03"]);
  });
});

describe("a performance review", () => {
  const review = performanceReview("performance-review", { every: months(12), reviewer: ana });

  test("says of whom and when, and never what", async () => {
    const folder = temporaryFolder();
    try {
      write(folder, review, { people: { ana: "2026-05-01", ben: "2026-05-02" } });
      const { observations } = await judgedOn("2027-01-01", folder.path, [review]);
      expect(observations.map(({ resource, outcome }) => `${resource.id} ${outcome}`)).toEqual([
        "ana pass",
        "ben pass",
      ]);
    } finally {
      folder.remove();
    }
    expect(review.of).toMatchObject({ restricted: true, about: "person", id: "performance-review" });
  });

  test("with a word of what was said cannot be decided, and the word is not told", async () => {
    const told = await saidOf(
      review,
      { on: undefined, people: { ana: "2026-05-01", ben: "2026-05-02" }, rating: "poor" },
      { today: "2027-01-01" },
    );
    expect(told[0]).toBe("error");
    expect(told.join("\n")).toContain("is restricted and has none; remove it");
    expect(told.join("\n")).not.toContain("poor");
  });
});

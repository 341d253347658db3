import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { on } from "../evidence/evidence.fixture.ts";
import { everybody, type ReviewProject, reviewProject } from "./review.fixture.ts";

let project: ReviewProject;
const open = (...args: readonly string[]) => project.review("open", "club", ...args);

describe("bylaw review open", () => {
  beforeAll(async () => {
    project = await reviewProject();
    await project.runOn("2026-11-02", everybody);
  });
  afterEach(() => rm(join(project.folder, "reviews"), { recursive: true, force: true }));
  afterAll(async () => {
    vi.useRealTimers();
    await project.remove();
  });

  test.each<[string, readonly string[], number, string]>([
    [
      "a review that the program does not have",
      ["open", "clubs"],
      64,
      'No access review is declared as "clubs". Did you mean club?\n  The program has: club.\n',
    ],
    [
      "a window that has not begun",
      ["open", "club", "--period", "2027-Q1"],
      64,
      'access-reviewed has no window "2027-Q1" that has begun.\n  It begins on 2027-01-01. Name one: 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4.\n',
    ],
    [
      "a period that leaves the folder",
      ["open", "club", "--period", "../x"],
      64,
      '--period is "../x", which names no period.\n  Write it as 2026-Q4.\n',
    ],
    [
      "a window that is over, without a day",
      ["open", "club", "--period", "2026-Q3"],
      64,
      "The period ended on 2026-09-30: the review is late.\n  Say by when it is due: --due 2026-11-02.\n",
    ],
    [
      "a day that is over",
      ["open", "club", "--due", "2026-11-01"],
      64,
      "--due is 2026-11-01, and today is 2026-11-02.\n  Give a day that is still to come.\n",
    ],
    [
      "what is no day",
      ["open", "club", "--due", "soon"],
      64,
      '--due is "soon", which is not a calendar day.\n  Write it as YYYY-MM-DD, such as --due 2026-11-02.\n',
    ],
    [
      "no run",
      ["open", "club", "--from", "nothing"],
      64,
      "/nothing.\n  Make one with bylaw check --record recording, or name another folder.\n",
    ],
    [
      "a review where none is open",
      ["close", "club", "--by", "ben"],
      64,
      "No review of club is open.\n  Open one: bylaw review open club.\n",
    ],
  ])("is refused of %s", async (_, args, code, message) => {
    const ran = await project.review(...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
  });

  test("is refused without a kept run, and told how to keep one", async () => {
    await rename(join(project.folder, ".bylaw"), join(project.folder, ".elsewhere"));
    for (const ran of [await open(), await project.review("close", "club", "--by", "ben")])
      expect(ran.code).toBe(64);
    expect((await open()).err).toBe(
      "[bylaw] No run is kept at .bylaw/evidence.\n  Keep one: bylaw check --keep .bylaw/evidence; or name one that is elsewhere, or a recording: --from <folder>.\n",
    );
    await rename(join(project.folder, ".elsewhere"), join(project.folder, ".bylaw"));
  });

  test("takes no run that is older than it may be, unless it may", async () => {
    on("2026-11-12");
    expect(await open()).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "[bylaw] The accounts are those of 2026-11-02, 10 days ago, and may be no older than 7 days.\n  Run bylaw check anew with --keep or --record, name that with --from, or allow more with --age.\n",
      ),
    });
    const { code, out } = await open("--age", "10", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      format: "bylaw-review-opened/1",
      review: "club",
      period: "2026-Q4",
      opened: "2026-11-12",
      due: "2026-12-31",
      path: "reviews/club/2026-Q4",
      listing: expect.stringMatching(/^[0-9a-f]{64}$/),
      systems: [
        {
          system: "club/north",
          source: "club:ListMembers",
          taken: "2026-11-02T12:00:00.000Z",
          accounts: 4,
          gone: 0,
          reviewers: ["ana", "ben"],
        },
      ],
      marks: [
        "leaver 1",
        "orphan 0",
        "unowned 1",
        "shared 0",
        "dormant 0",
        "privileged 1",
        "no MFA 0",
        "not all read 0",
      ].map((one) => ({ mark: one.slice(0, -2), accounts: Number(one.at(-1)) })),
    });
  });

  test("opens nothing beside a folder that is damaged", async () => {
    on("2026-11-03");
    await mkdir(join(project.folder, "reviews/club/2026-Q3"), { recursive: true });
    expect(await open()).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        "[bylaw] reviews/club/2026-Q3: listing.json is not there. Restore it, or take the folder away where nothing was decided in it.\n",
      ),
    });
    expect(await project.review("status")).toMatchObject({
      code: 1,
      out: expect.stringContaining("club 2026-Q3  damaged\n"),
    });
  });

  test("is refused of a system that is not listed whole, and writes nothing", async () => {
    await project.runOn("2026-11-04", everybody, { broken: true });
    expect(await open()).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(
        "[bylaw] club/north is not listed whole: club/members is incomplete: club/members could not be collected: The club hung up.\n",
      ),
    });
    expect(await project.review("status")).toEqual({
      code: 0,
      out: "club  none was opened: bylaw review open club\n",
      err: "",
    });
  });

  test("prints hostile names so that they are text", async () => {
    await project.runOn("2026-11-05", [...everybody, { id: "\u001b[31m::error::\n\u202ex", kind: "shared" }]);
    expect(await open()).toMatchObject({ code: 0 });
    const { out } = await project.review("status");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for.
    expect(out).not.toMatch(/[\u001b\u202e]|^::/m);
    expect(out).toContain("::error::");
  });
});

describe("people whom a listing names", () => {
  beforeAll(async () => {
    project = await reviewProject(
      "",
      `core.staffFrom("club/staff", members as never, ({ id }: { id: string }) => ({ id, identities: { club: id }, ...(id === "eva" && { end: "2026-09-30" as const }) }))`,
    );
    await project.runOn("2026-11-02", everybody);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await project.remove();
  });

  test("decide as those do whom the program names, and a record that nobody reviews passes at once", async () => {
    expect(await open()).toMatchObject({
      code: 0,
      out: expect.stringContaining("marked: leaver 1, privileged 1"),
    });
    const choices = {
      ana: ["keep", "ben"],
      ben: ["keep", "ana"],
      "door-bot": ["keep", "ana", "Ana answers for it"],
    } as const;
    await project.decide("2026-Q4", { ...choices, eva: ["keep", "anna", "asked HR"] });
    expect((await project.review("status")).out).toContain(
      'The program knows nobody called "anna". Did you mean',
    );
    await project.decide("2026-Q4", { ...choices, eva: ["keep", "ana", "asked HR"] });
    await project.runOn("2026-11-03", everybody);
    expect(await project.review("close", "club", "--by", "ben", "--json")).toMatchObject({ code: 0 });
    expect(await project.bylaw("check", "access-reviewed")).toMatchObject({ code: 0 });
  });
});

test("a review whose reviewers have all left is not opened", async () => {
  const left = await reviewProject(
    "",
    `core.staffFrom("club/staff", members as never, ({ id }: { id: string }) => ({ id, end: "2026-09-30" as const }))`,
  );
  await left.runOn("2026-11-02", everybody);
  expect(await left.review("open", "club")).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      "[bylaw] Nobody who reviews club/north works here today: ana, ben.\n  Name somebody else among the reviewers of access review club.\n",
    ),
  });
  vi.useRealTimers();
  await left.remove();
});

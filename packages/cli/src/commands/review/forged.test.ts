import { createHash } from "node:crypto";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { everybody, type ReviewProject, reviewProject } from "./review.fixture.ts";

let project: ReviewProject;
beforeAll(async () => {
  project = await reviewProject();
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

const FOLDER = "reviews/club/2026-Q4";
const RECORD = "evidence/access-reviewed/2026-Q4.md";
const SEALED = `${FOLDER}/closed/review.json`;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const WITHOUT_EVA = everybody.filter(({ id }) => id !== "eva");

/** What a run says of the requirement, on one line. */
async function said(): Promise<string> {
  const { code, out } = await project.bylaw("check", "access-reviewed");
  expect(code).not.toBe(0);
  return out.replaceAll(/\s+/g, " ");
}

const byHand = `---
on: 2026-11-23
submittedBy: ben
reviewedBy: ana
systems:
  - system: club/north
    source: club:ListMembers
    taken: 2026-11-22
    accounts: 4
    kept: 4
    changed: 0
    removed: 0
open: []
---
`;

describe("S9: a record of a declared access review", () => {
  test("that people wrote by hand counts for nothing: no such review was ever opened", async () => {
    await project.runOn("2026-11-02", everybody);
    await project.write({ [RECORD]: byHand });
    expect(await said()).toContain(
      "line 1: is of no closed access review: reviews/club/2026-Q4/closed/review.json is not there; add it; bylaw review close club writes both",
    );
    await rm(join(project.folder, RECORD));
    await project.write({ "evidence/access-reviewed/our review.md": byHand });
    expect(await said()).toContain(
      "line 1: is named for no period; the record of access review club is the one that bylaw review close wrote",
    );
    await rm(join(project.folder, "evidence/access-reviewed"), { recursive: true });
  });

  test("counts for nothing while its review is open", async () => {
    expect(await project.review("open", "club", "--due", "2026-11-24")).toMatchObject({ code: 0 });
    await project.write({ [RECORD]: byHand });
    expect(await said()).toContain("closed/review.json is not there");
    await rm(join(project.folder, RECORD));
  });

  test("passes as it was closed, once its reviewer adds their name", async () => {
    await project.decide("2026-Q4", {
      ana: ["keep", "ben"],
      ben: ["keep", "ana"],
      "door-bot": ["keep", "ana", "Ana answers for the door"],
      eva: ["revoke", "ana", "left"],
    });
    await project.mend(`${FOLDER}/decisions.md`, ["| keep | ben |", "|  Keep   |  ben   |"]);
    await project.mend(`${FOLDER}/decisions.md`, ["| --- | --- |", "| -------- | ------ |"]);
    await project.runOn("2026-11-23", WITHOUT_EVA);
    expect(await project.review("close", "club", "--by", "ben")).toMatchObject({ code: 0 });
    await project.mend(RECORD, ["# reviewedBy: ana", "reviewedBy: ana"]);
    expect(await project.bylaw("check", "access-reviewed")).toMatchObject({ code: 0 });
  });

  /** Changes a file, has a run look, and puts it back. */
  async function saidWith(changes: Readonly<Record<string, (text: string) => string>>): Promise<string> {
    const texts = await Promise.all(
      Object.keys(changes).map(async (path) => [path, await project.text(path)] as const),
    );
    for (const [path, text] of texts) {
      const edited = changes[path]?.(text) ?? "";
      expect(edited).not.toBe(text);
      await project.write({ [path]: edited });
    }
    const told = await said();
    await project.write(Object.fromEntries(texts));
    return told;
  }

  test.each<[string, string, RegExp | string, string, string]>([
    [
      "a listing that was edited",
      `${FOLDER}/listing.json`,
      "Opened",
      "",
      "listing.json is not as it was closed",
    ],
    [
      "a decision that was changed",
      `${FOLDER}/decisions.md`,
      "| revoke | ana | left |",
      "| keep | ana | stays |",
      `is of a review that was edited: ${FOLDER}/decisions.md is not as it was closed; restore it`,
    ],
    [
      "another listing of the end",
      `${FOLDER}/closed/fresh.json`,
      "club/north",
      "club/south",
      `is of a review that was edited: ${FOLDER}/closed/fresh.json is not as it was closed; restore it`,
    ],
    [
      "another report",
      `${FOLDER}/closed/report.md`,
      "# Access review",
      "# Access Review",
      `${FOLDER}/closed/report.md is not as it was closed; restore it`,
    ],
    [
      "other numbers in what was closed",
      SEALED,
      '"accounts": 4',
      '"accounts": 5',
      `${FOLDER}/listing.json lists other systems or accounts than were closed; restore it`,
    ],
    [
      "another day of closing",
      SEALED,
      '"closed": "2026-11-23"',
      '"closed": "2026-11-22"',
      "line 1 on: is 2026-11-23, and the closed review has 2026-11-22",
    ],
    [
      "another digest",
      SEALED,
      /"digest": "[0-9a-f]{64}"/,
      `"digest": "${"0".repeat(64)}"`,
      "its digest does not follow from its files",
    ],
    ["what is no closed review", SEALED, '"format"', '"formal"', `${SEALED} is damaged at format`],
    [
      "another day",
      RECORD,
      "on: 2026-11-23",
      "on: 2026-11-22",
      "line 1 on: is 2026-11-22, and the closed review has 2026-11-23",
    ],
    [
      "another submitter",
      RECORD,
      "submittedBy: ben",
      "submittedBy: eva",
      "line 1 submittedBy: is eva, and the closed review has ben",
    ],
    [
      "another window",
      RECORD,
      "\nfiles:",
      "\nfor: 2026-Q3\nfiles:",
      "line 1 for: is 2026-Q3, and the closed review has none",
    ],
    [
      "the place of another",
      RECORD,
      "\nfiles:",
      "\nsupersedes: 2026-Q3.md\nfiles:",
      "line 1 supersedes: is 2026-Q3.md, and the closed review has none",
    ],
    [
      "other numbers",
      RECORD,
      "kept: 3",
      "kept: 4",
      "line 1 systems: says something else than was closed; restore it",
    ],
    ["something open", RECORD, "open: []", "open: [club/north eva]", "line 1 open: is not empty"],
    [
      "a digest of another listing",
      RECORD,
      /(listing\.json\n {4}sha256: )[0-9a-f]{64}/,
      `$1${"0".repeat(64)}`,
      "line 1 files: names listing.json otherwise than it was closed; restore it",
    ],
  ])("counts for nothing with %s", async (_, path, was, is, why) => {
    expect(
      await saidWith({ [path]: (text) => (was === "Opened" ? `${text} ` : text.replace(was, is)) }),
    ).toContain(why);
  });

  /** Edits a file of the review, and all digests that follow from it, as somebody could who knows how. */
  async function saidWithAll(
    name: string,
    edit: (text: string) => string,
    follows: boolean,
  ): Promise<string> {
    const was = await project.text(`${FOLDER}/${name}`);
    const sealed = await project.text(SEALED);
    const { files, digest } = JSON.parse(sealed);
    const own = (path: string): string =>
      path === name ? sha256(edit(was)) : files.find((one: { path: string }) => one.path === path).sha256;
    const words = [
      "club",
      "access-reviewed",
      "2026-Q4",
      ...["listing.json", "decisions.md", "closed/fresh.json"].map(own),
    ];
    const anew = sha256(words.map((line) => `${line}\n`).join(""));
    const digests = (text: string): string =>
      text.replaceAll(sha256(was), sha256(edit(was))).replaceAll(digest, follows ? anew : digest);
    return saidWith({
      [`${FOLDER}/${name}`]: edit,
      [SEALED]: digests,
      [RECORD]: (text) => digests(text).replace(sha256(sealed), sha256(digests(sealed))),
    });
  }

  test.each<[string, string, (text: string) => string, boolean, string]>([
    [
      "the decisions, and all digests but that of the review",
      "decisions.md",
      (text) => text.replace("| keep | ana |", "| keep | ben |"),
      false,
      "is of a review that was edited: its digest does not follow from its files",
    ],
    [
      "the decisions, and all digests",
      "decisions.md",
      (text) => text.replace("| revoke | ana |", "| keep | ana |"),
      true,
      `${FOLDER}/decisions.md has other decisions than were closed; restore it`,
    ],
    [
      "who decided, and all digests",
      "decisions.md",
      (text) => text.replace("| revoke | ana |", "| revoke | eva |"),
      true,
      `${FOLDER}/decisions.md names others who decided than were closed; restore it`,
    ],
    [
      "an account that is taken out of the listing, and all digests",
      "listing.json",
      (text) => {
        const { systems, ...rest } = JSON.parse(text);
        const [{ accounts, ...system }] = systems;
        return JSON.stringify({ ...rest, systems: [{ ...system, accounts: accounts.slice(1) }] });
      },
      true,
      `${FOLDER}/listing.json lists other systems or accounts than were closed; restore it`,
    ],
    [
      "a revoked account that is there again in the end, and all digests",
      "closed/fresh.json",
      (text) => {
        const [{ accounts, ...system }] = JSON.parse(text);
        return JSON.stringify([{ ...system, accounts: [...accounts, { ...accounts[0], id: "eva" }] }]);
      },
      true,
      `${FOLDER}/closed/fresh.json lists accounts of club/north still that were revoked; restore it`,
    ],
    [
      "a last listing of the opening, and all digests",
      "closed/fresh.json",
      (text) => text.replace("2026-11-23T", "2026-11-02T"),
      true,
      `${FOLDER}/closed/fresh.json does not list club/north after the review was opened; restore it`,
    ],
  ])("counts for nothing with an edit of %s", async (_, name, edit, follows, why) => {
    expect(await saidWithAll(name, edit, follows)).toContain(why);
  });

  test("counts for no other period, by a copy of the record, of the review, or of both", async () => {
    await cp(join(project.folder, RECORD), join(project.folder, "evidence/access-reviewed/2026-Q3.md"));
    expect((await project.bylaw("check", "access-reviewed")).out.replaceAll(/\s+/g, " ")).toContain(
      "reviews/club/2026-Q3/closed/review.json is not there",
    );
    await cp(join(project.folder, FOLDER), join(project.folder, "reviews/club/2026-Q3"), { recursive: true });
    expect((await project.bylaw("check", "access-reviewed")).out.replaceAll(/\s+/g, " ")).toContain(
      "is of another review: that is of period 2026-Q4, and it of 2026-Q3",
    );
    await rm(join(project.folder, "reviews/club/2026-Q3"), { recursive: true });
    await rm(join(project.folder, "evidence/access-reviewed/2026-Q3.md"));
  });

  test("counts for nothing where its review is taken away, also in the coverage of the period", async () => {
    const covered = async (): Promise<string> =>
      (await project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366")).out;
    expect(await covered()).not.toMatch(/access-reviewed.*2026-Q4/);
    await cp(join(project.folder, FOLDER), join(project.folder, "aside"), { recursive: true });
    await rm(join(project.folder, FOLDER), { recursive: true });
    expect(await said()).toContain("is of no closed access review");
    expect(await covered()).toMatch(/access-reviewed.*2026-Q4/);
    await cp(join(project.folder, "aside"), join(project.folder, FOLDER), { recursive: true });
    expect(await project.bylaw("check", "access-reviewed")).toMatchObject({ code: 0 });
  });
});

import { createHash } from "node:crypto";
import { readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { on } from "../evidence/evidence.fixture.ts";
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
const DECISIONS = `${FOLDER}/decisions.md`;
const done = {
  ana: ["keep", "ben"],
  ben: ["keep", "ana"],
  "door-bot": ["modify", "ana", "guests only"],
  eva: ["revoke", "ana", "left"],
} as const;
const [ana, ben, , eva] = everybody;
const carriedOut = [ana, ben, { id: "door-bot", kind: "service", rights: ["guest"] }] as typeof everybody;

const close = (...args: readonly string[]) => project.review("close", "club", "--by", "ben", ...args);
const decideAll = (change: Parameters<ReviewProject["decide"]>[1] = {}) =>
  project.decide("2026-Q4", { ...done, ...change });
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** On one line each, as they would stand on a terminal that is wide enough. */
const unfolded = (out: string): string => out.replaceAll(/\n {4}(?=\S)/g, " ");

describe("S9: an access review", () => {
  test("is opened from a kept run: a listing with what stands out, and a file with a line for each account", async () => {
    await project.runOn("2026-11-02", everybody);
    const { code, out, err } = await project.review("open", "club", "--due", "2026-11-24");
    expect({ code, out }).toEqual({
      code: 0,
      out: `${DECISIONS}: 4 accounts to decide on by 2026-11-24
  club/north  4 accounts  as of 2026-11-02T12:00:00.000Z  decided by ana or ben
  marked: leaver 1, unowned 1, privileged 1
Decide in that file, in a pull request. bylaw review status club says what is left.
`,
    });
    expect(err).toMatch(/^reading the run of 2026-11-02, \.bylaw\/evidence\//);
    expect(await project.text(DECISIONS)).toContain(`
| decision | by | reason | account | of | rights | MFA | last used | marks | since last |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| pending | ben |  | ana | ana | owner | on | 2026-10-30 | privileged | first |
| pending | ana |  | ben | ben | member | on | 2026-10-30 |  | first |
| pending | ana |  | door-bot | service | member | on | 2026-10-30 | unowned | first |
| pending | ana |  | eva | eva | member | on | 2026-10-30 | leaver | first |
`);
    expect(await project.text(`${FOLDER}/listing.json`)).toContain('"system": "club/north"');
  });

  test("is not opened twice, nor while another is open", async () => {
    expect(await project.review("open", "club")).toMatchObject({
      code: 2,
      err: `[bylaw] ${FOLDER} is open since 2026-11-02.\n  Close it first: bylaw review status club says what is left.\n`,
    });
  });

  test("says what is left, and becomes overdue", async () => {
    await project.decide("2026-Q4", { ana: ["keep", "ben"], eva: ["escalate", "ana", "to HR"] });
    const { code, out } = await project.review("status");
    expect(code).toBe(2);
    expect(unfolded(out)).toBe(`club 2026-Q4  open, due by 2026-11-24: 1 of 4 accounts decided
  ${DECISIONS}:16 club/north ben: Nothing is decided. Write keep, modify, revoke or escalate.
  ${DECISIONS}:17 club/north door-bot: Nothing is decided. Write keep, modify, revoke or escalate.
  ${DECISIONS}:18 club/north eva: It is escalated, and not decided. Write what was decided in the end.
`);
    await decideAll();
    expect(await project.review("status", "club")).toMatchObject({ code: 0, err: "" });
    on("2026-11-25");
    const late = await project.review("status");
    expect(late).toMatchObject({ code: 1 });
    const coverage = await project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366");
    expect(coverage.out).toContain(`
Access reviews
  club 2026-Q4, ${FOLDER}: overdue since 2026-11-24
`);
    expect(unfolded(late.out)).toBe(`club 2026-Q4  open, overdue since 2026-11-24: 4 of 4 accounts decided
  all is decided: carry it out, run bylaw check with --keep or --record, and bylaw review close club
`);
  });

  describe("stays open, and is not written down, for", () => {
    beforeAll(() => project.runOn("2026-11-20", carriedOut));

    test.each<[string, Parameters<ReviewProject["decide"]>[1], number, string]>([
      [
        "a decision that is pending",
        { eva: ["pending", "ana"] },
        2,
        `${DECISIONS}:18 club/north eva: Nothing is decided. Write keep, modify, revoke or escalate.`,
      ],
      [
        "a self-review without a reason",
        { ana: ["keep", "ana"] },
        1,
        `${DECISIONS}:15 club/north ana: ana decided on an account of their own. Have another decide, or say why nobody else can.`,
      ],
      [
        "a decision by somebody who left",
        { ben: ["keep", "eva"] },
        1,
        `${DECISIONS}:16 club/north ben: eva, who decided, left on 2026-09-30. Have ana or ben decide.`,
      ],
      [
        "a decision by somebody who does not review it",
        { ben: ["keep", "dora"] },
        1,
        `${DECISIONS}:16 club/north ben: dora, who decided, does not review club/north. Have ana or ben decide, or name dora among the reviewers of club.`,
      ],
      [
        "a word that is no decision",
        { ben: ["kept", "ana"] },
        2,
        `${DECISIONS}:16 "kept" is no decision. Write keep, modify, revoke, escalate, or pending.`,
      ],
    ])("%s", async (_, change, code, line) => {
      await decideAll(change);
      const ran = await close();
      expect(ran.code).toBe(code);
      expect(unfolded(ran.out).split("\n").slice(1)).toContain(`  ${line}`);
      expect(await readdir(join(project.folder, FOLDER))).toEqual(["decisions.md", "listing.json"]);
      expect(await readdir(join(project.folder, "evidence"))).toEqual([]);
      await decideAll();
    });

    test("an unproven revocation, and what was kept and gained rights", async () => {
      await project.runOn("2026-11-21", [
        ...carriedOut.slice(0, 1),
        { id: "ben", rights: ["member", "owner"] },
        ...(eva === undefined ? [] : [eva]),
      ]);
      const { code, out } = await close();
      expect(code).toBe(1);
      expect(unfolded(out)).toBe(`club 2026-Q4 stays open: 2 reasons
  ${DECISIONS}:16 club/north ben: It is kept, and has gained since: owner. Take that away and list the system once more, or write modify, and why it may have that.
  ${DECISIONS}:18 club/north eva: It is revoked, and still listed. Take it away, and list the system once more.
`);
    });

    test("an incomplete listing", async () => {
      await project.runOn("2026-11-22", carriedOut, { broken: true });
      const { code, out } = await close("--json");
      expect(code).toBe(2);
      expect(JSON.parse(out)).toEqual({
        format: "bylaw-review-closed/1",
        state: "open",
        review: "club",
        period: "2026-Q4",
        path: FOLDER,
        since: [],
        refusals: [
          {
            kind: "unlisted",
            system: "club/north",
            why: "It is not listed whole: club/members is incomplete: club/members could not be collected: The club hung up. What was revoked may still be there. Mend that, and list it once more.",
          },
        ],
      });
    });

    test("a listing of the opening, or one that is too old", async () => {
      await rm(join(project.folder, ".bylaw"), { recursive: true });
      await project.runOn("2026-11-02", everybody);
      on("2026-11-09");
      expect(unfolded((await close()).out)).toContain(
        "  club/north: It was not listed after the review was opened. List it once more.\n",
      );
      on("2026-11-23");
      expect(await close()).toMatchObject({
        code: 2,
        err: expect.stringContaining(
          "[bylaw] The accounts are those of 2026-11-02, 21 days ago, and may be no older than 7 days.\n",
        ),
      });
    });
  });

  test("can be asked whether it would be closed", async () => {
    await project.runOn("2026-11-23", carriedOut);
    const { code, out } = await project.review("close", "club", "--check");
    expect({ code, out: unfolded(out) }).toEqual({
      code: 0,
      out: `club 2026-Q4 can be closed: all is decided and carried out.
  since it was opened: club/north door-bot is modified: at 2026-11-23T12:00:00.000Z it has lost member and gained guest
`,
    });
  });

  test("is closed whole or not at all", async () => {
    await symlink("nowhere", join(project.folder, "evidence/access-reviewed"));
    expect(await close()).toMatchObject({
      code: 64,
      err: expect.stringContaining("evidence/access-reviewed is a symbolic link, and is not followed."),
    });
    expect(await readdir(join(project.folder, FOLDER))).toEqual(["decisions.md", "listing.json"]);
    await rm(join(project.folder, "evidence/access-reviewed"));
    await project.write({ "evidence/access-reviewed/2026-Q4.md": "---\n---\n" });
    expect(await close()).toMatchObject({
      code: 64,
      err: expect.stringContaining(
        "evidence/access-reviewed/2026-Q4.md is there already, and is not written over.",
      ),
    });
    await rm(join(project.folder, "evidence/access-reviewed"), { recursive: true });
  });

  test("is closed with a report, a picture and a record, once", async () => {
    const { code, out } = await close();
    expect(code).toBe(0);
    expect(out).toMatch(
      /^club 2026-Q4 is closed by ben: 2 kept, 1 modified and 1 revoked of 4 accounts\n {2}reviews\/club\/2026-Q4\/closed\/report\.md\n {2}evidence\/access-reviewed\/2026-Q4\.md\n {2}digest [0-9a-f]{64}\n {2}since it was opened:\n {4}club\/north door-bot is modified: at 2026-11-23T12:00:00.000Z it has lost member and gained guest\n {2}Ana Silva reviews it, and then adds the line reviewedBy: ana\n$/,
    );
    expect((await readdir(join(project.folder, FOLDER, "closed"))).sort()).toEqual([
      "changes.svg",
      "fresh.json",
      "report.md",
      "review.json",
    ]);
    const report = await project.text(`${FOLDER}/closed/report.md`);
    expect(report).toContain("closed on 2026-11-23 by ben.");
    const sealed = JSON.parse(await project.text(`${FOLDER}/closed/review.json`));
    const names = ["listing.json", "decisions.md", "closed/fresh.json"];
    const digests = await Promise.all(
      names.map(async (name) => sha256(await project.text(`${FOLDER}/${name}`))),
    );
    const words = ["club", "access-reviewed", "2026-Q4", ...digests].map((line) => `${line}\n`).join("");
    expect(sealed.digest).toBe(sha256(words));
    expect(report).toContain(sealed.digest);
    const record = await project.text("evidence/access-reviewed/2026-Q4.md");
    expect(record).toContain("Decided by ana, ben, and closed by ben. The report is");
    expect(record).toContain(`Its digest, of what was listed, decided and listed again: ${sealed.digest}`);
    for (const text of [record, report, out]) expect(text).not.toMatch(/\bsign(?:ed|s|-off)?\b/i);
    expect(report).toContain("The run that the review was opened from lists the same accounts, read again");
    expect(report).toContain(
      "| club/north | eva | eva | revoke | ana | left | not listed at 2026-11-23T12:00:00.000Z |",
    );
    expect(report).toContain(
      "| club/north | door-bot | service | modify | ana | guests only | at 2026-11-23T12:00:00.000Z it has lost member and gained guest |",
    );
    expect(await project.text("evidence/access-reviewed/2026-Q4.md")).toMatch(
      /^---\non: 2026-11-23\nsubmittedBy: ben\n# reviewedBy: ana {2}# Ana Silva adds this line after looking at it\nfiles:\n/,
    );
    expect(await close()).toMatchObject({
      code: 64,
      err: `[bylaw] ${FOLDER} was closed on 2026-11-23, and is never written again.\n  The next one is of 2027-Q1, which begins on 2027-01-01: bylaw review open club opens it from then on.\n`,
    });
    expect(await project.review("open", "club")).toMatchObject({
      code: 64,
      err: `[bylaw] ${FOLDER} is there already, closed on 2026-11-23, and is not written over.\n  2027-Q1 begins on 2027-01-01: open it from then on, or name an earlier one: --period <window>.\n`,
    });
    on("2027-01-01");
    expect((await close()).err).toContain("\n  Open the next one: bylaw review open club.\n");
    on("2026-11-23");
  });

  test("is a record that passes once its reviewer adds their name, and verifies its files", async () => {
    expect((await project.bylaw("check", "access-reviewed")).out).toContain("Ana Silva has not reviewed it");
    await project.mend("evidence/access-reviewed/2026-Q4.md", ["# reviewedBy: ana", "reviewedBy: ana"]);
    const { code, out } = await project.bylaw("check", "access-reviewed");
    expect(code).toBe(0);
    expect(out).toContain("pass  asked");
    const verified = await project.bylaw("evidence", "verify", `${FOLDER}/closed/report.md`);
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("access-reviewed/2026-Q4.md") });
    expect(await project.review("status")).toEqual({
      code: 0,
      out: "club 2026-Q4  closed on 2026-11-23\n",
      err: "",
    });
  });

  test("shows in the coverage of the period, and so does one that was never held", async () => {
    const { out } = await project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366");
    expect(out).toMatch(/access-reviewed.*2026-Q3/);
    expect(out).not.toMatch(/access-reviewed.*2026-Q4/);
    expect(out).not.toContain("Access reviews");
  });

  test.each(["listing.json", "decisions.md", "closed/report.md", "closed/changes.svg", "closed/fresh.json"])(
    "of which %s was edited afterwards is told, and nothing is held against it then",
    async (name) => {
      const path = `${FOLDER}/${name}`;
      const text = await project.text(path);
      await writeFile(join(project.folder, path), `${text} `);
      expect(await project.review("status")).toMatchObject({
        code: 1,
        out: `club 2026-Q4  closed on 2026-11-23, and not as it was closed\n  ${FOLDER}: ${name} was edited after it was closed. Restore it.\n`,
      });
      expect(
        await project.review("open", "club", "--period", "2026-Q3", "--due", "2026-12-01"),
      ).toMatchObject({
        code: 1,
        err: expect.stringContaining(`${FOLDER}: ${name} was edited after it was closed. Restore it.`),
      });
      await rm(join(project.folder, path));
      expect((await project.review("status")).out).toContain(
        `${name} is gone since it was closed. Restore it.`,
      );
      await writeFile(join(project.folder, path), text);
    },
  );

  test("whose record is taken away says so, and it can be written once more, the same", async () => {
    const path = "evidence/access-reviewed/2026-Q4.md";
    const whole = await project.text(path);
    await project.mend(path, [/sha256: ([0-9a-f]{64})/.exec(whole)?.[1] ?? "", "0".repeat(64)]);
    expect(unfolded((await project.review("status")).out)).toContain(
      `  ${FOLDER}: Its record, ${path}, names other files than were closed. Restore it.\n`,
    );
    const noted = await project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366");
    expect(unfolded(noted.out)).toContain(`Its record, ${path}, names other files than were closed.`);
    for (const [was, is, field] of [
      ["\non: 2026-11-23", "\non: 2026-11-22", "on"],
      ["submittedBy: ben", "submittedBy: ana", "submittedBy"],
      ["accounts: 4", "accounts: 5", "systems"],
      ["\nopen: []", "\n  - system: club/south\nopen: []", "systems"],
      ["\nopen: []", "\nopen: []\nfor: 2026-Q3", "for"],
    ] as const) {
      await writeFile(join(project.folder, path), whole.replace(was, is));
      expect(unfolded((await project.review("status")).out)).toContain(
        `  ${FOLDER}: Its record, ${path}, says something else than was closed of: ${field}. Restore it.\n`,
      );
    }
    await rm(join(project.folder, path));
    expect(unfolded((await project.review("status")).out)).toContain(
      `  ${FOLDER}: Its record, ${path}, is not there. bylaw review close club writes it once more.\n`,
    );
    on("2026-11-30");
    const twice = await Promise.all([project.review("close", "club"), project.review("close", "club")]);
    expect(twice.map(({ code }) => code).sort()).toEqual([0, 64]);
    expect(await project.text(path)).toBe(whole.replace("reviewedBy: ana", "# reviewedBy: ana"));
  });

  test("is what the next one is compared with, which is of no earlier day", async () => {
    on("2027-01-12");
    expect(await project.review("open", "club", "--age", "90", "--from", ".bylaw/evidence")).toMatchObject({
      code: 0,
    });
    expect(await project.text("reviews/club/2027-Q1/decisions.md")).toContain(
      "| pending | ana |  | door-bot | service | guest | on | 2026-10-30 | unowned | changed |",
    );
    expect(await project.text("reviews/club/2027-Q1/decisions.md")).toContain(
      "Gone since the last review: eva.",
    );
    await rm(join(project.folder, "reviews/club/2027-Q1"), { recursive: true });
    await rm(join(project.folder, ".bylaw"), { recursive: true });
    await project.runOn("2026-11-22", carriedOut);
    on("2026-11-24");
    expect(await project.review("open", "club", "--period", "2026-Q3", "--due", "2026-12-01")).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "[bylaw] The accounts are those of 2026-11-22, before the review of 2026-Q4 was closed on 2026-11-23.\n",
      ),
    });
  });
});

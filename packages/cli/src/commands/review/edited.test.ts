import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { COMMIT } from "../coverage/coverage.fixture.ts";
import { on } from "../evidence/evidence.fixture.ts";
import { everybody, type ReviewProject, reviewProject } from "./review.fixture.ts";

const FOLDER = "reviews/club/2026-Q4";
const DECISIONS = `${FOLDER}/decisions.md`;
const [ana, ben] = everybody;
const carriedOut = [ana, ben, { id: "door-bot", kind: "service", rights: ["guest"] }] as typeof everybody;

let project: ReviewProject;
beforeAll(async () => {
  project = await reviewProject();
  await project.runOn("2026-11-02", everybody);
  expect(await project.review("open", "club", "--due", "2026-11-24")).toMatchObject({ code: 0 });
  await project.decide("2026-Q4", {
    ana: ["keep", "ben"],
    ben: ["keep", "ana"],
    "door-bot": ["modify", "ana", "guests only"],
    eva: ["revoke", "ana", "left"],
  });
  await project.runOn("2026-11-20", carriedOut);
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

const close = (...args: readonly string[]) => project.review("close", "club", "--by", "ben", ...args);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** On one line each, as they would stand on a terminal that is wide enough. */
const unfolded = (out: string): string => out.replaceAll(/\n {4}(?=\S)/g, " ");

describe("S9: an access review that is decided on and carried out stays open for", () => {
  test("an edited listing", async () => {
    const listing = await project.text(`${FOLDER}/listing.json`);
    await project.mend(`${FOLDER}/listing.json`, ['"owner"', '"member"']);
    const ran = await close();
    expect(ran.code).toBe(2);
    expect(unfolded(ran.out)).toMatch(
      /^ {2}reviews\/club\/2026-Q4\/listing\.json It does not have the SHA-256 that stands in line 3 of the file of decisions: it was edited, or that line was\. Restore both as they were when the review was opened\.$/m,
    );
    expect(ran.out).not.toMatch(/[0-9a-f]{64}/);
    await project.mend(`${FOLDER}/listing.json`, ['"format"', '"formal"']);
    expect(await close()).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^\[bylaw\] reviews\/club\/2026-Q4: The frozen listing is damaged at format: /,
      ),
    });
    await project.write({ [`${FOLDER}/listing.json`]: listing });
  });

  test("another day by which it is due", async () => {
    await project.mend(DECISIONS, ["due by 2026-11-24", "due by 2027-11-24"]);
    const line = `  ${DECISIONS}:3 This line was edited or added. Restore what was written when the review was opened: only the first three cells of a line are edited.\n`;
    expect(unfolded((await close()).out)).toContain(line);
    const status = await project.review("status");
    expect(status.code).toBe(1);
    expect(unfolded(status.out)).toContain(line);
    await project.mend(DECISIONS, ["due by 2027-11-24", "due by 2026-11-24"]);
  });

  test("a listing that was edited so that its file fits: the run that it was opened from has more", async () => {
    const listing = await project.text(`${FOLDER}/listing.json`);
    const page = await project.text(DECISIONS);
    const { systems, ...rest } = JSON.parse(listing);
    const [{ accounts, ...system }] = systems;
    const edited = `${JSON.stringify({ ...rest, systems: [{ ...system, accounts: accounts.slice(0, 3) }] }, undefined, 1)}\n`;
    await project.write({
      [`${FOLDER}/listing.json`]: edited,
      [DECISIONS]: page
        .replace(/sha256 [0-9a-f]{64}/, `sha256 ${sha256(edited)}`)
        .replace("4 accounts as of", "3 accounts as of")
        .replace(/^.*\| eva \| eva \|.*\n/m, ""),
    });
    const ran = await close();
    expect(ran.code).toBe(1);
    expect(unfolded(ran.out)).toBe(`club 2026-Q4 stays open: 1 reason
  club/north: The run that it was opened from lists also: eva. Restore the listing as it was when the review was opened.
`);
    await project.write({ [`${FOLDER}/listing.json`]: listing, [DECISIONS]: page });
  });

  test("a newer run of what is not committed, which is told with what to do", async () => {
    await rm(join(project.folder, ".bylaw"), { recursive: true });
    await project.runOn("2026-11-02", everybody);
    await project.runOn("2026-11-08", carriedOut, { revision: `${COMMIT}-dirty` });
    const told = `1 newer run does not count for the period: nobody says that nothing was changed beside the commit ${COMMIT.slice(0, 12)}`;
    const next =
      "A run counts that is of a commit of main, with nothing changed beside it: commit, and run bylaw check --keep again.";
    const ran = await close();
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`; ${told}\n`);
    expect(unfolded(ran.out)).toContain(
      `  club/north: It was not listed after the review was opened. List it once more. ${told}. ${next}\n`,
    );
    on("2026-11-23");
    expect((await close()).err).toContain(
      `  ${told}. ${next} Run bylaw check anew with --keep or --record, name that with --from, or allow more with --age.\n`,
    );
  });
});

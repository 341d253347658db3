import { describe, expect, test } from "vitest";
import {
  type ClosedFile,
  closedReviewSchema,
  closedWords,
  REVIEW_FORMAT,
  reviewFiles,
  sealedFiles,
} from "../../provider/index.ts";

const digest = (letter: string): string => letter.repeat(64);
const closed: ClosedFile = {
  review: "accounts",
  requirement: "access-reviewed",
  period: "2026-Q4",
  opened: "2026-11-02",
  due: "2026-11-24",
  closed: "2026-11-20",
  submittedBy: "ben",
  decidedBy: ["ana", "ben"],
  systems: [
    {
      system: "aws/111111111111",
      source: "GetCredentialReport",
      taken: "2026-11-02",
      accounts: 3,
      kept: 1,
      changed: 1,
      removed: 1,
    },
  ],
  digest: digest("f"),
  files: [
    { path: reviewFiles.fresh, sha256: digest("c") },
    { path: reviewFiles.listing, sha256: digest("a") },
    { path: reviewFiles.report, sha256: digest("d") },
    { path: reviewFiles.decisions, sha256: digest("b") },
    { path: reviewFiles.picture, sha256: digest("e") },
  ],
};
const fits = (change: object): boolean =>
  closedReviewSchema.safeParse({ format: REVIEW_FORMAT, ...closed, ...change }).success;

describe("the digest of a closed review", () => {
  test("is of its id, requirement and period, and of what was listed, decided and listed again, a line each", () => {
    expect(closedWords(closed)).toBe(
      `accounts\naccess-reviewed\n2026-Q4\n${digest("a")}\n${digest("b")}\n${digest("c")}\n`,
    );
  });

  test.each<[string, Partial<ClosedFile>]>([
    ["another review", { review: "club" }],
    ["another requirement", { requirement: "club-reviewed" }],
    ["another period", { period: "2026-Q3" }],
    ["another listing", { files: closed.files.map((one) => ({ ...one, sha256: digest("9") })) }],
    ["a file that is left out", { files: closed.files.filter(({ path }) => path !== reviewFiles.decisions) }],
  ])("is another for %s", (_, change) => {
    expect(closedWords({ ...closed, ...change })).not.toBe(closedWords(closed));
  });

  test("is of the files by their paths, in whatever order they stand", () => {
    expect(closedWords({ ...closed, files: [...closed.files].reverse() })).toBe(closedWords(closed));
  });
});

describe("a closed review", () => {
  test("is known by everything that lies in its folder but itself", () => {
    const { closed: _, review: __, ...others } = reviewFiles;
    expect([...sealedFiles].sort()).toEqual(Object.values(others).sort());
  });

  test("has the window that it answers late, or none", () => {
    expect(fits({})).toBe(true);
    expect(fits({ for: "2026-Q4" })).toBe(true);
    expect(fits({ for: "" })).toBe(false);
  });

  test.each<[string, object]>([
    ["of another format", { format: "bylaw-access-review/0" }],
    ["of nobody", { submittedBy: "" }],
    ["that nobody decided", { decidedBy: [] }],
    ["of no system", { systems: [] }],
    ["of a system with a number too many", { systems: [{ ...closed.systems[0], open: 1 }] }],
    ["of less than no account", { systems: [{ ...closed.systems[0], accounts: -1 }] }],
    ["of half an account", { systems: [{ ...closed.systems[0], kept: 0.5 }] }],
    ["that was closed on no day", { closed: "2026-02-30" }],
    ["that was listed at a moment", { systems: [{ ...closed.systems[0], taken: "2026-11-02T06:00:00Z" }] }],
    ["with a digest in capitals", { digest: digest("F") }],
    ["with a digest that is cut", { digest: digest("f").slice(1) }],
    ["of a file without a digest", { files: [{ path: reviewFiles.listing }] }],
    ["of no files", { files: [] }],
    ["with a field too many", { signed: digest("f") }],
  ])("is none %s", (_, change) => {
    expect(fits(change)).toBe(false);
  });
});

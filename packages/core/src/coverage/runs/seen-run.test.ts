import { expect, test } from "vitest";
import type { KeptRevision, KeptRun } from "../../keep/kept-run.ts";
import { branchesOf, whyNotCounted } from "./seen-run.ts";

const COMMIT = "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4";

test.each<[KeptRevision | undefined, string | undefined]>([
  [{ commit: COMMIT, branch: "main", clean: true }, undefined],
  [undefined, "nobody says of which commit it is"],
  [{ commit: COMMIT, clean: true }, "nobody says of which branch it is"],
  [{ commit: COMMIT, branch: "fix", clean: true }, "it is of the branch fix, and not of main"],
  [
    { commit: COMMIT, branch: "main", clean: false },
    "nobody says that nothing was changed beside the commit 4be1f0c3a5d2",
  ],
])("a run of %j counts unless %s", (revision, why) => {
  const run = { ...(revision !== undefined && { revision }) } as KeptRun;
  expect(whyNotCounted(run, "main")).toBe(why);
});

test("a program's branches are main, or those that it names", () => {
  expect(branchesOf({})).toEqual(["main"]);
  expect(branchesOf({ branch: "trunk" })).toEqual(["trunk"]);
  expect(branchesOf({ branch: ["trunk", "master"] })).toEqual(["trunk", "master"]);
});

test.each([
  ["main", undefined],
  ["master", undefined],
  ["fix", "it is of the branch fix, and not of main or master"],
  ["main,master", "it is of the branch main,master, and not of main or master"],
])("of several branches a run of %s counts unless %s", (branch, why) => {
  const run = { revision: { commit: COMMIT, branch, clean: true } } as KeptRun;
  expect(whyNotCounted(run, ["main", "master"])).toBe(why);
});

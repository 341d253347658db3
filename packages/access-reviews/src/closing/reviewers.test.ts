import { describe, expect, test } from "vitest";
import type { ClosingGiven } from "../index.ts";
import { type Decided, done, refusedFor } from "./close.fixture.ts";

describe("a review is closed by decisions of its reviewers", () => {
  test.each<[string, Decided, Partial<ClosingGiven>, readonly string[]]>([
    [
      "somebody decided who does not review the system",
      { ...done, "deploy-bot": ["keep", "ben", "Ana answers for it"] },
      { reviewers: { "github/acme": ["ana", "eva"], "aws/111111111111": ["ana", "ben"] } },
      [
        "github/acme deploy-bot: ben, who decided, does not review github/acme. Have ana decide, or name ben among the reviewers of access-reviewed.",
      ],
    ],
    [
      "nobody who reviews a system is here",
      done,
      { reviewers: { "github/acme": ["eva"], "aws/111111111111": ["ana", "ben"] } },
      ["anasilva: ben", "benb: ana", "deploy-bot: ana"].map(
        (who) =>
          `github/acme ${who}, who decided, does not review github/acme. Nobody who reviews it is here: name somebody among the reviewers of access-reviewed.`,
      ),
    ],
    [
      "nobody is named for a system any more",
      done,
      { reviewers: { "github/acme": ["ana", "ben"] } },
      [
        "aws/111111111111 ben.b: ana, who decided, does not review aws/111111111111. Nobody who reviews it is here: name somebody among the reviewers of access-reviewed.",
      ],
    ],
  ])("and stays open while %s", async (_, of, change, why) => {
    expect(await refusedFor(of, change)).toEqual(why);
  });

  test("may be decided by a reviewer of another system where it is an account of its own reviewer's", async () => {
    const reviewers = { "github/acme": ["ana"], "aws/111111111111": ["ben"] };
    const own = { ...done, "ben.b": ["keep", "ana"] } as const;
    expect(await refusedFor(own, { reviewers })).toEqual([]);
    expect(
      await refusedFor({ ...own, "deploy-bot": ["keep", "ben", "Ana answers for it"] }, { reviewers }),
    ).toHaveLength(1);
  });
});

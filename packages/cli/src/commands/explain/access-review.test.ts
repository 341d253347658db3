import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { everybody, type ReviewProject, reviewProject } from "../review/review.fixture.ts";

let project: ReviewProject;
beforeAll(async () => {
  project = await reviewProject();
  await project.runOn("2026-11-02", everybody);
});
afterAll(async () => {
  vi.useRealTimers();
  await project.remove();
});

test("an access review is explained: over what, by whom, what it answers and when it was closed last", async () => {
  expect((await project.bylaw("explain", "club")).out).toContain("\n  last closed\n    none\n");
  expect((await project.review("open", "club")).code).toBe(0);
  await project.decide("2026-Q4", {
    ana: ["keep", "ben"],
    ben: ["keep", "ana"],
    "door-bot": ["keep", "ana", "Ana answers for the door"],
    eva: ["revoke", "ana"],
  });
  const left = everybody.filter(({ id }) => id !== "eva");
  await project.runOn("2026-11-23", left);
  expect((await project.review("close", "club", "--by", "ben")).code).toBe(0);
  const { code, out } = await project.bylaw("explain", "club");
  expect(code).toBe(0);
  expect(out).toBe(`access review club
  Members of the club
  written at
    bylaw.config.ts:33
  over
    club/accounts account
  reviewers
    club: ana or ben
  dormant after
    90 days
  answers
    access-reviewed Access review
  control
    asked People show it
  window of today
    2026-Q4, 2026-10-01 to 2026-12-31
  last closed
    reviews/club/2026-Q4, on 2026-11-23
`);
  expect((await project.bylaw("explain", "eva")).out).toContain("\n  end\n    2026-09-30\n");
  expect((await project.bylaw("explain", "ben")).out).toContain(
    "\n  decides in access reviews\n    club Members of the club\n",
  );
  const listed = JSON.parse((await project.bylaw("explain", "--json")).out);
  expect(listed).toContainEqual(expect.objectContaining({ noun: "access review", id: "club" }));
});

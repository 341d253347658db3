import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { on } from "../evidence/evidence.fixture.ts";
import { everybody, type ReviewProject, reviewProject } from "./review.fixture.ts";

let project: ReviewProject;
beforeEach(async () => {
  project = await reviewProject();
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

test("try", async () => {
  await project.runOn("2026-11-02", everybody);
  console.log(await project.review("open", "club", "--due", "2026-11-24"));
  console.log(await project.text("reviews/club/2026-Q4/decisions.md"));
  console.log(await project.review("status"));
  console.log(await project.review("close", "club", "--by", "ben"));
  await project.decide("2026-Q4", { ana: ["keep", "ben"], ben: ["keep", "ana"], "door-bot": ["modify", "ana", "less"], eva: ["revoke", "ana", "left"] });
  console.log(await project.review("close", "club", "--by", "ben"));
  await project.runOn("2026-11-20", [{ id: "ana", rights: ["owner"], privileged: true }, { id: "ben" }, { id: "door-bot", kind: "service", rights: [] }]);
  console.log(await project.review("status"));
  console.log(await project.review("close", "club", "--check"));
  console.log(await project.review("close", "club", "--by", "ben"));
  console.log(await project.text("evidence/access-reviewed/2026-Q4.md"));
  console.log(await project.text("reviews/club/2026-Q4/closed/review.json"));
  console.log(await project.review("close", "club", "--by", "ben"));
  console.log(await project.review("status"));
  console.log(await project.bylaw("check", "access-reviewed"));
  await project.mend("evidence/access-reviewed/2026-Q4.md", ["# reviewedBy: ana", "reviewedBy: ana"]);
  console.log(await project.bylaw("check", "access-reviewed"));
  console.log(await project.review("status", "--json"));
});

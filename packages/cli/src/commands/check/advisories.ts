import { dayIn, lastPlannedDay, plainText, type Report } from "@bylaw/core/run";
import { fold } from "../../output/width.ts";
import type { Page } from "./findings.ts";

/** The advisory uses of checks that hold nothing back, because their day is too far away or is over. */
export function advisoriesText({ program, controls, startedAt }: Report, page: Page): string {
  const today = dayIn(new Date(startedAt), program.organization.timeZone ?? "UTC");
  const lines = controls.flatMap(({ tasks }) =>
    tasks.flatMap(({ task: { id, use }, counts }) => {
      const until = use.advisoryTerms?.until;
      if (until === undefined) return [];
      if (until > lastPlannedDay(today))
        return [
          `${id}: advisory until ${until} is more than a year after the run, and so holds nothing back`,
        ];
      return until < today && counts.fail > 0
        ? [`${id}: advisory until ${until} is over, and so holds nothing back`]
        : [];
    }),
  );
  return fold(lines.map((line) => `  ${plainText(line)}\n`).join(""), page.columns);
}

import { counted, plainText, type Report } from "@bylaw/core/run";
import { fold } from "../../output/width.ts";
import type { Page } from "./findings.ts";

/** What a person has to look at on the backlog: what is mended and still on it, what is overdue, and what was not judged. */
export function backlogText({ backlog }: Report, page: Page): string {
  const lines = backlog.flatMap(({ group, overdue, entries }) => {
    const number = (state: (typeof entries)[number]["state"]): number =>
      entries.filter((one) => one.state === state).length;
    const [mended, fails, gone] = [number("mended"), number("fails"), number("not-judged")];
    return [
      ...(overdue && fails > 0
        ? [
            `${group.check}: ${counted(fails, "failure")} should have been mended by ${group.until}, by ${group.owner}`,
          ]
        : []),
      ...(mended > 0
        ? [
            `${group.check}: ${mended} of ${entries.length} no longer ${mended === 1 ? "fails" : "fail"}: bylaw backlog takes ${mended === 1 ? "it" : "them"} off`,
          ]
        : []),
      ...(gone > 0
        ? [
            `${group.check}: ${counted(gone, "failure")} in scopes where nothing was judged: mend the file by hand`,
          ]
        : []),
    ];
  });
  return fold(lines.map((line) => `  ${plainText(line)}\n`).join(""), page.columns);
}

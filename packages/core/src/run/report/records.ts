import { linksOf } from "../../language/links/links.ts";
import type { Report } from "./report.ts";

/**
 * What a person has to look at among the records, one a line: each is named, whether or not somebody else's record covers
 * whoever it is about. What a line names is as hostile as the name of its file.
 */
export function recordLines(report: Report): readonly string[] {
  const { refused, unsettled, unclaimed, strangers, alone } = report;
  return [
    ...[...refused, ...unsettled, ...unclaimed].map(({ id, why }) => `${id}: ${why}`),
    ...strangers.map(
      (id) =>
        `${id}: records name them, and the people of the program do not; keep whoever left, with an end`,
    ),
    ...(alone === undefined
      ? []
      : [`${alone} works here alone: what somebody reviews is for another to submit, and there is no other`]),
    ...unreadBeside(report),
  ];
}

/** What lies beside the records decides nothing, and whoever is told of nothing there has to know whether it was looked at. */
function unreadBeside({ program, listings }: Report): readonly string[] {
  const { unclaimed } = linksOf(program);
  return listings.flatMap(({ collector, state, problem }) =>
    collector === unclaimed?.id && state === "incomplete"
      ? [`what no requirement asks for could not be read: ${problem?.message}`]
      : [],
  );
}

import { areFailures, type BacklogGroup } from "@bylaw/core/run";
import { quoted } from "../../output/source-text.ts";

/** The first line of a file that may be written again. */
export const MARK = "// Written by bylaw backlog.";

/** The file of a backlog. Groups keep their order, so that a change of it reads well. */
export function sourceOf(groups: readonly BacklogGroup[]): string {
  const body = groups.length === 0 ? "[]" : `[\n${groups.map(groupText).join("")}]`;
  return `${MARK} Change owner, until and reason as you like; what is mended leaves by itself.
import { defineBacklog } from "@bylaw/core";

export const backlog = defineBacklog(${body});
`;
}

function groupText(group: BacklogGroup): string {
  const terms = `    owner: ${quoted(group.owner)},
    until: ${quoted(group.until)},
    reason: ${quoted(group.reason)},
`;
  if (!areFailures(group)) return `  {\n    criteria: ${listText(group.criteria, "    ")},\n${terms}  },\n`;
  const scopes = Object.entries(group.failures).map(
    ([scope, all]) => `      ${quoted(scope)}: ${listText(all, "      ")},\n`,
  );
  return `  {\n    check: ${quoted(group.check)},\n${terms}    failures: {\n${scopes.join("")}    },\n  },\n`;
}

/** One on a line, so that one that is mended is one line of a change. */
function listText(all: readonly string[], indent: string): string {
  return `[\n${all.map((one) => `${indent}  ${quoted(one)},\n`).join("")}${indent}]`;
}

import {
  type Assertions,
  age,
  allOf,
  atLeast,
  atMost,
  days,
  defineCheck,
  fact,
  from,
  names,
} from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import { codeScans, newestBy } from "../code-scans.ts";
import { canScanCode } from "../repository-scope.ts";

/** A tool is met word by word, in any letter case: `Semgrep` by `Semgrep OSS`. `*` is met by every tool. */
export const repositoryCodeScanned = defineCheck({
  id: "github/repository-code-scanned",
  title:
    "Code scanning has an analysis of the default branch that is not older than allowed, by each tool that is named",
  why: "A scan that stopped looks like one that finds nothing: no alert is opened for what is written since.",
  fix: "The repository's Settings, Advanced Security, CodeQL analysis: Set up, Default. Where a workflow scans, see in its runs why it stopped: GitHub disables scheduled ones after 60 days without a commit. Private repositories need a paid plan and GitHub Code Security.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { within: atMost(days(30)), tools: atLeast(names("CodeQL")) },
  blindSpots: [
    "Which languages, files and rules an analysis covers is not read: one of a single language counts as the tool's.",
    "An analysis is what a tool, or whoever may write to the repository, uploaded under its name: what ran is not read. One that GitHub could not process does not count.",
    "Of each repository the 100 newest analyses are read: a tool that is not among them counts as none.",
    "Scanners whose findings do not go to GitHub's code scanning are not seen: a repository with no other fails, as does one without code.",
    "Only the default branch is read, and archived repositories are not judged.",
  ],
  sources: [
    {
      title: "About code scanning",
      url: "https://docs.github.com/en/code-security/code-scanning/introduction-to-code-scanning/about-code-scanning",
    },
  ],
  each: codeScans,
  appliesTo: canScanCode,
  assert: (scan, { within, tools }): Assertions => {
    const [first, ...others] = tools.value.amount.map((wanted) => {
      const limit = { ...tools, value: names(wanted) };
      const newest = newestBy(
        scan,
        (tool) => fact("tool", namesOf([tool])).atLeast(limit).outcome === "pass",
      );
      return fact(
        `age of the newest analysis by ${JSON.stringify(wanted)}`,
        from(newest, (at) => age(at, scan.readAt)),
      ).atMost(within);
    });
    return first === undefined ? [allOf("tools", [])] : [first, ...others];
  },
});

import type { Severity } from "@bylaw/core";
import { type Asked, statementsIn } from "../../run/asked.ts";
import { sentenceText } from "../../run/words.ts";
import { clip } from "../../text/clip.ts";
import { markdownText } from "../../text/markdown.ts";
import { partedText } from "../../text/parted.ts";

/** The rules of a log, each once, in the order in which they are first asked. */
export interface Rules {
  readonly all: readonly object[];
  indexOf(asked: Asked): number;
}

/** GitHub takes no more of a rule's description, in characters. */
const DESCRIPTION = 1_024;

/** GitHub refuses a rule with more tags. */
const TAGS = 20;

/** How much of a sentence stands in a rule's help, in characters, and of how many. */
const SENTENCE = 1_000;
const SENTENCES = 20;

/** A rule for each check and requirement, whose id is its own: `aws/kms-key-rotation`. Those with the same share one. */
export function rulesOf(all: readonly Asked[]): Rules {
  const byId = new Map<string, Asked[]>();
  for (const asked of all) {
    const same = byId.get(asked.rule);
    if (same === undefined) byId.set(asked.rule, [asked]);
    else same.push(asked);
  }
  const index = new Map([...byId.keys()].map((id, at) => [id, at]));
  return {
    all: [...byId].map(([id, same]) => ruleOf(id, same)),
    indexOf: ({ rule }) => index.get(rule) as number,
  };
}

function ruleOf(id: string, same: readonly Asked[]): object {
  const [first] = same as [Asked];
  const { title, why } = general[first.kind] ?? first;
  const criteria = [...new Set(same.flatMap((one) => [...one.criteria, ...one.supporting]))];
  const source = first.sources.find(({ url }) => /^https?:\/\//.test(url));
  const description = partedText(why ?? title);
  return {
    id,
    shortDescription: { text: clip(partedText(title), DESCRIPTION) },
    fullDescription: { text: clip(description, DESCRIPTION) },
    ...(source !== undefined && { helpUri: source.url }),
    help: helpOf(first, same),
    defaultConfiguration: { level: "error" },
    properties: {
      // Its exact words: in a text whatever a reader would act on is parted.
      fix: first.fix,
      tags: ["security", ...criteria.map((one) => clip(one, 100))].slice(0, TAGS),
      ...(first.severity !== undefined && {
        severity: first.severity,
        "security-severity": scores[first.severity],
      }),
    },
  };
}

/** Where each of a rule is about something else, what they have in common. */
const general: Partial<Readonly<Record<Asked["kind"], Pick<Asked, "title" | "why">>>> = {
  criterion: {
    title: "Every criterion in scope is satisfied by a control",
    why: "A criterion behind which nothing stands is not met, whatever else passes.",
  },
  resource: {
    title: "Every resource that is asked for is observed",
    why: "What nothing was observed of is not decided.",
  },
};

/** What GitHub reads as the severity of an alert: over 9.0 critical, from 7.0 high, from 4.0 medium, else low. */
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

function helpOf(first: Asked, same: readonly Asked[]): object {
  const { why, fix, blindSpots, kind } = first;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Why", why === undefined || kind in general ? [] : [why]],
    [kind in general ? "What mends it" : "What mends a failure", [fix]],
    ["What the policies say", statementsIn(same).map(sentenceText)],
    ["What it cannot see", blindSpots],
  ];
  const told = parts.filter(([, lines]) => lines.length > 0);
  const write = (heading: (text: string) => string, line: (text: string) => string): string =>
    told
      .map(([title, lines]) => [heading(title), ...short(lines).map((one) => `- ${line(one)}`)].join("\n"))
      .join("\n\n");
  return {
    text: write((title) => `${title}:`, partedText),
    markdown: write((title) => `**${title}**\n`, markdownText),
  };
}

function short(lines: readonly string[]): readonly string[] {
  return lines.slice(0, SENTENCES).map((one) => clip(one, SENTENCE));
}

import { phrasesIn } from "../english/phrases.ts";
import { EVENTS, RHYTHM } from "../english/rhythm.ts";
import { MISSING } from "../english/thresholds.ts";
import { ACTORS, RECURRING, RECURRING_PARTICIPLES } from "../english/verbs.ts";
import type { Found, SentenceRule } from "../rule.ts";
import { isDemand, type Sentence } from "../sentence.ts";

const WHO_REVIEWS =
  "analysts?|architects?|auditors?|custodians?|stewards?|coordinators?|supervisors?|controllers?|treasurers?|technicians?|operators?";
/** The verb of a sentence, behind whoever does it: not a noun, as in `the team plans security reviews`. */
const DOES = new RegExp(
  `^(?:[\\p{L}'’-]+ ){0,5}?(?:${ACTORS}|${WHO_REVIEWS}|of (?:security|engineering|people|finance)|we) (?:(?:must|shall) )?(?<verb>${RECURRING})\\b`,
  "iu",
);
const IS_DONE = new RegExp(`\\b(?:must|shall) be (?<verb>${RECURRING_PARTICIPLES})\\b`, "iu");
const ORDERED = new RegExp(`^(?<verb>${RECURRING})\\b`, "iu");

export const noThreshold: SentenceRule = {
  reads: "sentence",
  id: "no-threshold",
  title: "A promise of a number that is not given",
  why: "“Within the agreed time” is kept by whoever agreed on nothing, and what is reviewed without an interval was reviewed once, five years ago.",
  fix: "Show a parameter: at least every {interval}, at most {time} after what happens.",
  roles: ["statement", "control"],
  bad: [
    {
      says: "The engineering owner mends a critical finding within the agreed time.",
      words: "within the agreed time",
    },
    { says: "The engineering owner mends a critical finding at most after it was found.", words: "at most" },
    { says: "The security owner reviews every account at planned intervals.", words: "at planned intervals" },
    { says: "The security owner keeps logs for a defined period.", words: "for a defined period" },
    {
      says: "The identity provider locks an account after a maximum number of failed attempts.",
      words: "after a maximum number",
    },
    {
      says: "The engineering owner keeps every audit log for the retention period.",
      words: "for the retention period",
    },
    {
      says: "The security owner assesses every vendor at a specified frequency.",
      words: "at a specified frequency",
    },
    {
      says: "The executive owner approves every payment that exceeds the established limit.",
      words: "exceeds the established limit",
    },
    {
      says: "The identity provider enforces a minimum password length.",
      words: "enforces a minimum password length",
    },
    {
      says: "The engineering owner replaces every key at the end of its specified lifetime.",
      words: "at the end of its specified lifetime",
    },
    {
      says: "The service desk answers within the timeframe set by management.",
      words: "within the timeframe",
    },
    {
      says: "The security owner reviews the firewall against the baseline and files the result.",
      words: "reviews",
    },
    { says: "The security owner reviews every account and its rights.", words: "reviews" },
    { says: "The engineering owner rotates every encryption key.", words: "rotates" },
  ],
  good: [
    "The engineering owner mends a critical finding at most {time} after it was found.",
    "The security owner reviews every account when its holder changes roles.",
    "Somebody other than its author reviews every pull request.",
    "The engineering owner keeps logs within the company's own accounts.",
    "Each quarter the security owner reviews every account.",
    "At least one of the two signs it.",
    "The engineering owner keeps logs for the retention period that the customer's contract states.",
    "The engineering owner restores the service within the agreed recovery time of {time}.",
    "The executive owner approves every payment that exceeds the agreed limit of {limit}.",
    "The identity provider enforces the minimum password length that Annex B states.",
    "The service desk answers within the timeframe set by the contract.",
    "The engineering owner sets the maximum size of an upload, and documents the maximum tolerable downtime of each service.",
    "The security owner compares the disk use with the threshold in the monitoring, above the specified level in Annex C.",
    "The network team scans incoming mail, and files the result.",
  ],
  find(sentence) {
    const missing = MISSING.flatMap((pattern) =>
      phrasesIn(sentence.text, pattern)
        .filter(({ text: words }) => !namesTerm(words, sentence.terms))
        .map(({ at, text: words }): Found => {
          const message = `"${words}" promises a number, and none is given.`;
          const suggestion =
            "Show a parameter: at least every {interval}, at most {time} after what happens.";
          return { at, length: words.length, message, suggestion };
        }),
    );
    return missing.length > 0 ? missing.slice(0, 1) : unrhythmed(sentence);
  },
};

/** `for the retention period`, where the policy says what that is. */
function namesTerm(words: string, terms: readonly string[]): boolean {
  return terms.some((term) => words.toLowerCase().endsWith(term));
}

/** What comes round again, and with no word on when. */
function unrhythmed(sentence: Sentence): readonly Found[] {
  const { text, role } = sentence;
  if (role !== "statement" || !isDemand(sentence) || sentence.level === "MUST NOT") return [];
  const does = DOES.exec(text) ?? ORDERED.exec(text);
  const match = does ?? IS_DONE.exec(text);
  const verb = match?.groups?.verb;
  if (match === null || verb === undefined) return [];
  const at = match.index + match[0].length - verb.length;
  const what = does === null ? text : objectOf(text.slice(at + verb.length));
  if (RHYTHM.test(text) || EVENTS.test(what)) return [];
  return [
    {
      at,
      length: verb.length,
      message: `"${verb}" comes round again, and nothing says when.`,
      suggestion: "Say how often: at least every {interval}; or after what.",
    },
  ];
}

/** What is reviewed, without what is done with it then: `… and files the result`. */
function objectOf(rest: string): string {
  return (
    rest.split(
      /[,;]|\bagainst\b|\band [a-z]+s (?:the|its|their|an?|each|every|any|them|it|what|whatever)\b/,
    )[0] ?? ""
  );
}

import { phrasesIn } from "./phrases.ts";
import { ACTIONS, ACTORS, ADJECTIVES, FINITE, FINITE_AFTER_WHO, PARTICIPLE, SUBORDINATORS } from "./verbs.ts";

/** A verb in the passive, of a main clause, that names nobody who does it. */
export interface Passive {
  readonly at: number;
  /** `must be reviewed`. */
  readonly text: string;
  readonly participle: string;
}

const ADVERBS = "(?:(?:also|always|all|each|both|only|first|then|fully|at least|[a-z]+ly) )*";
const MODAL = "(?:must|shall|should|ought to|needs? to|(?:has|have|is|are) to)";
const ASKED = new RegExp(`\\b${MODAL} ${ADVERBS}(?:be|get) ${ADVERBS}(?<what>${PARTICIPLE})\\b`, "giu");
const SAID = new RegExp(`\\b(?:is|are|gets?) ${ADVERBS}(?<what>${ACTIONS})\\b`, "giu");
const HAPPENS = new RegExp(
  `\\b(?:${MODAL} ${ADVERBS}(?:take place|occur|happen)|(?<=\\b(?:reviews?|tests?|audits?|assessments?|exercises?|training|scans?|restores?|drills?) )(?:takes? place|occurs?))\\b`,
  "giu",
);
/** `The officer reviews each account, and the result is documented`: somebody is at it. */
const HAS_ACTOR = new RegExp(`\\b(?:${ACTORS})\\b`, "iu");
const IS_ADJECTIVE = new RegExp(`^(?:${ADJECTIVES})$`, "i");
/** Who is asked not to do something is everybody. */
const IS_NEGATIVE = /^(?:no|nobody|no one|nothing|none|neither)\b/i;

/** The verbs of a sentence whose subject is what they are done to, where nothing says by whom. */
export function agentlessIn(text: string): readonly Passive[] {
  const said = phrasesIn(text, SAID).filter(({ at }) => !HAS_ACTOR.test(text.slice(0, at)));
  return [...phrasesIn(text, ASKED), ...said, ...phrasesIn(text, HAPPENS)]
    .map((phrase) => ({ ...phrase, participle: phrase.text.split(" ").at(-1) ?? "" }))
    .filter(({ at, text: words, participle }) => {
      const clause = text.slice(clauseStart(text, at), at);
      return (
        !IS_ADJECTIVE.test(participle) &&
        !IS_NEGATIVE.test(clause.trim()) &&
        !isSubordinate(clause) &&
        !namesSomebody(text.slice(sentenceStart(text, at), at), text.slice(at + words.length))
      );
    });
}

/** Where the clause begins that a verb stands in: after a comma, a semicolon or the sentence before. */
function clauseStart(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(sentenceStart(text, at), before.lastIndexOf(", ") + 1, before.lastIndexOf(": ") + 1);
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(0, before.lastIndexOf(". ") + 1, before.lastIndexOf("; ") + 1);
}

const SUBORDINATOR = new RegExp(`\\b(?:${SUBORDINATORS})\\b`, "giu");
const HAS_VERB = new RegExp(`\\b(?:${FINITE})\\b`, "iu");
const IS_WHO = /^(?:that|which|who|whoever|what|whatever)$/i;
const HAS_VERB_OF_WHO = new RegExp(`\\b(?:${FINITE}|${FINITE_AFTER_WHO})\\b`, "iu");

/** True where the verb is that of a part such as `that is reviewed`: one that has no other verb yet. */
function isSubordinate(clause: string): boolean {
  const last = [...clause.matchAll(SUBORDINATOR)].at(-1);
  if (last === undefined) return false;
  const verb = IS_WHO.test(last[0]) ? HAS_VERB_OF_WHO : HAS_VERB;
  return !verb.test(clause.slice(last.index + last[0].length));
}

const NOT_SOMEBODY =
  "(?:the|its|their) (?:end|start|beginning|close|time|day|date|deadline|due date|way|means|use)\\b|(?:means|way|default|design|law|contract|itself|themselves|" +
  "e-?mail|mail|post|telephone|phone|hand|name|id|number|role|region|at|then|now|when|which|whom|what|where|how|the same|no later|January|February|March|April|May|June|July|" +
  "August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b|[\\uE000\\uE001\\d]|[a-z]+ing\\b";
const BY = new RegExp(`\\bby (?!${NOT_SOMEBODY})[\\p{L}]`, "iu");
const THROUGH = /^(?: [\p{L}-]+){0,6}? (?:through|via|using|with the help of)\b|^[^.;]*\bautomatically\b/iu;
/** `only after the security owner has approved it` says who decides. */
const DECIDED = new RegExp(
  "\\b(?:after|until|unless|before|once|without)\\b.*\\b(?:(?:has|have|had) (?:approved|authori[sz]ed|accepted|signed|confirmed|agreed|reviewed|asked|requested)|" +
    "approves?|authori[sz]es?|accepts?|signs?|confirms?|agrees?|approval of)\\b|\\b(?:that|which|whom)\\b.*\\b(?:has|have) (?:approved|authori[sz]ed)\\b",
  "iu",
);
const OF_WHOM = /\b(?:responsibility|duty|task|job) of\b|\bresponsible for\b/i;

function namesSomebody(before: string, after: string): boolean {
  const rest = after.split(/[.;] /)[0] ?? "";
  return (
    BY.test(rest) ||
    /\bby (?:the|an?|its|their|our) [\p{L} -]+,/iu.test(before) ||
    THROUGH.test(rest) ||
    DECIDED.test(rest) ||
    OF_WHOM.test(rest)
  );
}

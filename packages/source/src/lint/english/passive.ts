import { clauseStart, isSubordinate, sentenceStart } from "./clauses.ts";
import { type Phrase, phrasesIn } from "./phrases.ts";
import { namesSomebody } from "./somebody.ts";
import { IS_UNDERSTOOD, isState } from "./states.ts";
import { ACTIONS, ACTORS, ADJECTIVES, ALSO_ACTORS, PARTICIPLE, TIMED_ACTIONS } from "./verbs.ts";

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
const BY_WHEN =
  "(?:again |anew )?(?:at least every|at most|no later than|not later than|within|once (?:a|per|every)|twice|annually|yearly|half-yearly|quarterly|monthly|weekly|(?:every|each) (?:year|half-year|quarter|month|week|two|three|six))";
/** `Extinguishers are serviced at least every {interval}`: what has a time has somebody who keeps to it. */
const TIMED = new RegExp(
  `\\b(?:is|are) ${ADVERBS}(?:(?:${TIMED_ACTIONS})\\b(?= ${BY_WHEN}\\b| to (?:[\\p{L}-]+ ){1,3}?${BY_WHEN}\\b)|${PARTICIPLE}(?: (?:up|out|off|down|over|through))?(?= at least every\\b))`,
  "giu",
);
const OCCASIONS =
  "scans?|(?:penetration|restore|recovery|phishing|failover|fire|evacuation) tests?|exercises?|drills?|audits?|assessments?|simulations?|campaigns?|reviews?|" +
  "meetings?|workshops?|courses?|trainings?|training sessions?|briefings?|inspections?";
const HELD = new RegExp(
  `\\b(?:is|are) ${ADVERBS}(?:run|held)\\b(?= ${BY_WHEN}\\b)(?<=\\b(?:${OCCASIONS})\\b[^.,;]*)`,
  "giu",
);
const HAPPENS = new RegExp(
  `\\b(?:${MODAL} ${ADVERBS}(?:take place|occur|happen)|(?<=\\b(?:reviews?|tests?|audits?|assessments?|exercises?|training|scans?|restores?|drills?)(?: of [\\p{L} -]{1,40})? )(?:takes? place|occurs?))\\b`,
  "giu",
);
/** `A register is kept of every vendor`: how long is not what it is about. */
const KEPT =
  /(?<=\b(?:registers?|inventor(?:y|ies)|lists?|logs?|records?) )(?:is|are) (?:kept|maintained)(?= of\b| up[ -]to[ -]date\b| current\b|[.;])/giu;
/** `The officer reviews each account, and the result is documented`: somebody is at it. */
const HAS_ACTOR = new RegExp(`\\b(?:${ACTORS}|${ALSO_ACTORS})\\b(?!['’])`, "iu");
const IS_ADJECTIVE = new RegExp(`^(?:${ADJECTIVES})$`, "i");
/** Who is asked not to do something is everybody. */
const IS_NEGATIVE = /^(?:no|nobody|no one|nothing|none|neither)\b/i;
const IS_ONLY = /^only\b/i;

/** The verbs of a sentence whose subject is what they are done to, where nothing says by whom. */
export function agentlessIn(text: string): readonly Passive[] {
  const said = [SAID, KEPT, TIMED, HELD]
    .flatMap((pattern) => phrasesIn(text, pattern))
    .map(ofPhrase)
    .filter(({ at, text: words, participle }) => {
      const clause = text.slice(clauseStart(text, at), at);
      const after = text.slice(at + words.length);
      return (
        !HAS_ACTOR.test(text.slice(0, at)) &&
        !IS_ONLY.test(clause.trim()) &&
        !isState(clause.trimEnd(), participle, after)
      );
    });
  const asked = [ASKED, HAPPENS]
    .flatMap((pattern) => phrasesIn(text, pattern))
    .map(ofPhrase)
    .filter(
      ({ at, text: words, participle }) =>
        !IS_ADJECTIVE.test(participle) && !IS_UNDERSTOOD.test(participle + text.slice(at + words.length)),
    );
  const all = [...asked, ...said].filter(({ at, text: words, participle }) => {
    const clause = text.slice(clauseStart(text, at), at);
    const [before, after] = [text.slice(sentenceStart(text, at), at), text.slice(at + words.length)];
    return (
      !IS_NEGATIVE.test(clause.trim()) && !isSubordinate(clause) && !namesSomebody(before, participle, after)
    );
  });
  return all.filter(({ at }, index) => all.findIndex((one) => one.at === at) === index);
}

function ofPhrase(phrase: Phrase): Passive {
  return { ...phrase, participle: phrase.text.split(" ").at(-1) ?? "" };
}

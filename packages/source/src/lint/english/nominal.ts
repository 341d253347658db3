import { clauseStart, isSubordinate, sentenceStart } from "./clauses.ts";
import { type Phrase, phrasesIn } from "./phrases.ts";
import { namesSomebody } from "./somebody.ts";
import { ACTORS, PARTICIPLE } from "./verbs.ts";

const NOT_ONE = "(?:an? |any |every |each |the |all )?";
const KINDS =
  "(?:(?:prior|written|formal|documented|explicit|timely|advance|proper|full|annual|final|separate|signed|independent|regular|additional) )*";
/** What somebody does, as a noun. Encryption and authentication are no such: they say how something is. */
const DEEDS =
  "returns?|reviews?|removal|deletion|destruction|notification|completion|registration|documentation|verification|validation|testing|escalation|" +
  "disclosure|submission|revocation|rotation|renewal|assessments?|evaluation|inspection|confirmation|reporting|recording|rehearsal|restoration|" +
  "reconciliation|recertification|classification|labelling|labeling|disposal|erasure|anonymi[sz]ation|pseudonymi[sz]ation|redaction|saniti[sz]ation|shredding|wiping|screening|vetting|monitoring|logging of|examination|" +
  "investigation|analysis|appointment|designation|publication|archiving|archival|replacement|calibration|maintenance|patching|scanning|auditing|sign-?off|approval|authori[sz]ation";
const DEMANDED = "(?:required|mandatory|compulsory|obligatory|imperative|essential|necessary|needed)";

/** `Return of laptops is required`. */
const IS_DEMANDED = new RegExp(
  `(?<=^|[.;] |, )${NOT_ONE}${KINDS}(?:[\\p{L}-]+ )?(?:${DEEDS})(?: (?:of|for|to|in|at|on|with|before|after|from)\\b(?:(?! (?:is|are|that|which|who)\\b)[^.;])*?)? (?<verb>(?:is|are) (?:also |always |strictly )?${DEMANDED})\\b(?! (?:by|under)\\b)`,
  "giu",
);
/** `There must be a signed agreement`. */
const THERE =
  /\bthere (?:must|shall|should|ought to|needs? to|(?:has|have|is|are) to) (?:also |always |at all times )?(?:be|exist)\b(?! (?:no|nothing|nobody|none|neither|only|at most|no more)\b)/giu;
/** `Every exception requires approval`, `backups need testing`. */
const NEEDS = new RegExp(
  `(?<=^|[.;] |, )(?:any|all|every|each|access|changes?|exceptions?|deviations?|use|installation|purchases?|new)\\b(?:(?! (?:that|which|who|is|are|must|shall)\\b)[^.,;])*? (?<verb>(?:requires?|needs?|must (?:have|get|receive|obtain)|(?:is|are) subject to) ${NOT_ONE}${KINDS}(?:approval|authori[sz]ation|permission|sign-?off))(?=[.,;]|$| (?:before|after|at|prior|first|in writing|every|each|each time|for)\\b)`,
  "giu",
);
const NEEDS_DOING =
  /\b(?:needs?|requires?) (?:reviewing|testing|updating|approving|checking|rotating|replacing|auditing|assessing|verifying|renewing|patching|restoring)\b/giu;
/** `It is mandatory that accounts are reviewed`. */
const IT_IS = new RegExp(
  `\\bit is (?:required|mandatory|necessary|essential|imperative|compulsory|obligatory|expected) (?:to [a-z]+\\b|that (?:(?! by )[^.,;])*? (?:is|are|be|gets?) ${PARTICIPLE}\\b)`,
  "giu",
);

/** Whose deed it is: `of the security owner`, `for all employees`. */
const GIVER = new RegExp(
  `\\b(?:of|from) (?:the|its|their|an?|one|both|at least|two|each|his|her) (?:[\\p{L}-]+ ){0,3}?(?:${ACTORS})\\b|\\bby\\b`,
  "iu",
);
const FOR_WHOM = new RegExp(
  `\\bfor (?:all|every|each|any|new|the|its|our)?\\s?(?:[\\p{L}-]+ ){0,3}?(?:${ACTORS}|contractors?|visitors?|members?|users?|workers?|volunteers?|students?|drivers?|guests?|suppliers?)\\b`,
  "iu",
);
const IS_NEGATIVE = /^(?:no|nobody|none|neither|only)\b/i;
/** `There must be a data protection officer`, or a list that somebody keeps. */
const IS_SOMEBODY = new RegExp(
  `^ (?:at (?:least|most) )?(?:(?!(?:of|for|in|on|at|with|to|that|which|who|between)\\b)[\\p{L}\\uE000\\uE001\\d-]+ ){0,6}?(?:${ACTORS}|persons?|people|members?|guards?|nurses?|contacts?|deput(?:y|ies)|representatives?)\\b`,
  "iu",
);
const KEPT_BY = new RegExp(
  `\\b(?:that|which|whom) (?:the|an?|each|every|its|their) (?:[\\p{L}-]+ ){0,3}?(?:${ACTORS})\\b`,
  "iu",
);

/** The demands of a text that name what is to be there, or to be done, as a noun, and nobody who does it. */
export function demandedIn(text: string): readonly Phrase[] {
  const told = [...phrasesIn(text, IS_DEMANDED), ...phrasesIn(text, NEEDS)]
    .map((one) => shortened(text, one))
    .filter(({ at, text: words }) => !FOR_WHOM.test(restOf(text, at + words.length)));
  const there = phrasesIn(text, THERE).filter(({ at, text: words }) => {
    const rest = restOf(text, at + words.length);
    return !IS_SOMEBODY.test(rest) && !KEPT_BY.test(rest);
  });
  return [...told, ...there, ...phrasesIn(text, NEEDS_DOING), ...phrasesIn(text, IT_IS)].filter(
    ({ at, text: words }) => {
      const start = sentenceStart(text, at);
      const clause = text.slice(clauseStart(text, at), at);
      const rest = restOf(text, at + words.length);
      return (
        !IS_NEGATIVE.test(clause.trim()) &&
        !isSubordinate(clause) &&
        !GIVER.test(text.slice(start, at)) &&
        !namesSomebody(text.slice(start, at), "", rest)
      );
    },
  );
}

/** Of `Return of laptops is required` the verb. */
function shortened(text: string, { at, text: words }: Phrase): Phrase {
  const verb =
    /(?:\b(?:is|are) (?:also |always |strictly )?[a-z]+|\b(?:requires?|needs?|must|(?:is|are) subject to)\b.*)$/iu.exec(
      words,
    );
  const from = at + (verb?.index ?? 0);
  return { at: from, text: text.slice(from, at + words.length) };
}

function restOf(text: string, from: number): string {
  return text.slice(from).split(/[.;] /)[0] ?? "";
}

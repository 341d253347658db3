import { DO, DOES, MAY_DO } from "./deeds.ts";
import { type Phrase, phrasesIn } from "./phrases.ts";
import { ACTORS, ALSO_ACTORS } from "./verbs.ts";

const DETERMINER = "(?:an?|the|its|their|his|her|every|each|one|any|no)";
const PREPOSITION =
  "of|in|on|at|to|for|with|by|from|as|than|after|before|until|through|against|into|onto|over|under|via|without|within|during|per|about|between|among|towards?|upon";
const LINK = "that|which|who|whom|whose|where|when|if|unless|whether|while|because|so|once|how|what|why";
const HELPER =
  "is|are|was|were|be|been|has|have|had|do|does|did|may|must|shall|should|can|could|might|will|would|not|never";
const PRONOUN =
  "it|them|him|this|these|those|they|he|she|we|nobody|somebody|nothing|everybody|all|both|none|either|neither|nor";
const ADVERB =
  "only|also|then|else|otherwise|instead|alternatively|even|again|thus|therefore|there|here|afterwards";
/** A word of a thing: `key`, `owner`. */
const WORD = `(?!(?:and|or|an?|the|${PREPOSITION}|${LINK}|${HELPER}|${PRONOUN}|${ADVERB}|${DOES})\\b)[\\p{L}\\d'’-]+`;
const PLURAL = "[\\p{L}-]{2,}(?<![su'’i])s";
/** Some things: `mobile phones`. */
const THINGS = `(?!(?:${DETERMINER}|other|more|such|${MAY_DO})\\b)(?:${WORD} ){0,2}?(?!(?:${DOES}|${MAY_DO})\\b)${PLURAL}`;
const THING = `(?:${DETERMINER} (?:${WORD} ){0,2}?${WORD}|${THINGS})`;
/** What says that it goes on with the rest: `or other devices`. */
const THE_REST =
  "(?:any |all |every |some )?(?:other|another|others|similar|equivalent|comparable|more|less|fewer|no|none)\\b";
const LAST_THING = `(?!${THE_REST})(?:${DETERMINER} (?:${WORD} )?${WORD}|${THINGS}(?! (?:${DETERMINER}|${PRONOUN})\\b)(?![\\p{L}'’-]))`;
/** Of the first of them the last word will do. */
const FIRST_THING = `(?:(?!${DETERMINER} (?:[\\p{L}-]+ )?(?:${ACTORS}|${ALSO_ACTORS}) (?:${MAY_DO})\\b)${DETERMINER} (?:${WORD} ){0,2}?${WORD}|(?!(?:${DOES})\\b)${PLURAL})`;
const things = (first: string, second: string): string =>
  `${FIRST_THING} ${first} (?!${THE_REST})${THING} ${second} ${LAST_THING}`;

/** `the author and a reviewer or the owner`, `cameras and phones or tools`. */
const OF_THINGS = new RegExp(`\\b(?:${things("and", "or")}|${things("or", "and")})\\b`, "giu");

const NAME = `(?:${WORD} ){0,2}?${WORD}`;
const LAST_NAME = `(?!${THE_REST})${NAME}(?=[.,;]|$| (?:${PREPOSITION}|${LINK}|is|are|has|have)\\b)`;
/** `each cipher suite, key length or protocol and key store`: one article for all of them. */
const OF_NAMES = new RegExp(
  `\\b${DETERMINER} ${NAME}, (?:${NAME}, )*${NAME} (?:and ${NAME} or|or ${NAME} and) ${LAST_NAME}`,
  "giu",
);

const REST = `(?:(?!(?:and|or|${LINK}|${HELPER}|it|them|him|her|so|${DOES})\\b)[\\p{L}\\d'’-]+ ){1,6}?`;
const OBJECT = `(?! (?:it|them|him|her|so)\\b)(?= [\\p{L}\\d\\uE000])`;
const doing = (verbs: string, first: string, second: string): string =>
  `(?:${verbs}) ${REST}${first} (?:${verbs}) ${REST}${second} (?:${verbs})\\b${OBJECT}`;
const DOES_ONE = `${DOES}|${MAY_DO}`;
/** `encrypts the disk and removes the files or obtains a waiver`. */
const OF_DEEDS = new RegExp(
  `\\b(?:${doing(DOES_ONE, "and", "or")}|${doing(DOES_ONE, "or", "and")}|(?<=\\b(?:must|shall|should|may|can|to) )(?:${doing(DO, "and", "or")}|${doing(DO, "or", "and")}))`,
  "giu",
);

/** What ties two of them together. */
const TIED = /\b(?:either|both|whether|between|neither)\b[^.;]*$/i;
const TIED_AFTER = /^[^.;]*\b(?:or (?:both|all|neither)|but not both|respectively)\b/i;
/** Two that are one: `terms and conditions`. */
const PAIRS =
  /\b(?:terms and conditions|health and safety|research and development|policies and procedures|sales and marketing|rights and freedoms|rights and obligations|(?:roles|duties) and responsibilities|hardware and software|goods and services|assets and liabilities|profit and loss|names? and addresse?s?|users and groups|time and date|date and time|more or less)\b/i;
const HAS_VERB = new RegExp(`\\b(?:${DOES}|${MAY_DO}|${HELPER}|${DO})\\b`, "iu");
const GOES_ON = new RegExp(
  `^(?: (?:${WORD}))?(?: also)? (?:${DOES}|${MAY_DO}|is|are|has|have|must|may|does)\\b`,
  "iu",
);
/** `the recruiter or the lead waits`. */
const SOMEBODY_DOES = new RegExp(
  `\\b(?:${ACTORS}|${ALSO_ACTORS}) (?!(?:${ACTORS}|${ALSO_ACTORS})\\b)${PLURAL} (?:and|or)\\b|\\b(?:an?|the|each|every) [\\p{L}-]+ (?!(?:systems|operations|sales|logistics|facilities|communications|works|goods|resources)\\b)[\\p{L}-]+[^su'’i]s [\\p{L}-]+ (?:and|or)\\b`,
  "iu",
);

/** Lists with both `and` and `or` that can be read in two ways. */
export function mixedIn(text: string): readonly Phrase[] {
  if (!/\band\b/i.test(text) || !/\bor\b/i.test(text)) return [];
  const lists = [
    ...phrasesIn(text, OF_THINGS).filter((one) => !joinsSentences(text, one)),
    ...phrasesIn(text, OF_NAMES),
  ];
  const all = [...lists, ...phrasesIn(text, OF_DEEDS)].filter(
    ({ at, text: words }) =>
      !TIED.test(text.slice(0, at)) && !TIED_AFTER.test(text.slice(at + words.length)) && !PAIRS.test(words),
  );
  return all.filter(({ at }, index) => all.findIndex((one) => one.at === at) === index);
}

/** `signs the form and the recruiter or the lead files it`: one thing is done, and then another. */
function joinsSentences(text: string, { at, text: words }: Phrase): boolean {
  const clause =
    text
      .slice(0, at)
      .split(/[,;:.] /)
      .at(-1) ?? "";
  return SOMEBODY_DOES.test(words) || (HAS_VERB.test(clause) && GOES_ON.test(text.slice(at + words.length)));
}

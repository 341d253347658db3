import { IN_DIGITS, MANY } from "./numbers.ts";
import { type Phrase, phrasesIn } from "./phrases.ts";

const TIME = "(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?)";
const OF_TIME =
  "(?:full|whole|clear|complete|calendar|business|working|bank|banking|trading|school|consecutive|successive|further|additional|more|extra)";
/** What policies count: how often something may fail, how much of it is kept, who has to agree. */
const COUNTED =
  "attempts|tries|retries|failures|sign-ins|log-?ins|logons|guesses|copies|replicas|back-?ups|versions|generations|snapshots|characters|digits|letters|symbols|" +
  "approvals|approvers|reviewers|reviews|sign-?offs|signatures|samples|sessions|passwords|warnings|reminders|requests (?:per|an?|each)";
const KIND =
  "failed|failing|unsuccessful|invalid|incorrect|wrong|consecutive|successive|repeated|sign-in|log-?in|logon|password|passcode|PIN|authentication|access|further|other|" +
  "different|separate|independent|additional|more|last|latest|previous|most recent|recent|old|older|older|full|daily|weekly|monthly|nightly|back-?up|offsite|off-site|" +
  "random|upper-?case|lower-?case|special|written|code|concurrent|simultaneous|parallel|active|open|failed|unanswered|authori[sz]ed|senior|affected|lost";
const SIZE =
  "[KMGTP]i?B|kB|bytes?|(?:kilo|mega|giga|tera)bytes?|bits?|[KMG]bit/s|[kMG]bps|km|kilomet(?:re|er)s?|met(?:re|er)s?|centimet(?:re|er)s?|cm|mm|miles?|feet|inches|" +
  "kg|kilograms?|kW|kVA|lux|°\\s?[CF]|°|degrees?|pixels|ms|milliseconds?|secs?|mins?|hrs?|‰|ppm|per ?cent|percentage points?|square met(?:re|er)s?|m²|lit(?:re|er)s?|gallons?|tonnes?|tons|watts|volts|amps|hectares|acres|lines(?! of defen[cs]e)";
const CURRENCY = "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|AUD|CAD|NZD|SGD|ZAR|BRL|US\\$|[€$£¥]";
const MONEY = `${CURRENCY}|euros?|dollars?|pounds?(?: sterling)?|francs?|cents|yen|kron(?:or|er)|zloty`;
const TIMES = "(?:second|minute|hour|day|week|fortnight|month|quarter|year|decade)";

const AMOUNTS: readonly RegExp[] = [
  // "eighteen months", "five full working days"
  new RegExp(`${MANY}[ -](?:${OF_TIME} ){0,2}${TIME}\\b`, "giu"),
  // "five failed sign-in attempts", "three copies"
  new RegExp(`${MANY} (?:(?:${KIND}) ){0,4}(?:${COUNTED})\\b`, "giu"),
  // "a six-digit PIN"
  new RegExp(`${MANY}-(?:digit|character) (?:PIN|passcode|passphrase|password)s?\\b`, "giu"),
  // "27 °C", "25 MB"
  new RegExp(`${IN_DIGITS} ?(?:${SIZE})(?![\\p{L}\\d])`, "gu"),
  new RegExp(
    `${MANY} (?:degrees|met(?:re|er)s|kilomet(?:re|er)s|lit(?:re|er)s|gallons|tonnes|tons|volts|miles|bytes|bits|per ?cent|percentage points|lines(?! of defen[cs]e))\\b`,
    "giu",
  ),
  // "EUR 10,000", "10,000 euros"
  new RegExp(
    `(?<![\\p{L}\\d])(?:${CURRENCY}) ?\\d[\\d.,']*(?<![.,'])(?: ?(?:thousand|million|billion|bn|[kKmM])\\b)?`,
    "gu",
  ),
  new RegExp(`${MANY} ?(?:${MONEY})(?![\\p{L}\\d])`, "gu"),
  // "half an hour", "a day and a half", "three quarters of an hour"
  new RegExp(
    `\\b(?:half|a quarter of|three[ -]quarters of) an? (?:working |business )?${TIMES}\\b(?! (?:that|which)\\b)`,
    "giu",
  ),
  new RegExp(
    `\\b(?:an?|one) ${TIMES} and a half\\b|\\b(?:one|two|three|four) and a half ${TIMES}s\\b`,
    "giu",
  ),
  // "within an hour"
  new RegExp(
    `(?<=\\b(?:within|at most|at least|no (?:later|more|less|longer) than|not later than|(?:longer|older|less|more) than) )an? (?:full |single |working |business )?${TIMES}\\b(?! (?:that|which|in|on|when)\\b)`,
    "giu",
  ),
  new RegExp(
    `(?<!\\bon )\\ban? ${TIMES}(?= (?:before|after|later|earlier|in advance|beforehand|ahead)\\b)`,
    "giu",
  ),
  // "a score above 7.0"
  new RegExp(
    `(?<=\\b(?:above|below|exceed(?:s|ing)?|(?:greater|larger|bigger|smaller|higher|lower|longer|shorter) than|scores? of|ratings? of|length of|samples? of|sizes? of) )${IN_DIGITS}(?![\\p{L}\\d/:%])`,
    "giu",
  ),
  // "at least half of the staff"
  /(?<=\b(?:at least|at most|more than|less than|fewer than|no more than|no fewer than) )(?:half|a third|a quarter|two[ -]thirds|three[ -]quarters)(?= of\b)/giu,
];

/** What a number belongs to that is a name: `port 22`, `Section 4`, `the two copies`. */
const IS_LABEL =
  /\b(?:sections?|articles?|clauses?|chapters?|paragraphs?|annex|appendix|appendices|forms?|rooms?|floors?|buildings?|gates?|lines?|levels?|tiers?|class(?:es)?|types?|categor(?:y|ies)|grades?|stages?|phases?|steps?|tables?|figures?|pages?|items?|rows?|questions?|rules?|controls?|criteri(?:on|a)|ports?|versions?|revisions?|rev\.?|releases?|no\.?|nos\.?|numbers?|severity|priority|status|codes?|errors?|layers?|zones?|racks?|sites?|units?|wards?|rfc|id) $/i;
const IS_NAME = /(?<![.!?:;]\s|^)(?<!\p{L})\p{Lu}[\p{L}\d./-]* $/u;
/** Of those that there are: no bound. */
const IS_KNOWN = /\b(?:the|these|those|both|all|its|their|his|her|our|of which) $/i;
/** `the last four digits` of a card, `between two versions`. */
const IS_PART = /\b(?:first|last|leading|trailing|final|middle) $/i;
const IS_COMPARED = /\b(?:between|compares?|comparing|from) $/i;
const IS_PRECEDED_BY_BOUND =
  /\b(?:above|below|exceed|exceeds|exceeding|than|least|most|of|up to|over|under) $/i;
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
const IS_DATE_OR_TIME = new RegExp(
  `^ (?:of )?(?:${MONTHS})\\b|^ ?(?:[ap]\\.?m\\b|o'clock|CET|UTC|:\\d)|^(?:st|nd|rd|th)\\b|^ (?:and|to|or) \\d+ (?:${MONTHS})\\b`,
  "i",
);

/** The amounts that a text writes out beside those that core refuses. */
export function writtenOutIn(text: string): readonly Phrase[] {
  return AMOUNTS.flatMap((pattern) => phrasesIn(text, pattern)).filter(
    ({ at, text: words }) => !isName(text, at, words),
  );
}

/** True for a number that says which one, on which day or at which hour, and not how much or how many. */
export function isName(text: string, at: number, words: string): boolean {
  const before = text.slice(0, at);
  if (IS_DATE_OR_TIME.test(text.slice(at + words.length))) return true;
  if (IS_COMPARED.test(before) && /(?:versions|copies|snapshots|generations|samples|back-?ups)$/i.test(words))
    return true;
  if (IS_PART.test(before) && /(?:digits|characters|letters)$/i.test(words)) return true;
  if (IS_PRECEDED_BY_BOUND.test(before))
    return /\b(?:ports?|versions?|floors?|levels?|tiers?|rooms?) [a-z]+(?: than)? $/i.test(before);
  return (
    IS_LABEL.test(before) ||
    (/^\d/.test(words) && IS_NAME.test(before)) ||
    (IS_KNOWN.test(before) && !/^\d/.test(words))
  );
}

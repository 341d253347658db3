import { wordsOf } from "./words.ts";

/** Where the number is given behind it, or is a name: `a number of its own`. */
const GIVEN = "(?! (?:its|their|his|her|at least|at most|up to|exactly|[\\uE000\\uE001\\d]))";

/** Some of them, and nobody knows which or how many. */
export const amounts = wordsOf("Say which ones, or how many.", [
  `an? (?:(?:large|small|limited|certain|sufficient|reasonable|minimum|given|set|defined|great|considerable) )?(?:number|amount) of${GIVEN}|an? (?:large|small|certain|sufficient|significant|considerable) (?:quantity|volume|proportion|percentage|portion|share) of${GIVEN}`,
  "a (?:handful|couple|variety|multitude|wide range|broad range|great deal) of|(?:large|small|great) (?:numbers|amounts|quantities|volumes) of|plenty of",
  "(?<!\\b(?:how|as|so|too|that) )many(?! as\\b|-)|(?<=\\bafter )too (?:many|much)|(?<=\\b(?:after|for) )too long|too often",
  "(?<!\\b(?:least|most|statistically) )(?:in)?significant(?:ly)?(?! (?:digits?|figures?|bits?|bytes?)\\b)|substantial(?:ly)?(?! modifications?\\b)|considerabl[ey]",
  "a few|numerous|various|(?<!joint and )several|(?<![\\/.])etc\\.?(?![\\/])|et cetera|and so (?:on|forth)|(?:and|or) the like|or similar(?=[.,;)]|$)",
  "important(?= (?:changes?|decisions?|files?|data|documents?|systems?|information|records?|e-?mails?|events?|applications?|business)\\b)",
  "(?<!\\b(?:most|least|more) )recently|(?<!\\b(?:most|more) )recent(?= (?:back-?ups?|versions?|patch(?:es)?|scans?|reports?|updates?|tests?)\\b)",
]);

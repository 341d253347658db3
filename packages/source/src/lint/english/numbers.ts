const ONES = "one|two|three|four|five|six|seven|eight|nine";
const TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const BIG = "hundred|thousand|million|billion|dozen";

/** Two and more in words: `five`, `forty-eight`, `a hundred`, `ten thousand`. */
const MANY_IN_WORDS = `(?:(?:${TENS})-(?:${ONES})|${TENS}|${TEENS}|two|three|four|five|six|seven|eight|nine|an? (?:${BIG})|(?<=an? )(?:${BIG}))(?: (?:${BIG}))*`;
const DIGITS = "\\d[\\d.,]*(?<![.,])";

/** A number in digits or in words, of two or more. */
export const MANY = `(?<![\\p{L}\\d.,/§#-])(?:${DIGITS}(?: (?:${BIG}))?|${MANY_IN_WORDS})(?![\\p{L}/:])`;
/** Such a number in digits. */
export const IN_DIGITS = `(?<![\\p{L}\\d.,/§#-])${DIGITS}(?: (?:${BIG}))?`;

/** Words that two readers read differently, as patterns, and what is to be said in their place. */
interface Vague {
  readonly pattern: RegExp;
  readonly suggestion: string;
}

const CONDITIONS = "as|if|when|where|whenever|wherever|to the extent|so far as|as far as|as often as";
const RECURRING =
  "reviews?|reviewing|tests?|testing|training|audits?|assessments?|checks?|scans?|scanning|back-?ups?|updates?|meetings?|monitoring|" +
  "inspections?|exercises?|drills?|reports?|restores?|rotation|intervals?|basis|recertifications?";

/** In the order in which they are tried: of two that begin at one place the longer is told. */
export const vague: readonly Vague[] = [
  ...of("Say how often: every {parameter}, or each quarter.", [
    "regularly|periodically|frequently|routinely|occasionally|continually|every so often|from time to time|once in a while",
    "(?:every )?now and (?:then|again)",
    "on an? (?:regular|periodic|frequent|ongoing|routine|recurring) basis",
    "at (?:regular|periodic|frequent|reasonable|suitable|appropriate) intervals",
    `(?:regular|periodic|frequent|occasional|routine)(?= (?:\\w+ )?(?:${RECURRING})\\b)`,
  ]),
  ...of("Say how soon: at most {parameter} after what happens.", [
    "shortly(?= after\\b|[.,;]|$)|(?<!as )soon(?! as\\b)",
    "promptly|expeditiously|swiftly|speedily|quickly|(?:un)?timely",
    "(?:in|within|on) a (?:timely|prompt|reasonable) (?:manner|fashion|way|time|period|time-?frame|basis)",
    "within (?:(?:timely|reasonable) )?reasonable time|in (?:due|good|reasonable) (?:time|course)",
    "prompt (?=notice|notification|action|response|report|repair|removal|attention|revocation)",
    "without (?:(?:undue|unreasonable|unnecessary) )?delay",
    "as (?:soon|quickly|early|fast|promptly) as (?:is )?(?:reasonably )?(?:possible|practicable|practical|feasible|they can)",
  ]),
  ...of("Name the case: when what happens, or who decides it.", [
    `(?:${CONDITIONS})(?: (?:is|are|it is|deemed|considered|judged))*(?: reasonably)? ` +
      "(?:needed|necessary|appropriate|possible|practicable|practical|feasible|warranted|suitable|reasonable|applicable|required)" +
      "(?! (?:by|for|to|in|under|of)\\b)",
    "best[- ]efforts?|(?:all |commercially )?reasonable efforts?|at (?:its|their) discretion",
  ]),
  ...of("Say what is enough: a list, a name, or a number that something is held to.", [
    "(?:in)?appropriate(?:ly)?|(?:in)?adequate(?:ly)?|(?:in)?sufficient(?:ly)?|(?:un)?satisfactor(?:y|ily)",
    "(?:un)?reasonabl[ey](?! (?:assurance|accommodations?|doubt)\\b)",
    "(?:un)?suitabl[ey]|(?:im)?proper(?:ly)?|robust(?:ly)?|undue",
    "acceptabl[ey](?! use\\b)|effectively|effective (?=measures?|controls?|security|protection|safeguards?)",
    "industry[- ](?:standards?|(?:best )?practices?)|best[- ]practices?|state[- ]of[- ]the[- ]art|commercially reasonable",
    "(?:strong|complex|secure) (?=passwords?|encryption|cryptography|ciphers?)",
  ]),
  ...of("Say which ones, or how many.", [
    "a (?:(?:large|small|limited|certain|sufficient|reasonable|minimum|given|set|defined) )?(?:number|amount) of",
    "(?<!(?:how|as|so|too|that) )many(?! as\\b)|(?:in)?significant(?:ly)?",
    "a few|numerous|various|several|etc\\.?|et cetera|and so (?:on|forth)|and the like",
  ]),
  ...of("Leave it out, or name the cases that are excepted.", [
    "usually|typically|normally|ordinarily|generally(?! (?:available|accepted)\\b)|in general|as a rule|in most cases|mostly|largely",
    "ideally|preferably|more or less|approximately|roughly",
  ]),
];

function of(suggestion: string, words: readonly string[]): readonly Vague[] {
  return words.map((one) => ({
    pattern: new RegExp(`(?<![\\p{L}\\d_-])(?:${one})(?![\\p{L}\\d_])`, "giu"),
    suggestion,
  }));
}

const PROMISED =
  "(?:agreed|agreed-upon|approved|defined|given|set|specified|stated|established|prescribed|allowed|allotted|certain|limited|acceptable|tolerable|stipulated|fixed|" +
  "pre-?defined|predetermined|promised|target|required|permitted|minimum|maximum|minimal|maximal)";
const MEASURE = "(?:time|period|number|length|duration|age|size|limit|interval|count|amount|level)";
/** What is compared with a bound. */
const BOUND =
  "(?:limit|threshold|amount|level|value|number|size|ceiling|floor|tolerance|score|percentage|rate|quota|maximum|minimum|temperature|weight|cap|targets?|length|age|downtime|outage)";
const LIFE =
  "(?:lifetime|life ?span|life ?cycle|service life|shelf life|life|validity|period|term|duration|age|time|retention)";
/** Nothing that gives the number: a parameter, or whoever says it. */
const BY_NOBODY =
  "(?:by|with) (?:(?:the|its|our|senior|executive|top|local|line|upper) )*(?:management|leadership|business|organi[sz]ation|company|department|stakeholders|parties)\\b";
const ELSEWHERE =
  `(?!-)(?! (?:that|which|in which|stated|given|named|shown|listed|recorded|as|from|(?:set|agreed|defined|required|specified|fixed|prescribed|determined)(?! ${BY_NOBODY}))\\b)` +
  "(?! (?:in|under|of|per) (?:(?:the|its|their|this|each|every) (?:[\\p{L}-]+ ){0,3}?(?:contracts?|agreements?|polic(?:y|ies)|plans?|schedules?|registers?|law|laws|statute|act|regulations?|standards?|guides?|handbook|catalogues?|tickets?|orders?|licen[cs]es?|certificates?|annex|appendix|table|list)\\b|(?:Section|Article|Annex|Appendix|Clause|Chapter|Table|Schedule|Part|ISO|NIST|PCI|CIS|the GDPR|HIPAA)\\b))";
const NOT_GIVEN = `(?![^.;,]{0,60}[\\uE000\\uE001\\d])${ELSEWHERE}`;
/** The same of a deadline, which may have its number elsewhere. */
const UNNAMED = `(?! (?:of|for)\\b)${ELSEWHERE}`;
const ANY = "(?:an?|the|its|their|his|her|our|your)";

/** What promises a number that then does not come. Each as a pattern that is global. */
export const MISSING: readonly RegExp[] = [
  // "at most after it was found"
  /\b(?:at most|no (?:more|later|longer) than|not later than|within|older than|longer than)(?= (?:after|before|ago|from|of the (?:day|date|event|request|report|change|discovery)|following|since)\b| old\b)/giu,
  // "at least every."
  /(?<![\uE000\uE001\d](?: [a-z]+){0,2} )\b(?:at least|at most|no (?:more|less|fewer|later|longer) than|not later than|more than|less than|fewer than|older than|longer than|every|up to)(?=\s*(?:[.;,:!?)]|$))/giu,
  // "within the deadline"
  new RegExp(
    `\\b(?:within|in|by|before|after|for) (?:an?|the|its|their|some) (?:(?:agreed|agreed-upon|defined|given|set|specified|stated|established|prescribed|allowed|allotted|short|certain|limited|acceptable|stipulated|applicable|usual|normal|expected|minimum|maximum|fixed|pre-?defined|target|required) )(?:amount of time|period(?: of time)?|time(?:-?(?:frame|line|scale|limit))?s?|time (?:frame|limit|period)s?|deadlines?|window|interval|number of (?:hours|days|weeks|months|years))\\b${UNNAMED}`,
    "giu",
  ),
  new RegExp(`\\bwithin (?:a|the) (?:deadline|time-?frame|time limit|period of time)\\b${UNNAMED}`, "giu"),
  /\bwithin (?:hours|days|weeks|months|minutes)\b|\b(?:in|within) a matter of (?:minutes|hours|days|weeks|months)\b/giu,
  /\bfor (?:a|some) (?:period of time|while|time)\b(?! (?:that|of|as)\b)/giu,
  // "after a maximum number of attempts", "within the agreed recovery time"
  new RegExp(
    `\\b(?:within|for|after|by|than|with|has|have) (?:an?|the|its|their) ${PROMISED} (?:[\\p{L}-]+ )?${MEASURE}\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "exceeds the established limit", "does not exceed the maximum tolerable amount"
  new RegExp(
    `\\b(?:exceed(?:s|ed|ing)?|above|below|over|under|beyond|reach(?:es|ed)?|cross(?:es|ed)?|(?:less|more|greater|higher|lower|larger|smaller|longer|shorter|older|fewer) than|at least|at most|up to|within) ` +
      `${ANY} ${PROMISED} (?:[\\p{L}-]+ ){0,2}?${BOUND}\\b${NOT_GIVEN}`,
    "giu",
  ),
  new RegExp(
    `\\b(?:exceed(?:s|ed|ing)?|above|below|over|reach(?:es|ed)?|cross(?:es|ed)?) a threshold\\b${NOT_GIVEN}`,
    "giu",
  ),
  new RegExp(`\\ba certain ${BOUND}\\b${NOT_GIVEN}`, "giu"),
  new RegExp(
    `\\bafter an? (?:timeout|time-out|idle (?:time|timeout)|delay|grace period|waiting period|cooling-off period)\\b(?! of\\b)${NOT_GIVEN}`,
    "giu",
  ),
  /(?<!(?:limit|threshold|[\uE000\uE001])[^.]*)\b(?:over|above|beyond|below|exceed(?:s|ed|ing)?) the (?:limit|threshold)(?=[.,;]|$| to\b)/giu,
  // "to a defined maximum", "of a minimum length"
  new RegExp(
    `\\bto ${ANY} (?:${PROMISED}) (?:[\\p{L}-]+ )?(?:maximum|minimum|number|level|rate|size|length|amount|value)\\b${NOT_GIVEN}`,
    "giu",
  ),
  new RegExp(
    `\\bof an? (?:minimum|maximum|certain|required) (?:length|size|age|number|amount|duration|complexity)\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "no longer than allowed"
  /\b(?:(?:no |not )?(?:longer|more|later|fewer|less|older|larger) than|as long as) (?:is |was |it is )?(?:allowed|permitted|agreed|planned|usual|defined|specified|prescribed|stipulated)(?! (?:by|in|under|for|to|that|with)\b)/giu,
  // "enforces a minimum password length"
  new RegExp(
    `\\b(?:enforces?|requires?|demands?|imposes?|applies|apply|observes?|respects?|meets?|complies with|comply with|satisf(?:ies|y)|attains?) ` +
      `${ANY} ${PROMISED} (?:[\\p{L}-]+ ){0,2}?(?:${MEASURE}|${BOUND})\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "until the required number of approvals is there"
  new RegExp(
    `\\b(?:gets?|receives?|obtains?|collects?|until|once|when|unless) the ${PROMISED} number of\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "at the end of their specified lifetime"
  new RegExp(
    `(?<![\\uE000\\uE001][^.]*)\\b(?:at the end of|after|before|beyond|past|throughout|during|until the end of|when) ${ANY} (?:${PROMISED}|planned|expected|useful|normal|usual) (?:[\\p{L}-]+ )?${LIFE}\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "after repeated failed attempts", "after a period of inactivity"
  /\bafter (?:repeated|multiple|consecutive|successive|a series of) (?:[a-z-]+ ){0,3}?(?:attempts|failures|sign-ins|log-?ins|tries|errors|reminders|warnings|entries)\b/giu,
  new RegExp(
    `\\bafter (?:(?:a|some|any|the|an? (?:extended|prolonged|long|short|certain)) (?:period|time|while|length of time|amount of time) of |prolonged |extended |long |some )(?:user )?(?:inactivity|idleness|absence|disuse|non-use)\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "for the retention period"
  new RegExp(
    `\\b(?:for|after) (?:the|its|their) (?:retention|storage|grace|holding|notice) period\\b${NOT_GIVEN}`,
    "giu",
  ),
  new RegExp(
    `\\b(?:after|on|upon|at|until) (?:the )?(?:expiry|expiration|end|lapse) of (?:the|its|their) (?:retention|storage|grace|holding|notice) period\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "at a specified frequency"
  new RegExp(
    `\\b(?:at|with|in) ${ANY} ${PROMISED} (?:frequency|cadence|rate|rhythm|intervals?)\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "according to the defined schedule"
  new RegExp(
    `\\b(?:according to|in line with|in accordance with|per|on|following) ${ANY} (?:agreed|defined|set|established|pre-?defined|predetermined|planned|fixed|specified) (?:schedule|cycle|timetable|rhythm|cadence|frequency|intervals?)\\b${NOT_GIVEN}`,
    "giu",
  ),
  // "at planned intervals"
  /\b(?:at|in) (?:set|defined|agreed|planned|given|fixed|certain|scheduled|specified|pre-?defined|predetermined) intervals\b/giu,
  new RegExp(
    `\\bat (?:set|fixed|defined|agreed|certain|given|planned|scheduled) times\\b${NOT_GIVEN}`,
    "giu",
  ),
  /\bon a (?:scheduled|planned|defined|set) basis\b/giu,
];

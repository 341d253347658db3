/** What promises a number that then does not come. Each as a pattern that is global. */
export const MISSING: readonly RegExp[] = [
  // "at most after it was found"
  /\b(?:at most|no (?:more|later|longer) than|not later than|within|older than|longer than)(?= (?:after|before|ago|from|of the (?:day|date|event|request|report|change|discovery)|following|since)\b| old\b)/giu,
  // "at least every."
  /\b(?:at least|at most|no (?:more|less|fewer|later|longer) than|not later than|more than|less than|fewer than|older than|longer than|(?<!from )within|every|up to)(?=\s*(?:[.;,:!?)]|$))/giu,
  // "within the deadline"
  /\b(?:within|in|by|before|after|for) (?:an?|the|its|their|some) (?:(?:agreed|agreed-upon|defined|given|set|specified|stated|established|prescribed|allowed|allotted|short|certain|limited|acceptable|stipulated|applicable|usual|normal|expected|minimum|maximum|fixed|pre-?defined|target|required) )(?:amount of time|period(?: of time)?|time-?(?:frame|line|scale|limit)?s?|time (?:frame|limit|period)s?|deadlines?|window|interval|number of (?:hours|days|weeks|months|years))(?! (?:that|which|in which|of|from|set|given|for|named|required|as)\b)/giu,
  /\bwithin (?:a|the) (?:deadline|time-?frame|time limit|period of time)(?! (?:that|which|in which|of|from|set|given|for|named|required|as)\b)/giu,
  /\bwithin (?:hours|days|weeks|months|minutes)\b/giu,
  /\bfor (?:a|some) (?:period of time|while|time)\b(?! (?:that|of|as)\b)/giu,
  // "at planned intervals"
  /\b(?:at|in) (?:set|defined|agreed|planned|given|fixed|certain|scheduled|specified|pre-?defined|predetermined) intervals\b/giu,
  /\bon a (?:scheduled|planned|defined|set) basis\b/giu,
];

const TIMES =
  "minute|hour|day|night|week|fortnight|month|quarter|half-?year|year|shift|sprint|release|business day|working day";

/** What says how often, or after or before what. */
export const RHYTHM = new RegExp(
  `[\\uE000\\uE001]|\\d|\\b(?:(?:each|every|once an?|twice an?|per|times an?|once every|the|other) (?:calendar |business |working |financial |fiscal |other |second |third )?(?:${TIMES})s?|` +
    "annual(?:ly)?|yearly|half-yearly|quarterly|monthly|weekly|daily|hourly|nightly|fortnightly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|bi-?monthly|" +
    "continuous(?:ly)?|at all times|always|in real time|automatically|" +
    "when|whenever|if|before|after|once|upon|until|unless|during|while|as soon as|at the (?:end|start|beginning|latest)|at least|at most|on the day|on request|on demand|" +
    "prior to|following|as part of|for each|for every|in each|in every|with each|with every|at each|at every|on each|on every|on hire|on departure|at hire)\\b",
  "iu",
);

/** What is reviewed as it comes, and not by the calendar. */
export const EVENTS =
  /\b(?:pull requests?|merge requests?|changes?|commits?|code|deployments?|releases?|requests?|exceptions?|incidents?|alerts?|tickets?|applications?|candidates?|new|contracts?|findings?|claims?|complaints?|disputes?|cases?|invoices?|events?|reports?|results?|each|emergency|work of others|waivers? (?:that|which))\b/iu;

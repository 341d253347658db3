import { wordsOf } from "./words.ts";

const ACTS =
  "action|actions|notice|notification|response|report|reporting|repair|removal|attention|revocation|escalation|remediation|correction|" +
  "disclosure|investigation|deletion|communication";
/** What is to be done `at once`, where it does not say how many at one time. */
const TELLS =
  "tells?|informs?|reports?|notif(?:y|ies)|calls?|revokes?|removes?|withdraws?|escalates?|isolates?|disconnects?|returns?|acts?|responds?|stops?";
/** Where `at once` says how many at one time. */
const TOGETHER =
  "more than|at most|than one|all|both|two|several|everything|everybody|every one|[\\uE000\\uE001]";

/** Fast, and nobody knows how fast. */
export const haste = wordsOf("Say how soon: at most {parameter} after what happens.", [
  "shortly(?= (?:after|before|afterwards|thereafter)\\b|[.,;]|$)|(?<!as )soon(?! as\\b)",
  "(?<!\\b(?:effective|effect) )immediately(?! (?:before|above|below|preceding|precedes|preceded|following|follows|adjacent|next|prior|behind|beside)\\b)",
  `(?:immediate|prompt|swift|rapid|speedy|urgent|quick)(?= (?:\\w+ )?(?:${ACTS})\\b(?! (?:teams?|plans?|codes?|units?|retainers?)\\b))`,
  "instantly|forthwith|(?<!\\b(?:that|the|this|every|each|its|their|a|any|no) )right away|straight ?away|urgently|hastily|eventually(?! consistent\\b)|asap",
  `(?<=\\b(?:${TELLS})\\b[^.;,]{0,80} )(?<!\\b(?:${TOGETHER})\\b[^.;,]{0,60} )at once`,
  "(?<!\\b(?:as|how|so|too|however) )(?:promptly|expeditiously|swiftly|speedily|quickly|rapidly)|(?:un)?timely",
  "(?:in|within|on) a (?:timely|prompt|reasonable) (?:manner|fashion|way|time|period|time-?frame|basis)",
  "within (?:(?:timely|reasonable) )?reasonable time|in (?:due|good|reasonable) (?:time|course)",
  "at (?:the|its|their|his or her|your|our) (?:very )?(?:earliest|first|next|soonest)(?: (?:possible|available|suitable|convenient|practical|reasonable))? " +
    "(?:opportunity|convenience|occasion|possible (?:time|date|moment)|moment)|at the earliest possible|at (?:its|their|your|our) convenience",
  "(?:in|within|for|after) (?:a|some) (?:short|brief|little) (?:time|while|delay)|in the (?:near|foreseeable) future|before long",
  "with (?:high |top |the highest |utmost )?priority(?=[.,;]|$)|(?:as|is|are) a matter of (?:urgency|priority)|with (?:all|due|the utmost|utmost|great) (?:speed|haste|urgency|dispatch|expedition)",
  "well (?:before|in advance|ahead)|(?:long|early|soon|quickly|fast) enough",
  "some (?:minutes|hours|days|weeks|months|years|time)(?= (?:after|before|afterwards|later|earlier|in advance)\\b)",
  "without (?:hesitation|loss of time)|without (?:(?:undue|unreasonable|unnecessary|further|needless|culpable) )?delay",
  "as (?:soon|quickly|early|fast|promptly|rapidly|swiftly) as (?:is )?(?:reasonably )?(?:possible|practicable|practical|feasible|convenient|(?:it|they|he or she|you|we) can)",
]);

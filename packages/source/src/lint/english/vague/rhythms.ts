import { wordsOf } from "./words.ts";

const RECURRING =
  "reviews?|reviewing|tests?|testing|training|audits?|assessments?|checks?|scans?|scanning|back-?ups?|updates?|meetings?|monitoring|" +
  "inspections?|exercises?|drills?|reports?|restores?|rotation|intervals?|basis|recertifications?";

/** Again, and nobody knows when. */
export const rhythms = wordsOf("Say how often: every {parameter}, or each quarter.", [
  "regularly|periodically|frequently|infrequently|routinely|occasionally|continually|sporadically|every so often|from time to time",
  "(?:every )?once in a while|on occasions?|(?:every )?now and (?:then|again)|at times(?=[.,;]|$)|sometimes|seldom|rarely",
  "(?<!\\b(?:more|most|less|least|as|how|so|too) )(?:frequent|sporadic)(?! flyers?\\b)",
  "(?<!\\b(?:as|how|however|so|that|this|too|more|less|most|least) )often(?! as\\b)",
  "on an? (?:regular|periodic|frequent|ongoing|routine|recurring) basis",
  "at (?:regular|periodic|frequent|reasonable|suitable|appropriate)(?:,? (?:and )?[a-z]+)? intervals",
  `(?:regular|periodic|frequent|occasional|routine)(?! expressions?\\b)(?= (?:\\w+ )?(?:${RECURRING})\\b)`,
  "every (?:few|couple of|so many) (?:minutes|hours|days|weeks|months|years)",
]);

import { ACTORS } from "./verbs.ts";

/** Words behind `by` that say how, when or how much, and not who. */
const NOT_SOMEBODY =
  "(?:the|its|their) (?:end|start|beginning|close|time|day|date|deadline|due date|way|means|use)\\b|" +
  "(?:means|way|default|design|law|contract|itself|themselves|restoration|automation|encryption|inspection|rotation|simulation|observation|" +
  "comparison|e-?mail|mail|post|telephone|phone|hand|name|id|number|role|region|severity|priority|risk|class|category|type|size|value|date|department|country|site|kind|likelihood|impact|criticality|sensitivity|age|order|at|then|now|when|which|whom|what|where|how|the same|no later|" +
  "January|February|March|April|May|June|July|August|September|October|November|December|" +
  "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b|[\\uE000\\uE001\\d]|" +
  "(?!(?:engineering|accounting|marketing|purchasing|manufacturing|nursing|banking|housing)\\b)[a-z]+ing\\b";
const PEOPLE = `(?:${ACTORS}|enforcement|clerks?|firms?|persons?|people|members?|reviewers?|approvers?|authors?|analysts?|auditors?|authorit(?:y|ies)|counsel|signatories)`;
const BY = new RegExp(`\\bby (?!(?:${NOT_SOMEBODY})(?! (?:[\\p{L}-]+ )?${PEOPLE}\\b))[\\p{L}]`, "iu");

const TIMES = "seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|percent|per cent";
/** `by at least {n} of the code owners`: so many of them do it. */
const BY_SOME = new RegExp(
  "\\bby (?:at least|at most|exactly|only|more than|no (?:fewer|less|more) than|up to|a minimum of) " +
    `(?:[\\uE000\\uE001\\d]+|[a-z]+)(?! (?:${TIMES})\\b)|\\bby [\\uE000\\uE001\\d]+ (?!(?:${TIMES})\\b)(?:of (?:the|its|their)\\b|(?:[a-z-]+ ){0,2}${PEOPLE}\\b)`,
  "iu",
);
/** What is less or more by so much, and not by somebody. */
const CHANGED =
  /^(?:extended|increased|reduced|shortened|raised|lowered|exceeded|delayed|advanced|postponed|prolonged|decreased|cut)$/i;

const THROUGH = /^(?: [\p{L}-]+){0,6}? (?:through|via|using|with the help of)\b|^[^.;]*\bautomatically\b/iu;
/** `only after the security owner has approved it` says who decides. */
const DECIDED = new RegExp(
  "\\b(?:after|until|unless|before|once|without)\\b.*\\b(?:(?:has|have|had) (?:approved|authori[sz]ed|accepted|signed|confirmed|agreed|reviewed|asked|requested)|" +
    "approves?|authori[sz]es?|accepts?|signs?|confirms?|agrees?|approval of)\\b|\\b(?:that|which|whom)\\b.*\\b(?:has|have) (?:approved|authori[sz]ed)\\b",
  "iu",
);
const OF_WHOM = /\b(?:responsibility|duty|task|job) of\b|\bresponsible for\b/i;

/** True where what stands around a participle says who does it. */
export function namesSomebody(before: string, participle: string, after: string): boolean {
  const rest = after.split(/[.;] /)[0] ?? "";
  return (
    BY.test(rest) ||
    (BY_SOME.test(rest) && !CHANGED.test(participle)) ||
    /\bby (?:the|an?|its|their|our) [\p{L} -]+,/iu.test(before) ||
    THROUGH.test(rest) ||
    DECIDED.test(rest) ||
    OF_WHOM.test(rest)
  );
}

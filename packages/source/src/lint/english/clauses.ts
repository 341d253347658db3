import { FINITE, FINITE_AFTER_WHO, SUBORDINATORS } from "./verbs.ts";

/** Where the clause begins that a verb stands in: after a comma, a semicolon or the sentence before. */
export function clauseStart(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(sentenceStart(text, at), before.lastIndexOf(", ") + 1, before.lastIndexOf(": ") + 1);
}

export function sentenceStart(text: string, at: number): number {
  const before = text.slice(0, at);
  return Math.max(0, before.lastIndexOf(". ") + 1, before.lastIndexOf("; ") + 1);
}

/** `Before go-live the rollback is …`: a time, and no clause. */
const WHEN =
  /^(?:before|after|since|until) (?:the |each |every |any |an? )?[\p{L}-]+ (?=(?:the|each|every|all|an?|any|its|their) )/iu;
const SUBORDINATOR = new RegExp(`\\b(?:${SUBORDINATORS})\\b`, "giu");
const HAS_VERB = new RegExp(`\\b(?:${FINITE})\\b`, "iu");
const IS_WHO = /^(?:that|which|who|whoever|what|whatever)$/i;
const HAS_VERB_OF_WHO = new RegExp(`\\b(?:${FINITE}|${FINITE_AFTER_WHO})\\b`, "iu");

/** True where the verb is that of a part such as `that is reviewed`: one that has no other verb yet. */
export function isSubordinate(whole: string): boolean {
  const clause = whole.trimStart().replace(WHEN, "");
  const last = [...clause.matchAll(SUBORDINATOR)].at(-1);
  if (last === undefined) return false;
  const verb = IS_WHO.test(last[0]) ? HAS_VERB_OF_WHO : HAS_VERB;
  return !verb.test(clause.slice(last.index + last[0].length));
}

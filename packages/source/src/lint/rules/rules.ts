import type { CommentRule, ProgramRule, Rule, SentenceRule } from "../rule.ts";
import { andOr } from "./and-or.ts";
import { controlWithoutCriterion } from "./control-without-criterion.ts";
import { noActor } from "./no-actor.ts";
import { noThreshold } from "./no-threshold.ts";
import { onlySupporting } from "./only-supporting.ts";
import { orphanControl } from "./orphan-control.ts";
import { orphanStatement } from "./orphan-statement.ts";
import { plainNumber } from "./plain-number.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { vagueWord } from "./vague-word.ts";

export const sentenceRules: readonly SentenceRule[] = [
  vagueWord,
  noActor,
  noThreshold,
  andOr,
  plainNumber,
  orphanStatement,
];
export const programRules: readonly ProgramRule[] = [orphanControl, controlWithoutCriterion, onlySupporting];
const commentRules: readonly CommentRule[] = [unusedIgnore];

/** Every rule of the language lint, in the order in which its page lists them. Another one is a file and a line. */
export const lintRules: readonly Rule[] = [...sentenceRules, ...programRules, ...commentRules];

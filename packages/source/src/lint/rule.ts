import type { Program } from "@bylaw/core";
import type { Role, Sentence } from "./sentence.ts";

/** What every rule says of itself: its part of the page on the lint. */
interface About {
  /** Never changes between releases: `vague-word`. */
  readonly id: string;
  /** What it looks for, as a title. */
  readonly title: string;
  readonly why: string;
  /** What to do about a finding, in general. */
  readonly fix: string;
}

/** A part of a sentence that a rule is about. */
export interface Found {
  /** Where it begins in the text, and how many characters it has. */
  readonly at: number;
  readonly length: number;
  /** What is wrong with it, as a sentence. */
  readonly message: string;
  /** What to write instead, as a sentence. */
  readonly suggestion: string;
}

/** A sentence as an example writes it: `{period}` is a parameter. */
export interface BadExample {
  readonly says: string;
  /** The words that are found. */
  readonly words: string;
  /** Where it names no control. */
  readonly unverified?: true;
}

/** A rule about sentences, one at a time. Pure. */
export interface SentenceRule extends About {
  readonly reads: "sentence";
  /** The texts it looks at. */
  readonly roles: readonly Role[];
  /** Statements, unless another role is all it looks at. */
  readonly bad: readonly [BadExample, ...BadExample[]];
  readonly good: readonly [string, ...string[]];
  find(sentence: Sentence): readonly Found[];
}

/** A definition of a program that a rule is about. */
export interface FoundDefinition {
  readonly definition: object;
  /** `control key-rotation`. */
  readonly subject: string;
  /** The criterion whose claim it is about. */
  readonly criterion?: string;
  readonly message: string;
  readonly suggestion: string;
}

/** A rule about who is tied to whom in a program. Pure. */
export interface ProgramRule extends About {
  readonly reads: "program";
  /** As code. */
  readonly bad: readonly [string, ...string[]];
  readonly good: readonly [string, ...string[]];
  find(program: Program): readonly FoundDefinition[];
}

/** A rule about the comments by which findings are accepted; the lint itself follows it. */
export interface CommentRule extends About {
  readonly reads: "comments";
  readonly bad: readonly [string, ...string[]];
  readonly good: readonly [string, ...string[]];
}

export type Rule = SentenceRule | ProgramRule | CommentRule;

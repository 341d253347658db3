import type { Statement } from "@bylaw/core";

/** What a text is in a program. */
export type Role = "statement" | "control" | "evidence" | "definition" | "duty" | "scope" | "waivers";

/** A sentence as rules read it, wherever it is written. */
export interface Sentence {
  readonly role: Role;
  /** `statement ENC-4`, `control key-rotation`. */
  readonly subject: string;
  /** Of a statement. */
  readonly level?: Statement["level"];
  /** On one line; a parameter that it shows is the character `PARAMETER`, a value that nobody can read `UNKNOWN`. */
  readonly text: string;
  /** The terms that its policy defines, in lower case: what they mean is said there. */
  readonly terms: readonly string[];
  /** How the program's parameters read, as `365 days`, where a program is there. */
  readonly parameters: readonly ShownParameter[];
  /** True for a demand that stands in a policy with no control named. */
  readonly isUnverified: boolean;
}

export interface ShownParameter {
  readonly id: string;
  /** In force everywhere, or by itself: `365 days`. */
  readonly texts: readonly string[];
}

/** True for a sentence that binds. */
export function isDemand({ level }: Sentence): boolean {
  return level === "MUST" || level === "MUST NOT";
}
